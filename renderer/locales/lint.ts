import { parseRuby, withoutReadings } from '#renderer/ui/ruby.ts';
import { type Register, registers } from './registers.ts';

/** Namespace → key → text, as a locale file holds them. */
export type TextFiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The longest sentence in easy Japanese, in characters without readings and spaces; a variable counts as four. */
const EASY_SENTENCE_MAX = 25;
const VARIABLE_LENGTH = 4;

/** Words that scold, rank or press, in every register, and words that are hard in easy Japanese. */
const banned: Readonly<Record<Register, ReadonlyArray<RegExp>>> = {
  en: [
    /\boverdue\b/i,
    /\blate\b/i,
    /\bfail(ed|ure|s)?\b/i,
    /\bstreaks?\b/i,
    /\bscore\b/i,
    /\brank(ing)?\b/i,
    /\blazy\b/i,
    /\bmissed\b/i,
    /\bmust\b/i,
    /\bwrong\b/i,
    /\binvalid\b/i,
    /\berror\b/i,
    /\(s\)/,
  ],
  ja: [
    /遅れ/,
    /遅刻/,
    /期限切れ/,
    /失敗/,
    /サボ/,
    /怠/,
    /連続/,
    /ランキング/,
    /順位/,
    /不正/,
    /エラー/,
    /しなければ/,
  ],
  'ja-easy': [/いたします/, /なければ/, /ないと/, /られます/, /ございます/, /しつれい/],
};

/** Everything about the texts that is against the rules of language, one line each; nothing when all is well. */
export function lintTexts(texts: Readonly<Record<Register, TextFiles>>): string[] {
  return registers.flatMap((register) => [
    ...differences(register, texts[register], texts.en),
    ...entries(texts[register]).flatMap(([key, text]) =>
      [...wordFindings(register, text), ...(register === 'ja-easy' ? easyFindings(text) : [])].map(
        (finding) => `${register} ${key}: ${finding}`,
      ),
    ),
  ]);
}

function entries(files: TextFiles): [key: string, text: string][] {
  return Object.entries(files).flatMap(([namespace, texts]) =>
    Object.entries(texts).map(([key, text]): [string, string] => [`${namespace}.${key}`, text]),
  );
}

function variables(text: string): string {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort().join(', ');
}

/** Keys and variables that a register does not share with English. `_one` is only for languages that have one. */
function differences(register: Register, files: TextFiles, source: TextFiles): string[] {
  const own = new Map(entries(files));
  const other = new Map(entries(source));
  const missing = [...other.keys()].filter((key) => !own.has(key) && !key.endsWith('_one'));
  const extra = [...own.keys()].filter((key) => !other.has(key));
  const shared = [...own].filter(
    ([key, text]) => other.has(key) && variables(text) !== variables(other.get(key) ?? ''),
  );
  return [
    ...missing.map((key) => `${register} ${key}: is missing`),
    ...extra.map((key) => `${register} ${key}: is not in English`),
    ...shared.map(([key]) => `${register} ${key}: has other variables than in English`),
  ];
}

function wordFindings(register: Register, text: string): string[] {
  const plain = withoutReadings(text);
  const words = register === 'ja-easy' ? [...banned.ja, ...banned['ja-easy']] : banned[register];
  return [
    ...(text.trim() === '' ? ['is empty'] : []),
    // One counts so only up to nine, and never with digits beyond: 27件, 27個, but not 27つ.
    ...(/\{\{count\}\}つ/.test(plain) ? ['counts with つ'] : []),
    ...words.filter((word) => word.test(plain)).map((word) => `holds ${word.source}`),
  ];
}

/** These are read in another way after some numbers: 5分 is ごふん, 10分 じゅっぷん. `Format` knows their readings. */
const COUNTER_BY_NUMBER = /\}\}\{[分日人本匹杯]\|/;

function easyFindings(text: string): string[] {
  const withoutVariables = text.replace(/\{\{\w+\}\}/g, '_'.repeat(VARIABLE_LENGTH));
  const bare = parseRuby(withoutVariables).filter(
    ({ text, reading }) => reading === null && /\p{Script=Han}/u.test(text),
  );
  const badReadings = parseRuby(withoutVariables).filter(
    ({ reading }) => reading !== null && !/^[\p{Script=Hiragana}ー]+$/u.test(reading),
  );
  const sentences = withoutReadings(withoutVariables).split(/(?<=[。？！])/);
  const long = sentences.filter((sentence) => sentence.replace(/[\s。？！]/g, '').length > EASY_SENTENCE_MAX);
  return [
    ...bare.map((part) => `kanji without reading in “${part.text}”`),
    ...(COUNTER_BY_NUMBER.test(text) ? ['holds a counter that is read by its number'] : []),
    ...badReadings.map((part) => `“${part.reading}” is not in hiragana`),
    ...long.map((sentence) => `longer than ${EASY_SENTENCE_MAX} characters: “${sentence}”`),
  ];
}
