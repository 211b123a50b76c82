/**
 * The part of papaparse that is used here. Its published types need those of Node and the DOM, which this room must not
 * know.
 */
declare module 'papaparse' {
  interface ParseConfig {
    /** Found out where it is not given. */
    delimiter?: string;
    delimitersToGuess?: ReadonlyArray<string>;
    /** The most rows that are read; 0 for all. */
    preview?: number;
  }
  interface ParseResult {
    data: string[][];
    errors: { code: string; row?: number }[];
    /** `delimiter` is the one that was used, `cursor` is where the next row would begin, `truncated` whether `preview` ended the reading. */
    meta: { delimiter: string; cursor: number; truncated: boolean; linebreak: string };
  }
  interface UnparseConfig {
    newline: string;
    /** Which cells are put between quotes. */
    quotes?: boolean;
  }
  const papa: {
    parse(text: string, config: ParseConfig): ParseResult;
    unparse(rows: ReadonlyArray<ReadonlyArray<string>>, config: UnparseConfig): string;
  };
  export default papa;
}
