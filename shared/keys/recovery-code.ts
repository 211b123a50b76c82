import { bech32m } from '@scure/base';
import { randomBytes } from './bytes.ts';
import type { Seed } from './identity.ts';

/** Binds the check letters to what the code is for; it is not shown. */
const PREFIX = 'kotsukotsu';
/** 26 letters of five random bits: 130 bits. */
const RANDOM_LETTERS = 26;
/** Six check letters find every mistake in up to four letters (BIP 350). */
const CODE_LENGTH = 32;
const GROUP_LENGTH = 4;
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** How many groups a code has. */
export const GROUPS = CODE_LENGTH / GROUP_LENGTH;

/**
 * A new recovery code: bech32m (BIP 350), whose letters leave out 1, b, i and o, which look like others. Lower case,
 * without separators.
 */
export function newRecoveryCode(): string {
  const words = Array.from(randomBytes(RANDOM_LETTERS), (byte) => byte & 31);
  return bech32m.encode(PREFIX, words).slice(PREFIX.length + 1);
}

/** A code in groups of four, for people. */
export function codeGroups(code: string): string[] {
  return code.match(/.{1,4}/g) ?? [];
}

/** What a member typed, as it was meant: any case, any separators, full-width letters. */
export function normalizeCode(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐‑–—−ー_.,、。・]/g, '')
    .replace(/o/g, '0')
    .replace(/[1i]/g, 'l');
}

/** A code that was read, or what is wrong with it; `group` counts from 1 and names the one to look at again. */
export type ReadCode = { code: string } | { wrong: 'length' | 'letters' | 'mistyped'; group?: number };

/** Reads a code that a member typed. */
export function readRecoveryCode(text: string): ReadCode {
  const code = normalizeCode(text);
  const odd = [...code].findIndex((letter) => !ALPHABET.includes(letter));
  if (odd >= 0) return { wrong: 'letters', group: groupAt(odd) };
  if (code.length !== CODE_LENGTH) return { wrong: 'length' };
  if (isCode(code)) return { code };
  const group = mistypedGroup(code);
  return group === null ? { wrong: 'mistyped' } : { wrong: 'mistyped', group };
}

/** The seed of a recovery sheet's keys. @param code as {@link readRecoveryCode} gives it */
export function seedOfCode(code: string): Seed {
  const { words } = bech32m.decode(`${PREFIX}1${code}`);
  return Uint8Array.from(words);
}

function isCode(code: string): boolean {
  return bech32m.decodeUnsafe(`${PREFIX}1${code}`) !== undefined;
}

/** The group in which replacing one letter makes the code valid; null when there is none. */
function mistypedGroup(code: string): number | null {
  for (let at = 0; at < code.length; at++) {
    for (const letter of ALPHABET) {
      if (isCode(code.slice(0, at) + letter + code.slice(at + 1))) return groupAt(at);
    }
  }
  return null;
}

function groupAt(letter: number): number {
  return Math.floor(letter / GROUP_LENGTH) + 1;
}
