/**
 * The Latin letter that a key stands for in a shortcut, in lower case; null for every other key.
 * Where the keyboard writes no Latin letters (Cyrillic, Greek, Hangul, kana), it is the one that the key has on a
 * keyboard with them. Where it does, only what the key writes counts: Z and Y are not in the same place everywhere.
 */
export function shortcutLetter({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string | null {
  // Input methods may write full-width letters.
  const written = key.normalize('NFKC').toLowerCase();
  if (/^[a-z]$/.test(written)) return written;
  const isWithoutLatin = key === 'Unidentified' || /^[^\p{ASCII}\p{Script=Latin}]+$/u.test(written);
  return isWithoutLatin ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null) : null;
}
