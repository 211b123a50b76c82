import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';
import type { RhythmRecord } from './rhythm-record.ts';
import { isAsleep } from './sleep.ts';

/** When something was, and what the member noted of it. */
export type MomentEdit = Pick<RhythmRecord, 'kind' | 'startAt' | 'note'>;

export type MomentErrorCode = 'rhythm-in-future' | 'note-too-long' | 'in-bed-already';

/** What keeps a moment with this time and note from being recorded, or null. */
export function momentError(
  { startAt, note }: Pick<MomentEdit, 'startAt' | 'note'>,
  now: number,
): 'rhythm-in-future' | 'note-too-long' | null {
  if (startAt > now) return 'rhythm-in-future';
  return note.length > NOTE_MAX ? 'note-too-long' : null;
}

/** True for sleep, which lasts; all other records are moments. */
export function isSleep({ kind }: Pick<RhythmRecord, 'kind'>): boolean {
  return kind === 'sleep';
}

/** The sleep that goes on at `at`, the one that began last; undefined while none is known. */
export function sleepGoingOn(records: ReadonlyArray<RhythmRecord>, at: number): RhythmRecord | undefined {
  return records.findLast((record) => isSleep(record) && record.startAt <= at && isAsleep(record, at));
}

/** What may well be recorded from bed tells nothing of having got up. */
const fromBed: ReadonlySet<string> = new Set(['sleep', 'bed', 'contact', 'medicine', 'drowsy']);

/**
 * True while sleep goes on at `at` and since it began neither work nor anything else for which one gets up was recorded.
 * Otherwise, going to bed can be recorded: when the member got up is not known then.
 * @param rhythm sleep and moments, sleep in order
 */
export function isInBed(
  rhythm: ReadonlyArray<RhythmRecord>,
  entries: ReadonlyArray<Pick<TimeEntry, 'startAt'>>,
  at: number,
): boolean {
  const lasting = sleepGoingOn(rhythm, at);
  const awake = [...entries, ...rhythm.filter(({ kind }) => !fromBed.has(kind))];
  return lasting !== undefined && !awake.some(({ startAt }) => startAt > lasting.startAt && startAt <= at);
}

/**
 * Getting up that was recorded by itself, as no sleep was known from which the member got up. Once that sleep is recorded,
 * its end says the same.
 */
export function isLoneGettingUp(record: RhythmRecord, sleep: ReadonlyArray<RhythmRecord>): boolean {
  const isEnd = ({ endAt }: RhythmRecord) => endAt !== null && sameMinute(endAt, record.startAt);
  return record.kind === 'out-of-bed' && !sleep.some(isEnd);
}

/** True for two instants that a clock without seconds shows alike. */
export function sameMinute(a: number, b: number): boolean {
  return Math.floor(a / MINUTE_MS) === Math.floor(b / MINUTE_MS);
}
