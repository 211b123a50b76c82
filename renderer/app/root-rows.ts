import { readDayStarts } from '#renderer/model/day/index.ts';
import { readFirstWeekday } from '#renderer/model/preferences/index.ts';
import { sharedRows } from '#renderer/store/shared-rows.ts';
import { getState } from '#renderer/store/state.ts';

/** What has to be known before anything is shown: whether the member has begun, and how their days and weeks begin. */
export const useRootRows = sharedRows(async ({ db }) => {
  const [onboarded, dayStarts, firstWeekday] = await Promise.all([
    getState(db, 'onboarded'),
    readDayStarts(db),
    readFirstWeekday(db),
  ]);
  return { isOnboarded: onboarded !== null, dayStarts, firstWeekday };
});
