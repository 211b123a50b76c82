import { when } from '#renderer/locales/day-words.ts';
import { kindName } from '#renderer/locales/rhythm-names.ts';
import type { TextTools } from '#renderer/locales/use-text.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { type Kind, kindOf } from '#shared/domain/rhythm/kinds.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';

/** A moment in words: what it was, when, and what the member noted about it. */
export function momentWords(
  { t, format }: Pick<TextTools, 't' | 'format'>,
  record: RhythmRecord,
  kinds: ReadonlyArray<Kind>,
  day: Day,
): string {
  const { startAt, zone, note } = record;
  const kind = kindName({ t }, kindOf(kinds, record));
  const moment = t('week.momentAt', { kind, time: when(format, startAt, zone, day) });
  return note === '' ? moment : t('week.momentNote', { moment, note });
}
