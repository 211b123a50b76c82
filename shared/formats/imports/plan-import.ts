import { recordedIn } from '#shared/domain/day/local-zone.ts';
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
  /** The entries that earlier imports added, as they are now. */
  entries: ReadonlyArray<KnownEntry>;
  /** Own tasks and accepted assignments. */
  items: ReadonlyArray<WorkItem>;
}

export type KnownEntry = Pick<TimeEntry, 'id' | 'taskId' | 'note'>;

/** A task that a file names. */
export interface NamedTask {
  id: string;
  title: string;
  project: string;
  /** How many of the entries to be added are about it. */
  entries: number;
  isNew: boolean;
}

/** What an entry is about. */
export interface EntryWords {
  title: string;
  note: string;
}

/** An entry that was imported before, and of which the file now tells other words. */
export interface EntryChange {
  id: string;
  /** Its start in the file. */
  startAt: number;
  zone: string;
  was: EntryWords;
  becomes: EntryWords;
  patch: Pick<TimeEntry, 'taskId' | 'note'>;
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
  /** The known entries whose words differ from those of the file. They are changed only if the member wants it. */
  changes: EntryChange[];
  /** The tasks that have to be made for these changes, apart from `tasks`. */
  changeTasks: Task[];
}

/**
 * What importing some lines adds. Program, start and end tell an entry, and each entry and each task has an id made of
 * what the file says and the member's secret. So importing the same lines again, from the same file or another that
 * holds them too, adds nothing. An entry that was imported before stays as it is, even when the member has changed it
 * since; where the file says other words, they are offered as a change.
 */
export async function planImport(
  lines: ReadonlyArray<TimeLine>,
  { secret, entries, items }: ImportedBefore,
): Promise<ImportPlan> {
  const idOf = await idsWith(secret);
  const [ids, find] = await Promise.all([
    Promise.all(lines.map(({ identity }) => idOf('import', identity))),
    finder(lines, items, idOf),
  ]);
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  const plan: ImportPlan = {
    secret,
    entries: [],
    tasks: [],
    named: [],
    known: 0,
    changes: [],
    changeTasks: [],
  };
  const [named, renamed] = [new NamedTasks(), new NamedTasks()];
  const knownOf = matches(lines, ids, entries, find);
  const newIds = newIdsBeside(entries);
  for (const [index, line] of lines.entries()) {
    const { startAt, endAt, pauses, zone, note } = line;
    const task = find(line);
    const taskId = task?.id ?? null;
    const known = knownOf[index];
    if (!known) {
      const id = newIds(ids[index] ?? '');
      plan.entries.push(
        TimeEntry.parse({ id, taskId, startAt, endAt, pauses, ...recordedIn(zone, startAt), note }),
      );
      if (task) named.add(task, line);
      continue;
    }
    plan.known++;
    if (known.taskId === taskId && known.note === note) continue;
    plan.changes.push({
      ...{ id: known.id, startAt, zone },
      was: { title: titles.get(known.taskId ?? '') ?? '', note: known.note },
      becomes: { title: task?.title ?? '', note },
      patch: { taskId, note },
    });
    if (task) renamed.add(task, line);
  }
  plan.named = named.list();
  plan.tasks = named.made();
  const made = new Set(plan.tasks.map(({ id }) => id));
  plan.changeTasks = renamed.made().filter(({ id }) => !made.has(id));
  return plan;
}

/**
 * For each line the entry that it is, if it was imported before. Of several entries with the same start and end, a line
 * is the one that says the same; those that are left are given out in order.
 */
function matches(
  lines: ReadonlyArray<TimeLine>,
  ids: ReadonlyArray<string>,
  entries: ReadonlyArray<KnownEntry>,
  find: (line: TimeLine) => FoundTask | null,
): (KnownEntry | undefined)[] {
  const free = Map.groupBy(entries.toReversed(), ({ id }) => firstId(id));
  const same = lines.map((line, index) => {
    const among = free.get(ids[index] ?? '') ?? [];
    const taskId = find(line)?.id ?? null;
    const at = among.findLastIndex((entry) => entry.taskId === taskId && entry.note === line.note);
    return at < 0 ? undefined : among.splice(at, 1)[0];
  });
  return same.map((entry, index) => entry ?? free.get(ids[index] ?? '')?.pop());
}

/** The id that the first entry of this start and end has; further ones have a number after it. */
function firstId(id: string): string {
  return id.replace(/\.\d+$/, '');
}

/** Numbers the ids of new entries with the same start and end, beside those that exist. */
function newIdsBeside(entries: ReadonlyArray<KnownEntry>): (id: string) => string {
  const taken = new Set(entries.map(({ id }) => id));
  const next = new Map<string, number>();
  return (id) => {
    let nth = next.get(id) ?? 0;
    const numbered = () => (nth === 0 ? id : `${id}.${nth}`);
    while (taken.has(numbered())) nth++;
    next.set(id, nth + 1);
    return numbered();
  };
}

/** Collects the tasks that lines name, and from when to when they were worked on. */
class NamedTasks {
  readonly #tasks = new Map<string, NamedTask & { firstAt: number; lastAt: number }>();

  add(task: FoundTask, { startAt, endAt }: TimeLine): void {
    const before = this.#tasks.get(task.id);
    this.#tasks.set(task.id, {
      ...task,
      entries: (before?.entries ?? 0) + 1,
      firstAt: Math.min(startAt, before?.firstAt ?? startAt),
      lastAt: Math.max(endAt, before?.lastAt ?? endAt),
    });
  }

  list(): NamedTask[] {
    return [...this.#tasks.values()].map(({ firstAt, lastAt, ...task }) => task);
  }

  /** Those that do not exist yet. */
  made(): Task[] {
    return [...this.#tasks.values()].flatMap(({ id, title, project, isNew, firstAt, lastAt }) =>
      isNew ? [newTask({ id, title, project, createdAt: firstAt, doneAt: lastAt })] : [],
    );
  }
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
