import { sharedRows } from '#renderer/store/shared-rows.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { readDays } from './read-days.ts';

/** Everything that was recorded around a day, read once for all parts of a screen; undefined until it is read. */
export const useDayRecords = sharedRows(({ db }, day: Day) => readDays(db, [day]));
