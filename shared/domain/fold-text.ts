/** The code point of a katakana is this much higher than that of the hiragana with the same sound. */
const KATAKANA_AHEAD = 0x60;

/**
 * A text as it is compared when something is looked for: without the differences of case, of full and half width, and
 * of katakana and hiragana.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_AHEAD));
}

/** The words of what somebody looks for, each to be found by itself. */
export function searchWords(text: string): string[] {
  return foldText(text).split(/\s+/).filter(Boolean);
}
