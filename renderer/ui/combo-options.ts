import { foldText, searchWords } from '#shared/domain/fold-text.ts';

/** One of the things that a combo box offers. */
export interface ComboOption {
  id: string;
  /** What stands in the field once it is chosen. */
  text: string;
  /** More about it, by which it is found too. */
  detail?: string | undefined;
}

/** More than anybody looks through; who wants others types more of their words. */
const SHOWN_MAX = 50;

/**
 * What is offered for the words that stand in the field: the options in which every one of them is found, as in all
 * searches; all where nothing was typed since one was chosen.
 */
export function optionsFor(
  options: ReadonlyArray<ComboOption>,
  words: string,
  chosen: string | null,
): ReadonlyArray<ComboOption> {
  const wanted = chosen === null ? searchWords(words) : [];
  const found = options.filter(({ text, detail = '' }) => {
    const folded = foldText(`${text}\n${detail}`);
    return wanted.every((word) => folded.includes(word));
  });
  return found.slice(0, SHOWN_MAX);
}

/** The option that typed words name in full, whatever their case, width and kana; the first where there are several. */
export function optionNamed(options: ReadonlyArray<ComboOption>, words: string): ComboOption | undefined {
  const wanted = foldText(words.trim());
  return options.find(({ text }) => foldText(text.trim()) === wanted);
}
