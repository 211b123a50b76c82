import type { WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';

/** A block that ended longer ago than this is not asked about. */
const FRESH_MS = 15 * MINUTE_MS;
/** A block shorter than this is not asked about. */
const SHORT_MS = MINUTE_MS;
/** A block that began longer ago than this is looked for no more. */
const REACH_MS = 24 * HOUR_MS;

/** The last block of a device, when it ended just now, nothing is open, and nobody was asked yet how it was. */
export async function readJustEnded(db: WorkspaceDb, device: string, now: number): Promise<TimeEntry | null> {
  const rows = await db
    .rows('entries')
    .where('startAt')
    .between(now - REACH_MS, now, true, true)
    .toArray();
  const last = parseRows('entries', rows)
    .filter((entry) => entry.source === 'focus' && entry.device === device)
    .toSorted((a, b) => a.startAt - b.startAt)
    .at(-1);
  if (!last || last.endAt === null || last.felt !== null) return null;
  const isFresh = now - last.endAt < FRESH_MS && last.endAt - last.startAt >= SHORT_MS;
  return isFresh && last.unsure.length === 0 ? last : null;
}
