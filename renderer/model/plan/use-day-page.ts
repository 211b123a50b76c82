import { sharedRows } from '#renderer/store/shared-rows.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { readDayPage } from './read-plan.ts';

/** What was written about a day (`readDayPage`); undefined until it is read. */
export const useDayPage = sharedRows(({ db }, day: Day) => readDayPage(db, day));
