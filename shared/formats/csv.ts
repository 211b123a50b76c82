/// <reference path="./papaparse.d.ts" />
import papa from 'papaparse';

/** The byte order mark that tells a Japanese Excel that a file is UTF-8. */
export const BOM = '\uFEFF';

/**
 * Where a spreadsheet would read what follows as a formula: before `=`, `+`, `-`, `@` or, as Excel accepts them too,
 * one of their full-width forms. That may be at the beginning of a cell, or after a character at which a spreadsheet
 * may split the cell: when it splits at another delimiter than the comma, our quotation marks end up in the middle of
 * its cells and do not hold them together. Blanks, quotation marks and our own `'` before it do not count. See
 * https://owasp.org/www-community/attacks/CSV_Injection.
 */
const BEGINS = String.raw`(?<=^|[;|\t\r\n])`;
const FORMULA = String.raw`(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠]`;
const TO_MARK = new RegExp(`${BEGINS}(?='*${FORMULA})`, 'g');
const MARKED = new RegExp(`${BEGINS}'(?='*${FORMULA})`, 'g');

/**
 * A cell in which no spreadsheet runs a formula, wherever it splits the cell: with `'` before all that could begin one.
 */
export function neutralise(cell: string): string {
  return cell.replace(TO_MARK, "'");
}

/** A cell as it was before {@link neutralise}. */
export function restore(cell: string): string {
  return cell.replace(MARKED, '');
}

/** Rows as a CSV file (RFC 4180, CRLF), every cell neutralised. */
export function writeCsv(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  options: { bom?: boolean } = {},
): string {
  const safe = rows.map((row) => row.map(neutralise));
  return `${options.bom ? BOM : ''}${papa.unparse(safe, { newline: '\r\n' })}\r\n`;
}

/** The delimiter at which the first rows of a table fall into the same number of cells. */
export function guessDelimiter(text: string, delimiters: ReadonlyArray<string>): string {
  return papa.parse(text, { delimitersToGuess: delimiters, preview: 10 }).meta.delimiter;
}

/** A row of a CSV file and the number of the line on which it begins, counted from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
  /** Its quotation marks are not closed properly, so its cells cannot be read. */
  isBroken: boolean;
}

export interface CsvRows {
  rows: CsvRow[];
  /** There is more in the file than `rowsMax`. */
  isCut: boolean;
}

/**
 * A quotation mark that is not closed swallows the lines after it. This is how often reading may start anew after such
 * a line; when there are more of them, all lines that follow count as broken.
 */
const NEW_STARTS_MAX = 20;

/** Reads a CSV file. Rows without any content are left out; cells are restored. */
export function readCsv(text: string, delimiter: string, rowsMax: number): CsvRows {
  const rows: CsvRow[] = [];
  let [line, from] = [1, 0];
  for (let start = 0; ; start++) {
    const room = rowsMax - rows.length;
    const { data, errors, meta } = papa.parse(text.slice(from), { delimiter, preview: room + 1 });
    const mark = meta.linebreak === '\r' ? '\r' : '\n';
    const brokenAt = errors.find(({ row, code }) => row !== undefined && code.endsWith('Quotes'))?.row;
    for (const cells of data.slice(0, Math.min(room, brokenAt ?? room))) {
      const restored = cells.map(restore);
      if (hasContent(restored)) rows.push({ line, cells: restored, isBroken: false });
      const lines = 1 + linesIn(cells, mark);
      line += lines;
      for (let count = 0; count < lines; count++) from = text.indexOf(mark, from) + 1 || text.length;
    }
    if (brokenAt === undefined || brokenAt >= room) return { rows, isCut: data.length > room };
    rows.push({ line, cells: [], isBroken: true });
    from = text.indexOf(mark, from) + 1;
    if (from === 0) return { rows, isCut: false };
    line++;
    if (start === NEW_STARTS_MAX) return withUnread(rows, text.slice(from).split(mark), line, rowsMax);
  }
}

/** Rows, and after them lines that were not read, each as a row that is broken. */
function withUnread(rows: CsvRow[], lines: ReadonlyArray<string>, line: number, rowsMax: number): CsvRows {
  const broken = lines.flatMap((content, index) =>
    content.trim() === '' ? [] : [{ line: line + index, cells: [], isBroken: true }],
  );
  const all = [...rows, ...broken];
  return { rows: all.slice(0, rowsMax), isCut: all.length > rowsMax };
}

function hasContent(cells: ReadonlyArray<string>): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

/** How many line breaks stand inside of the cells of a row. */
function linesIn(cells: ReadonlyArray<string>, mark: string): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf(mark); at >= 0; at = cell.indexOf(mark, at + 1)) count++;
  }
  return count;
}
