import type { Db } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import type { DayStarts } from '#shared/domain/day/day.ts';

/** Where the member's days start: what was chosen for a day stands in the plan of it. */
export async function readDayStarts(db: Db<'plans'>): Promise<DayStarts> {
  // The index holds only those days for which something was chosen.
  const plans = parseRows('plans', await db.rows('plans').orderBy('startMinutes').toArray());
  return plans
    .flatMap(({ day, startMinutes }) => (startMinutes === null ? [] : [{ from: day, minutes: startMinutes }]))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
