import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';

/** An edge of sleep on its way: the times that a record will have, before they are read with it. */
export interface SleepDraft extends Pick<RhythmRecord, 'id' | 'startAt' | 'endAt'> {
  /**
   * While it is moved and saved, it holds, though the record is read anew with what was saved before. Once it is saved, it is
   * over as soon as the record is read anew.
   */
  state: 'moved' | 'saving' | 'saved';
}

/** Recorded sleep with the times that one of them is being given. */
export function withDraft(
  sleep: ReadonlyArray<RhythmRecord>,
  draft: SleepDraft | null,
): ReadonlyArray<RhythmRecord> {
  if (!draft) return sleep;
  const { id, startAt, endAt } = draft;
  return sleep.map((record) => (record.id === id ? { ...record, startAt, endAt } : record));
}
