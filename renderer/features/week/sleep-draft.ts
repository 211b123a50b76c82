import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';

/** An edge of sleep on its way: the times it will have, before they are saved. */
export interface SleepDraft extends Pick<RhythmRecord, 'startAt' | 'endAt'> {
  /** The record as it was read. Once it has been saved, it is another object, and the draft is over. */
  of: RhythmRecord;
}

/** Recorded sleep with the times that one of them is being given. */
export function withDraft(
  sleep: ReadonlyArray<RhythmRecord>,
  draft: SleepDraft | null,
): ReadonlyArray<RhythmRecord> {
  if (!draft || !sleep.includes(draft.of)) return sleep;
  const { of, startAt, endAt } = draft;
  return sleep.map((record) => (record === of ? { ...record, startAt, endAt } : record));
}
