import type { ReactNode } from 'react';
import { type Phrase, phrase } from '#renderer/locales/phrase.ts';
import type { TextKey } from '#renderer/locales/texts.ts';
import type { TextTools } from '#renderer/locales/use-text.tsx';
import type { RowName } from '#renderer/model/sync/index.ts';
import { dateOf } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { TableName } from '#shared/sync/tables.ts';
import { own } from './field-names.ts';
import type { JournalPart, Stretch } from './journal-parts.ts';

/** A text to be seen, and the same for accessible names and the clipboard. */
export interface Words {
  drawn: ReactNode;
  said: string;
}

/** What rows are called that have no name of their own, by table. */
const tableWords = {
  plans: 'app.plan',
  reviews: 'app.review',
  shares: 'app.share',
  goalPauses: 'app.goals',
  preferences: 'app.settings',
} as const satisfies Partial<Record<TableName, TextKey>>;

/** What a row is called. */
export function rowWords({ t, rich, format }: TextTools, table: string, { title, start }: RowName): Words {
  if (start && table === 'entries') {
    const when = instantWords(format, start.at, start.zone);
    return {
      drawn: rich('status.rowWork', { ...when, title: title ?? rich('day.withoutTask') }),
      said: t('status.rowWork', { ...when, title: title ?? t('day.withoutTask') }),
    };
  }
  if (start && table === 'rhythm') {
    const when = instantWords(format, start.at, start.zone);
    return { drawn: rich('status.rowRhythm', when), said: t('status.rowRhythm', when) };
  }
  const key = own(tableWords, table) ?? 'status.rowUnnamed';
  return { drawn: title ?? rich(key), said: title ?? t(key) };
}

/** What a part of something written is called. @param field its name in the data, where there is no word for it */
export function partName({ t, rich }: TextTools, { name }: JournalPart, field: string): Words {
  return { drawn: name ? rich(name) : field, said: name ? t(name) : field };
}

/**
 * What a part of something written says.
 * @param zone in which instants are told
 * @param titles of the work that may be named, by id
 */
export function partWords(
  { t, rich, format }: TextTools,
  { content }: JournalPart,
  zone: string,
  titles: ReadonlyMap<string, string>,
): Words {
  switch (content.kind) {
    case 'text':
      return { drawn: content.text, said: content.text };
    case 'words':
      return { drawn: rich(content.key), said: t(content.key) };
    case 'instant': {
      const when = instantWords(format, content.at, zone);
      return { drawn: rich('status.lastSyncValue', when), said: t('status.lastSyncValue', when) };
    }
    case 'time':
      return phraseWords({ t, rich }, format.time(content.minutes * MINUTE_MS, 'UTC'));
    case 'length':
      return phraseWords({ t, rich }, format.duration(content.minutes * MINUTE_MS));
    case 'day':
      return phraseWords({ t, rich }, format.day(content.day));
    case 'weekdays':
      return phraseWords({ t, rich }, format.weekdays(content.weekdays));
    case 'days':
      return phraseWords({ t, rich }, phrase(content.days.map((day) => format.day(day).markup).join('\n')));
    case 'stretches':
      return phraseWords({ t, rich }, stretchesPhrase(format, content.stretches, zone));
    case 'work': {
      const title = titles.get(content.id);
      return { drawn: title ?? rich('day.goneTask'), said: title ?? t('day.goneTask') };
    }
  }
}

/** The day and the time of an instant on the wall calendar of a zone. */
export function instantWords(format: TextTools['format'], at: number, zone: string) {
  return { day: format.day(dateOf(at, zone)), time: format.time(at, zone) };
}

function phraseWords({ t, rich }: Pick<TextTools, 't' | 'rich'>, words: Phrase): Words {
  return { drawn: rich(words), said: t(words) };
}

/** Each stretch on a line of its own; one that has no end yet is open to the right. */
function stretchesPhrase(
  format: TextTools['format'],
  stretches: ReadonlyArray<Stretch>,
  zone: string,
): Phrase {
  const time = (at: number | null) => (at === null ? '' : format.time(at, zone).markup);
  return phrase(stretches.map(({ startAt, endAt }) => `${time(startAt)}–${time(endAt)}`).join('\n'));
}
