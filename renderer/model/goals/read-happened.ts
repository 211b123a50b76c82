import { readEntries } from '#renderer/model/log/index.ts';
import { readRhythm } from '#renderer/model/rhythm/index.ts';
import { atOneMoment } from '#renderer/store/at-one-moment.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { REMINDER_MS } from '#shared/domain/clock/reminder.ts';
import { reachOf } from '#shared/domain/day/day.ts';
import { momentsOf } from '#shared/domain/goals/day-facts.ts';
import type { HappenedEvent } from '#shared/domain/goals/goal-reminder.ts';
import type { Standpoint } from './read-goals.ts';

/**
 * What happened so shortly before now that a reminder may follow it: blocks that ended, work that began, and moments of the
 * rhythm.
 */
export async function readHappened(
  db: WorkspaceDb,
  { today, now, starts }: Pick<Standpoint, 'today' | 'now' | 'starts'>,
): Promise<HappenedEvent[]> {
  const lately = { startAt: now - REMINDER_MS, endAt: now + 1 };
  const [entries, rhythm] = await atOneMoment(db, ['entries', 'rhythm'], (db) =>
    Promise.all([
      readEntries(db, lately),
      // All of the day, so that a nap is told from main sleep.
      readRhythm(db, reachOf([today])),
    ]),
  );
  const moments = momentsOf({ entries: entries.rows, rhythm: rhythm.rows }, starts);
  return [
    ...entries.rows.flatMap(({ endAt }) =>
      endAt === null ? [] : [{ event: 'block-end' as const, at: endAt }],
    ),
    ...moments.map(({ kind, at }) => ({ event: kind, at })),
  ].filter(({ at }) => lately.startAt <= at && at <= now);
}
