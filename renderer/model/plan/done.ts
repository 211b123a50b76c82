import { readDayStarts } from '#renderer/model/day/index.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { dayOf, reachOf } from '#shared/domain/day/day.ts';
import { type WorkItem, workItems } from '#shared/domain/work/work.ts';

/** What was finished or handed over on a logical day of `zone`, in order of time. */
export function readDone(db: WorkspaceDb, day: Day, zone: string): Promise<WorkItem[]> {
  return readDoneOn(db, [day], zone);
}

/** The same for some days that follow each other. */
export async function readDoneOn(
  db: WorkspaceDb,
  days: ReadonlyArray<Day>,
  zone: string,
): Promise<WorkItem[]> {
  const { startAt, endAt } = reachOf(days);
  const [starts, tasks, assignments] = await Promise.all([
    readDayStarts(db),
    db.rows('tasks').where('doneAt').between(startAt, endAt).toArray(),
    db.rows('assignments').where('handedOverAt').between(startAt, endAt).toArray(),
  ]);
  return workItems(parseRows('tasks', tasks), parseRows('assignments', assignments))
    .filter(({ doneAt }) => doneAt !== null && days.includes(dayOf(doneAt, zone, starts)))
    .toSorted((a, b) => (a.doneAt ?? 0) - (b.doneAt ?? 0));
}
