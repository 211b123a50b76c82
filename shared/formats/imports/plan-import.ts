import type { Task } from '../../domain/task.ts';
import { newTask } from '../../domain/task.ts';
import { TimeEntry } from '../../domain/time-entry.ts';
import type { WorkItem } from '../../domain/work.ts';
import { stableId } from '../stable-id.ts';
import type { TimeLine } from './time-lines.ts';

/** What is here already. */
export interface Known {
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
  entries: TimeEntry[];
  /** Tasks to be made, finished: what is imported is over, and leaves the day as it is. */
  tasks: Task[];
  /** Every task that the new entries are about. */
  named: NamedTask[];
  /** How many lines are here already. */
  known: number;
}

/**
 * What importing some lines adds. Each entry and each task has an id made of what the file says, so that importing the
 * same lines again, from the same file or another that holds them too, adds nothing. An entry that is here stays as it
 * is, also where it was changed since.
 */
export function planImport(lines: ReadonlyArray<TimeLine>, { entryIds, items }: Known): ImportPlan {
  const plan: ImportPlan = { entries: [], tasks: [], named: [], known: 0 };
  const find = finder(items);
  const named = new Map<string, NamedTask & { firstAt: number; lastAt: number }>();
  const seen = new Map<string, number>();
  for (const line of lines) {
    // Two lines that say the same are two entries.
    const same = stableId('import', line.identity);
    const nth = seen.get(same) ?? 0;
    seen.set(same, nth + 1);
    const id = nth === 0 ? same : `${same}.${nth}`;
    if (entryIds.has(id)) {
      plan.known++;
      continue;
    }
    const { startAt, endAt, zone, note, title, project } = line;
    const task = title === '' ? null : find(title, project);
    plan.entries.push(TimeEntry.parse({ id, taskId: task?.id ?? null, startAt, endAt, zone, note }));
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

/**
 * Finds the task that a title and a project name: one of the same title and project; else one of the same title where
 * either has no project; else one to be made.
 */
function finder(items: ReadonlyArray<WorkItem>) {
  const byTitle = new Map<string, WorkItem[]>();
  for (const item of items)
    byTitle.set(comparable(item.title), [...(byTitle.get(comparable(item.title)) ?? []), item]);
  const ids = new Set(items.map(({ id }) => id));
  return (title: string, project: string): Omit<NamedTask, 'entries'> => {
    const alike = byTitle.get(comparable(title)) ?? [];
    const found =
      alike.find((item) => comparable(item.project) === comparable(project)) ??
      alike.find((item) => item.project === '' || project === '');
    if (found) return { id: found.id, title: found.title, project: found.project, isNew: false };
    const id = stableId('import-task', [comparable(title), comparable(project)]);
    // It was made by an import before, and has another title since.
    return { id, title, project, isNew: !ids.has(id) };
  };
}

function comparable(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
