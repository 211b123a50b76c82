import { readEntries } from '#renderer/model/log/index.ts';
import { readRhythm } from '#renderer/model/rhythm/index.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { REMINDER_MS } from '#shared/domain/clock/reminder.ts';
import { momentsOf } from '#shared/domain/goals/day-facts.ts';
import type { HappenedEvent } from '#shared/domain/goals/goal-reminder.ts';

/** What happened so shortly before `now` that a reminder may follow it: blocks that ended, and moments of the rhythm. */
export async function readHappened(db: WorkspaceDb, now: number): Promise<HappenedEvent[]> {
  const reach = { startAt: now - REMINDER_MS, endAt: now + 1 };
  const [entries, rhythm] = await Promise.all([readEntries(db, reach), readRhythm(db, reach)]);
  return [
    ...entries.rows.flatMap(({ endAt }) =>
      endAt === null ? [] : [{ event: 'block-end' as const, at: endAt }],
    ),
    ...rhythm.rows.flatMap(momentsOf).map(({ kind, at }) => ({ event: kind, at })),
  ];
}
