import { sharedRows } from '#renderer/store/shared-rows.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { readWork } from './read-work.ts';

/** What a member can work on, as seen from a day (`readWork`); undefined until it is read. */
export const useWork = sharedRows(({ db }, day: Day) => readWork(db, day));
