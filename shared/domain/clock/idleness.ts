import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { EntryKind, TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { Preferences } from '#shared/domain/preferences.ts';

/** Kinds of work that happen away from the keyboard: talking and listening, books and paper. */
const awayFromKeyboard: ReadonlyArray<EntryKind> = ['meeting', 'study'];

/**
 * How long nobody may touch the computer before the time of a block becomes unsure, in milliseconds; null: however long.
 */
export function idleLimitMs(
  { kind }: Pick<TimeEntry, 'kind'>,
  { idleMinutes }: Pick<Preferences, 'idleMinutes'>,
): number | null {
  return idleMinutes === null || awayFromKeyboard.includes(kind) ? null : idleMinutes * MINUTE_MS;
}
