import { Fragment, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Ruby } from '#renderer/ui/Ruby.tsx';
import { withoutReadings } from '#renderer/ui/ruby.ts';
import { type Format, formatFor } from './format.ts';
import { registerOf } from './i18n.ts';
import { isPhrase, type Phrase, plainPhrase } from './phrase.ts';
import type { Register } from './registers.ts';
import { parseTemplate } from './template.ts';
import type { TextKey, Values } from './texts.ts';

type PlainValue = string | number | Phrase;
type RichValue = ReactNode | Phrase;

/** A text or phrase without readings: for `aria-label`, `title`, `placeholder`. */
export interface Say {
  (phrase: Phrase): string;
  <K extends TextKey>(key: K, ...values: Values<K, PlainValue>): string;
}

/** A text or phrase to be seen, with readings. Values are shown as they are, never read as markup. */
export interface Draw {
  (phrase: Phrase): ReactNode;
  <K extends TextKey>(key: K, ...values: Values<K, RichValue>): ReactNode;
}

export interface TextTools {
  t: Say;
  rich: Draw;
  /** Dates, times and durations in the register's own way. */
  format: Format;
  register: Register;
}

/** Finds a text as it is written in the locale file. */
export type Lookup = (key: string, count: number | undefined) => string;
type AnyValues = Readonly<Record<string, unknown>>;

/** The words of the member's language. Draws again when the language changes. */
export function useText(): TextTools {
  const { i18n } = useTranslation();
  const register = registerOf(i18n.language);
  return useMemo(() => {
    // Values are filled in here and not by i18next, so that what a member typed is never read as markup.
    const lookup: Lookup = (key, count) =>
      i18n.t(key, { skipInterpolation: true, ...(count === undefined ? {} : { count }) });
    return { ...textTools(lookup), format: formatFor(register), register };
  }, [i18n, register]);
}

/** `t` and `rich` over any source of texts. */
export function textTools(lookup: Lookup): { t: Say; rich: Draw } {
  const parts = (key: string, values: AnyValues) =>
    parseTemplate(lookup(key, typeof values.count === 'number' ? values.count : undefined));
  return {
    t: (key: string | Phrase, values: AnyValues = {}) => {
      if (isPhrase(key)) return plainPhrase(key);
      const words = parts(key, values).map((part) =>
        part.kind === 'words' ? withoutReadings(part.markup) : sayValue(values[part.name]),
      );
      return words.join('');
    },
    rich: (key: string | Phrase, values: AnyValues = {}) => {
      if (isPhrase(key)) return <Ruby {...key} />;
      const drawn = parts(key, values).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place.
        <Fragment key={index}>
          {part.kind === 'words' ? <Ruby markup={part.markup} /> : drawValue(values[part.name])}
        </Fragment>
      ));
      // One element for one text: in a flex row it is one item.
      return drawn.length > 1 ? <span>{drawn}</span> : drawn;
    },
  };
}

function sayValue(value: unknown): string {
  return isPhrase(value) ? plainPhrase(value) : String(value);
}

function drawValue(value: unknown): ReactNode {
  return isPhrase(value) ? <Ruby {...value} /> : (value as ReactNode);
}
