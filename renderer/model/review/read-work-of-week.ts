import { readDays } from '#renderer/model/log/index.ts';
import { readDoneOn } from '#renderer/model/plan/index.ts';
import { readNames, readOccurrences } from '#renderer/model/work/index.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { Task } from '#shared/domain/work/task.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';

/** What was planned and what was worked in a week. */
export interface ReviewWork {
  /** What stood on the plan of its days, done or not. */
  planned: Task[];
  /** Entries that may touch its days. */
  entries: TimeEntry[];
  /** What was finished or handed over, in order of time. */
  done: WorkItem[];
  /** All that was recorded of what was finished, in other weeks too. */
  entriesOfDone: TimeEntry[];
  /** What all of these are called, by id. */
  titles: Map<string, string>;
}

/** Reads what was planned and worked on days that follow each other. @param zone in which things were finished */
export async function readReviewWork(
  db: WorkspaceDb,
  days: ReadonlyArray<Day>,
  zone: string,
): Promise<ReviewWork> {
  const [planned, records, done] = await Promise.all([
    readPlannedIn(db, days),
    readDays(db, days),
    readDoneOn(db, days, zone),
  ]);
  const entriesOfDone = await readTimesOf(
    db,
    done.map(({ id }) => id),
  );
  const { titles } = await readNames(
    db,
    planned.map(({ id }) => id),
  );
  for (const { id, title } of planned) if (!titles.has(id)) titles.set(id, title);
  for (const [id, title] of records.titles) titles.set(id, title);
  return { planned, entries: records.entries, done, entriesOfDone, titles };
}

/** What stands on the plan of days that follow each other, with what repeats on them. */
async function readPlannedIn(db: WorkspaceDb, days: ReadonlyArray<Day>): Promise<Task[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const [rows, occurrences] = await Promise.all([
    db.rows('tasks').where('day').between(first, last, true, true).toArray(),
    readOccurrences(db, first, days.length),
  ]);
  return [...parseRows('tasks', rows), ...occurrences];
}

/** All entries of some tasks that have ended. */
async function readTimesOf(db: WorkspaceDb, taskIds: ReadonlyArray<string>): Promise<TimeEntry[]> {
  const rows = await db
    .rows('entries')
    .where('taskId')
    .anyOf([...taskIds])
    .toArray();
  return parseRows('entries', rows).filter(({ endAt }) => endAt !== null);
}
