/// <reference path="./papaparse.d.ts" />
import papa from 'papaparse';

/** The byte order mark that tells a Japanese Excel that a file is UTF-8. */
export const BOM = '\uFEFF';

/**
 * Where a spreadsheet would take what follows for a formula: what begins with `=`, `+`, `-`, `@` or, which Excel takes
 * likewise, one of their full-width forms. It may begin so at the beginning of a cell, or after what a spreadsheet may
 * split the cell at: where it splits at another sign than the comma, our quotation marks stand in the middle of its
 * cells and hold nothing together. Blanks, quotation marks and marks of ours before it do not count.
 * See https://owasp.org/www-community/attacks/CSV_Injection.
 */
const BEGINS = String.raw`(?<=^|[;|\t\r\n])`;
const FORMULA = String.raw`(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠]`;
const TO_MARK = new RegExp(`${BEGINS}(?='*${FORMULA})`, 'g');
const MARKED = new RegExp(`${BEGINS}'(?='*${FORMULA})`, 'g');

/** A cell of which no spreadsheet runs anything as a formula, wherever it splits it: with `'` before what could be one. */
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

/** A row of a CSV file and the number of the line on which it begins, counted from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
  /** Its quotes do not close where they should: what its cells are cannot be told. */
  isBroken: boolean;
}

export interface CsvRows {
  rows: CsvRow[];
  /** There is more in the file than `rowsMax`. */
  isCut: boolean;
}

/** A quote that does not close swallows the lines after it. So often they are read anew, after the line it stands on. */
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
    if (from === 0 || start === NEW_STARTS_MAX) return { rows, isCut: false };
    line++;
  }
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
