import en from '#renderer/locales/en/index.ts';
import ja from '#renderer/locales/ja/index.ts';
import jaEasy from '#renderer/locales/ja-easy/index.ts';
import type { Register } from '#renderer/locales/registers.ts';
import type { TextKey } from '#renderer/locales/texts.ts';
import { withoutReadings } from '#renderer/ui/ruby.ts';

const texts: Record<Register, Record<string, Record<string, string>>> = { ja, 'ja-easy': jaEasy, en };

/** A text as a member of that register reads it, without readings. */
export type Words = (key: TextKey, values?: Readonly<Record<string, string>>) => string;

/** The texts of a register. @throws when a key is not there */
export function wordsOf(register: Register): Words {
  return (key, values = {}) => {
    const [namespace = '', name = ''] = key.split('.');
    const count = register === 'en' && values.count === '1' ? 'one' : 'other';
    const found = texts[register][namespace]?.[name] ?? texts[register][namespace]?.[`${name}_${count}`];
    if (found === undefined) throw new Error(`no text ${key} in ${register}`);
    return withoutReadings(found).replace(
      /\{\{(\w+)\}\}/g,
      (_whole, variable: string) => values[variable] ?? '',
    );
  };
}

/**
 * A text as the accessible name of an element, whole. Differences in white space are ignored: Playwright puts some
 * around `<ruby>`, which browsers do not.
 */
export function named(text: string): RegExp {
  return new RegExp(`^\\s*${lightly(text)}\\s*$`);
}

/** A text as the accessible name of an element, in which each `…` stands for words that do not matter. */
export function namedLike(text: string): RegExp {
  return new RegExp(`^\\s*${text.split('…').map(lightly).join('.*')}\\s*$`);
}

/** A text as part of what an element says, ignoring differences in white space. */
export function saying(text: string): RegExp {
  return new RegExp(lightly(text));
}

/** A text as the end of an accessible name: a closed list is named by what is chosen, and then by its label. */
export function ending(text: string): RegExp {
  return new RegExp(`${lightly(text)}\\s*$`);
}

function lightly(text: string): string {
  const letters = [...text.replace(/\s+/g, '')].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&'));
  return letters.join('\\s*');
}
