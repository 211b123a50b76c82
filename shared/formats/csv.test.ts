import fc from 'fast-check';
import papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { GROWS_WITH_SIZE, growth } from '#tests/fixtures/growth.ts';
import { BOM, neutralise, readCsv, restore, writeCsv } from './csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^'{0,3}[=+\-@\t\r\n＝＋－＠"',;| ]{1,3}[a-z"',;|\t\r\n =+\-@＠　]{0,7}$/),
);

/** The cells of a file for a program that splits at `delimiter`, and does not understand quotation marks. */
const splitAt = (delimiter: string, text: string) =>
  text.split(/\r\n|\r|\n/).flatMap((line) => line.split(delimiter));
/** What a spreadsheet may run as a formula, however it treats blanks and quotation marks before it. */
const RUNS = /^[\s"]*[=+\-@＝＋－＠]/;

describe('cells', () => {
  test('are restored to what they were', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(restore(neutralise(text))).toBe(text);
      }),
    );
  });

  test('never begin like a formula', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(neutralise(text)).not.toMatch(RUNS);
      }),
    );
    expect(neutralise('=HYPERLINK("http://example.invalid","x")')).toBe(
      '\'=HYPERLINK("http://example.invalid","x")',
    );
    expect(neutralise('花屋さん')).toBe('花屋さん');
  });

  test('hold no formula either where a spreadsheet splits them', () => {
    expect(neutralise('a;=1+1')).toBe("a;'=1+1");
    expect(neutralise('a\n\t @B1;"=2')).toBe("a\n\t' @B1;'\"=2");
    expect(neutralise('1, -2 ; 3+4')).toBe('1, -2 ; 3+4');
  });
});

describe('a CSV file', () => {
  test('reads as it was written', () => {
    const row = fc.array(cell, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const read = readCsv(writeCsv(rows), ',', 100).rows;
        expect(read.map(({ cells }) => cells)).toEqual(
          rows.filter((cells) => cells.some((one) => one.trim() !== '')),
        );
        expect(read.some(({ isBroken }) => isBroken)).toBe(false);
      }),
    );
  });

  test('holds no formula, wherever a spreadsheet splits it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), (rows) => {
        const text = writeCsv(rows);
        // A spreadsheet that splits at the comma finds our quotation marks at the beginning of a cell. One that splits
        // at another delimiter finds them in the middle, where each program treats them in its own way.
        const cells = papa.parse(text, { delimiter: ',' }).data.flat();
        for (const delimiter of [';', '\t', '|']) {
          cells.push(...papa.parse(text, { delimiter }).data.flat(), ...splitAt(delimiter, text));
        }
        expect(cells.filter((one) => RUNS.test(one))).toEqual([]);
      }),
    );
  });

  test('has lines that end with CRLF, and a mark for Excel where it is asked for', () => {
    expect(
      writeCsv(
        [
          ['a', '=b'],
          ['c,d', 'e"f'],
        ],
        { bom: true },
      ),
    ).toBe(`${BOM}a,'=b\r\n"c,d","e""f"\r\n`);
  });

  test('tells the line of each row, also after cells of several lines', () => {
    const text = 'a,b\n"one\ntwo",x\n\n\ny,z\n';
    expect(readCsv(text, ',', 100).rows.map(({ line }) => line)).toEqual([1, 2, 6]);
    expect(readCsv(text.replaceAll('\n', '\r\n'), ',', 100).rows.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  test('that ends in half a line shows what there is', () => {
    expect(readCsv('a,b\n1,2\n3,"4', ',', 100).rows).toEqual([
      { line: 1, cells: ['a', 'b'], isBroken: false },
      { line: 2, cells: ['1', '2'], isBroken: false },
      { line: 3, cells: [], isBroken: true },
    ]);
  });

  test('loses one line by a quote that does not close', () => {
    const { rows } = readCsv('a,b\n1,"2\n3,4\n"5",6\n7,"8"\n', ',', 100);
    expect(rows.map(({ line, cells, isBroken }) => [line, isBroken || cells.join()])).toEqual([
      [1, 'a,b'],
      [2, true],
      [3, '3,4'],
      [4, '5,6'],
      [5, '7,8'],
    ]);
  });

  test('is read up to a limit', () => {
    expect(readCsv('a\nb\nc\n', ',', 2)).toMatchObject({ isCut: true, rows: [{ line: 1 }, { line: 2 }] });
    expect(readCsv('a\nb\n', ',', 3)).toMatchObject({ isCut: false });
  });

  test('full of open quotes takes no longer than its length', async () => {
    const open = (lines: number) => 'a,"b\n'.repeat(lines);
    expect(await growth(10_000, open, (text) => readCsv(text, ',', 100_000))).toBeLessThan(GROWS_WITH_SIZE);
  });

  test('has no rows of blanks, also where one of them could be a formula', () => {
    expect(
      readCsv(
        writeCsv([
          ['\t', '', ''],
          ['a', ''],
        ]),
        ',',
        100,
      ).rows,
    ).toEqual([{ line: 2, cells: ['a', ''], isBroken: false }]);
  });
});

test('however many lines have a quote that does not close, each of them is there', () => {
  const lines = Array.from({ length: 60 }, (_, index) =>
    index % 2 === 0 ? `"open ${index},x` : `fine ${index},x`,
  );
  const { rows } = readCsv(lines.join('\n'), ',', 100);
  expect(rows.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
  expect(rows.slice(-2).every(({ isBroken }) => isBroken)).toBe(true);
  expect(readCsv(lines.join('\n'), ',', 50)).toMatchObject({ rows: { length: 50 }, isCut: true });
});
