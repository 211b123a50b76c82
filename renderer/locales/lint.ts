import { parseRuby, withoutReadings } from '#renderer/ui/ruby.ts';
import { type Register, registers } from './registers.ts';

/** Namespace → key → text, as a locale file holds them. */
export type TextFiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The longest sentence in easy Japanese, in characters without readings and spaces; a variable counts as four. */
const EASY_SENTENCE_MAX = 25;
const VARIABLE_LENGTH = 4;
/** The most kanji in a sentence of easy Japanese: with a reading above each, more are a wall. */
const EASY_KANJI_MAX = 13;

/** Texts that count with つ, the counter that ends at nine: the eight groups of a recovery code. */
const upToNine: ReadonlySet<string> = new Set([
  'keys.group',
  'keys.groupOther',
  'keys.codeLetters',
  'keys.codeMistypedGroup',
]);

/** These are read in another way after some numbers: 5分 is ごふん, 10分 じゅっぷん. `Format` knows their readings. */
const COUNTER_BY_NUMBER = /\}\}\{[分日人本匹杯]\|/;

type Spellings = ReadonlyArray<readonly [kept: string, others: RegExp]>;

/** The one spelling of a word in Japanese, and how else it could be written. */
const japaneseSpellings: Spellings = [
  ['いっしょ', /一緒/],
  ['いま', /今(?![週回月年])/],
  ['くり返す', /くりかえ|繰/],
  ['しごと', /仕事/],
  ['ちがう', /違/],
  ['はじめる', /始[めま]/],
  ['一つ', /ひとつ/],
  ['戻す', /もど[すしせりるっ]/],
  ['次', /つぎ/],
  ['空欄', /[空あ]けたまま|空のまま/],
  ['選ぶ', /えら[ばびぶべん]/],
];

/** The same in easy Japanese. */
const easySpellings: Spellings = [
  ['いま', /今/],
  ['えらぶ', /選/],
  ['おく', /置/],
  ['おねがい', /願/],
  ['かぎ', /鍵/],
  ['きめる', /決/],
  ['きろく', /記録/],
  ['くり返す', /くりかえ|繰/],
  ['しごと', /仕事/],
  ['せってい', /設定/],
  ['ぜんぶ', /全部/],
  ['たのむ', /頼/],
  ['ちがう', /違/],
  ['つぎ', /次/],
  ['つづく', /続/],
  ['とどく', /届/],
  ['ねる', /寝/],
  ['のこる', /残/],
  ['はじめる', /始/],
  ['プロジェクト', /あんけん|案件/],
  ['もう　一度', /もう　?いち|もう一/],
  ['もどす', /戻/],
  ['わたす', /渡/],
  ['休む', /やす[みむめん]/],
  ['同じ', /おなじ/],
  ['動く', /うご[かきくけ]/],
  ['勉強', /べんきょう/],
  ['変える', /(?<!ふり)かえ(?:る|て|ま)|かわ(?:る|っ|り)/],
  ['少し', /すこし|すくない/],
  ['終わる', /おわ[らりるろっ]/],
  ['自分', /じぶん/],
  ['自動', /じどう/],
  ['週間', /しゅうかん/],
  ['この　…', /(?:こ|そ|あ|ど)の(?=[\p{Script=Han}\p{Script=Katakana}]|きろく|しごと|とき)/u],
];

const spellings: Readonly<Record<Register, Spellings>> = {
  en: [],
  ja: japaneseSpellings,
  'ja-easy': easySpellings,
};

const ENGLISH_NOT = /\b(?:not|no|never|nobody|nothing|none|neither|nor|cannot|without)\b|n[’']t\b/gi;
const JAPANESE_NOT = /な(?:い|く|けれ|かっ)|ません|ずに/g;
/** Negative in form only. */
const JAPANESE_NO_NOT = /かも　?しれません|かまいません|少ない|ちがいない/g;
const JAPANESE_UNLESS = /(?:ないと(?!き)|なければ|ないかぎり).*(?:ない|ません)/;

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
      [...wordFindings(register, key, text), ...(register === 'ja-easy' ? easyFindings(text) : [])].map(
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

function wordFindings(register: Register, key: string, text: string): string[] {
  const plain = withoutReadings(text);
  const words = register === 'ja-easy' ? [...banned.ja, ...banned['ja-easy']] : banned[register];
  return [
    ...(text.trim() === '' ? ['is empty'] : []),
    // One counts so only up to nine: 27件, 27個, but not 27つ.
    ...(/\d{2}つ/.test(plain) || (/\}\}つ/.test(plain) && !upToNine.has(key)) ? ['counts with つ'] : []),
    ...(/。[\s　]/.test(plain) ? ['has a space after 。'] : []),
    ...misspelt(plain, spellings[register]),
    ...doubleNegations(register, plain).map((clause) => `says no twice in “${clause}”`),
    ...words.filter((word) => word.test(plain)).map((word) => `holds ${word.source}`),
  ];
}

/** Words of a text that are written in another way elsewhere. */
function misspelt(plain: string, list: Spellings): string[] {
  return list.flatMap(([kept, others]) => {
    const found = others.exec(plain)?.[0];
    return found === undefined ? [] : [`“${found}” is written ${kept}`];
  });
}

/** The clauses of a text that deny what they deny. */
function doubleNegations(register: Register, plain: string): string[] {
  if (register === 'en') {
    return plain.split(/[.,;:?!()]/).filter((clause) => count(clause, ENGLISH_NOT) > 1);
  }
  const text = plain.replace(JAPANESE_NO_NOT, '');
  return [
    ...text.split(/[。、・！？：（）「」]/).filter((clause) => count(clause, JAPANESE_NOT) > 1),
    ...text.split('。').filter((sentence) => JAPANESE_UNLESS.test(sentence)),
  ];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function easyFindings(text: string): string[] {
  const withoutVariables = text.replace(/\{\{\w+\}\}/g, '_'.repeat(VARIABLE_LENGTH));
  const bare = parseRuby(withoutVariables).filter(
    ({ text, reading }) => reading === null && /\p{Script=Han}/u.test(text),
  );
  const badReadings = parseRuby(withoutVariables).filter(
    ({ reading }) => reading !== null && !/^[\p{Script=Hiragana}ー]+$/u.test(reading),
  );
  const sentences = withoutReadings(withoutVariables).split(/(?<=[。？！])/);
  const dense = sentences.filter((sentence) => count(sentence, /\p{Script=Han}/gu) > EASY_KANJI_MAX);
  const long = sentences.filter((sentence) => sentence.replace(/[\s。？！]/g, '').length > EASY_SENTENCE_MAX);
  return [
    ...bare.map((part) => `kanji without reading in “${part.text}”`),
    ...(COUNTER_BY_NUMBER.test(text) ? ['holds a counter that is read by its number'] : []),
    ...badReadings.map((part) => `“${part.reading}” is not in hiragana`),
    ...dense.map((sentence) => `more than ${EASY_KANJI_MAX} kanji: “${sentence}”`),
    ...long.map((sentence) => `longer than ${EASY_SENTENCE_MAX} characters: “${sentence}”`),
  ];
}
