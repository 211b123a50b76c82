import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { Task } from '#shared/domain/work/task.ts';
import { newTask } from '#shared/domain/work/task.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { type IdOf, idsWith } from '../stable-id.ts';
import type { TimeLine } from './time-lines.ts';

/** What the workspace holds before the import. */
export interface ImportedBefore {
  /** The member's secret that ids are made with. */
  secret: string;
  /** The ids of imported entries. */
  entryIds: ReadonlySet<string>;
  /** Own tasks and accepted assignments. */
  items: ReadonlyArray<WorkItem>;
}

/** A task that a file names. */
export interface NamedTask {
  id: string;
  title: string;
  project: string;
  /** How many of the entries to be added are about it. */
  entries: number;
  isNew: boolean;
}

export interface ImportPlan {
  /** What the ids are made with. */
  secret: string;
  entries: TimeEntry[];
  /** Tasks to be made. They are done already: what is imported is over, and must not change the plan of the day. */
  tasks: Task[];
  /** Every task that the new entries are about. */
  named: NamedTask[];
  /** How many lines were imported before. */
  known: number;
}

/**
 * What importing some lines adds. Each entry and each task has an id made of what the file says and the member's
 * secret, so that importing the same lines again, from the same file or another that holds them too, adds nothing. An
 * entry that was imported before stays as it is, even when the member has changed it since.
 */
export async function planImport(
  lines: ReadonlyArray<TimeLine>,
  { secret, entryIds, items }: ImportedBefore,
): Promise<ImportPlan> {
  const plan: ImportPlan = { secret, entries: [], tasks: [], named: [], known: 0 };
  const idOf = await idsWith(secret);
  const [ids, find] = await Promise.all([
    Promise.all(lines.map(({ identity }) => idOf('import', identity))),
    finder(lines, items, idOf),
  ]);
  const named = new Map<string, NamedTask & { firstAt: number; lastAt: number }>();
  const seen = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    // Two lines that say the same are two entries.
    const same = ids[index] ?? '';
    const nth = seen.get(same) ?? 0;
    seen.set(same, nth + 1);
    const id = nth === 0 ? same : `${same}.${nth}`;
    if (entryIds.has(id)) {
      plan.known++;
      continue;
    }
    const { startAt, endAt, pauses, zone, note } = line;
    const task = find(line);
    plan.entries.push(TimeEntry.parse({ id, taskId: task?.id ?? null, startAt, endAt, pauses, zone, note }));
    if (!task) continue;
    const before = named.get(task.id);
    named.set(task.id, {
      ...task,
      entries: (before?.entries ?? 0) + 1,
      firstAt: Math.min(startAt, before?.firstAt ?? startAt),
      lastAt: Math.max(endAt, before?.lastAt ?? endAt),
    });
  }
  for (const { firstAt, lastAt, ...task } of named.values()) {
    plan.named.push(task);
    if (!task.isNew) continue;
    const { id, title, project } = task;
    plan.tasks.push(newTask({ id, title, project, createdAt: firstAt, doneAt: lastAt }));
  }
  return plan;
}

type FoundTask = Omit<NamedTask, 'entries'>;

/**
 * Finds the task that a line names: one of the same title and project; else one of the same title where either has no
 * project; else one to be made.
 */
async function finder(
  lines: ReadonlyArray<TimeLine>,
  items: ReadonlyArray<WorkItem>,
  idOf: IdOf,
): Promise<(line: TimeLine) => FoundTask | null> {
  const byTitle = Map.groupBy(items, ({ title }) => comparable(title));
  const ids = new Set(items.map(({ id }) => id));
  const nameOf = ({ title, project }: TimeLine) => JSON.stringify([comparable(title), comparable(project)]);
  const names = new Map(lines.flatMap((line) => (line.title === '' ? [] : [[nameOf(line), line] as const])));
  const found = new Map<string, FoundTask>();
  for (const [name, { title, project }] of names) {
    const alike = byTitle.get(comparable(title)) ?? [];
    const own =
      alike.find((item) => comparable(item.project) === comparable(project)) ??
      alike.find((item) => item.project === '' || project === '');
    // When this id exists, an earlier import made the task, and its title was changed since.
    const id = own?.id ?? (await idOf('import-task', [comparable(title), comparable(project)]));
    const words = own ?? { title, project };
    found.set(name, { id, title: words.title, project: words.project, isNew: !ids.has(id) });
  }
  return (line) => found.get(nameOf(line)) ?? null;
}

function comparable(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
