import type { Day } from '#shared/domain/day.ts';
import { dayOf } from '#shared/domain/day.ts';
import { type WorkItem, workItems } from '#shared/domain/work.ts';
import type { WorkspaceDb } from '../database.ts';
import { readDayStarts } from './day-starts.ts';
import { reachOf } from './entries.ts';
import { parseRows } from './parse-rows.ts';

/** What was finished or handed over on a logical day of `zone`, in the order of it. */
export async function readDone(db: WorkspaceDb, day: Day, zone: string): Promise<WorkItem[]> {
  const { startAt, endAt } = reachOf([day]);
  const [starts, tasks, assignments] = await Promise.all([
    readDayStarts(db),
    db.rows('tasks').where('doneAt').between(startAt, endAt).toArray(),
    db.rows('assignments').where('handedOverAt').between(startAt, endAt).toArray(),
  ]);
  return workItems(parseRows('tasks', tasks), parseRows('assignments', assignments))
    .filter(({ doneAt }) => doneAt !== null && dayOf(doneAt, zone, starts) === day)
    .toSorted((a, b) => (a.doneAt ?? 0) - (b.doneAt ?? 0));
}
