import { readDayStarts } from '#renderer/model/day/index.ts';
import { readEntries } from '#renderer/model/log/index.ts';
import { readSleep } from '#renderer/model/rhythm/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change, type Transaction } from '#renderer/store/write.ts';
import { firstDayFor, type Moment, withDayStart } from '#shared/domain/day/day.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { dayChange } from './day-page.ts';

/** What was recorded longer ago is on an earlier day than the present one, in every zone. */
const RECENT_MS = 3 * DAY_MS;

/**
 * Lets the member's days start at `minutes` after midnight, from the first day on with which nothing recorded moves.
 * What was chosen before for days to come no longer holds.
 * @returns no changes: once the new start is in force, undoing it would move what was recorded since. The member can
 *   always choose again.
 */
export function chooseDayStart(workspace: Workspace, minutes: number): Promise<Change[]> {
  return atomically(workspace, ['plans', 'entries', 'rhythm'], async (transaction) => {
    const current = await readDayStarts(transaction.db);
    const from = firstDayFor(minutes, await recentMoments(transaction), current);
    const chosen = withDayStart(current, from, minutes);
    const days = new Set([...current, ...chosen].map((start) => start.from));
    await transaction.write(
      [...days].flatMap((day) => {
        const [before, after] = [current, chosen].map((starts) => starts.find((start) => start.from === day));
        const isSame = before?.minutes === after?.minutes;
        return isSame ? [] : [dayChange(day, { startMinutes: after?.minutes ?? null })];
      }),
    );
    return [];
  });
}

/** Now, and what was recorded lately, each in its own zone: after a flight another day may have begun there. */
async function recentMoments({ db, around }: Transaction<'entries' | 'rhythm'>): Promise<Moment[]> {
  const now = around.now();
  const reach = { startAt: now - RECENT_MS, endAt: now };
  const recorded = [...(await readEntries(db, reach)).rows, ...(await readSleep(db, reach)).rows];
  return [
    { at: now, zone: around.zone() },
    ...recorded.map(({ endAt, zone }) => ({ at: Math.min(endAt ?? now, now), zone })),
  ];
}
