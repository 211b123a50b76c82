import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { GROWS_WITH_SIZE, growth } from '#tests/fixtures/growth.ts';
import { bytes, fixture, nothing, now, read } from '#tests/fixtures/time-logs.ts';
import { LINES_MAX, openFile } from './open-file.ts';
import { planImport } from './plan-import.ts';
import { readTimeLines } from './time-lines.ts';

describe('hostile files', () => {
  test('have each line named that does not fit, and the rest read', () => {
    const { lines, errors } = read(fixture('hostile.csv'));
    expect(lines.map(({ line, title }) => [line, title])).toEqual([
      [2, "=cmd|' /C calc'!A0"],
      [11, 'toString'],
    ]);
    expect(errors.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'too-short'],
      [4, 'date-unreadable'],
      [5, 'time-unreadable'],
      [6, 'ends-before-start'],
      [7, 'in-future'],
      [8, 'too-long'],
      [9, 'no-date'],
      [10, 'quotes-open'],
      [12, 'quotes-open'],
    ]);
  });

  test.each<[string, Uint8Array, string]>([
    ['empty', bytes(''), 'file-empty'],
    ['blank', bytes('\uFEFF \r\n\r\n'), 'file-empty'],
    ['a picture called .csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1), 'file-not-text'],
    ['with NUL', bytes('Start date,Start time,Duration\n2026-11-16,09:00,\0\n'), 'file-not-text'],
    ['another JSON', bytes('{"a":1}'), 'file-other-json'],
    [
      'half of our JSON',
      bytes('{"format":"kotsukotsu-workspace","tables":{"tasks":[{"id":"a"'),
      'file-other-json',
    ],
    ['a letter', bytes('こんにちは。\n見本です。\n'), 'file-unknown'],
    ['a list of one column', bytes('name\nx\ny\n'), 'file-unknown'],
    ['only a header', bytes('day,start,end\n'), 'file-unknown'],
    ['our own table', bytes('date,start,start_at,end_at,zone,id\n'), 'file-own-table'],
  ])('%s is refused with its reason', (_name, file, reason) => {
    expect(openFile(file)).toEqual({ kind: 'refused', reason });
  });

  test('a JSON called .csv is read for what it is', () => {
    expect(openFile(bytes('{"format":"kotsukotsu-workspace","version":1,"schema":2,"tables":{}}')).kind).toBe(
      'workspace',
    );
  });

  test('more lines than are taken are refused in a time that grows with their number', async () => {
    const file = (lines: number) =>
      bytes(`Start date,Start time,Duration\n${'2026-11-16,09:00,1:00\n'.repeat(lines)}`);
    const refuse = (made: Uint8Array) =>
      expect(openFile(made)).toEqual({ kind: 'refused', reason: 'file-too-many-lines' });
    expect(await growth(LINES_MAX + 1, file, refuse)).toBeLessThan(GROWS_WITH_SIZE);
  });

  test('lines are read in a time that grows with their number', async () => {
    const file = (count: number) => {
      const lines = Array.from({ length: count }, (_, index) => {
        const at = new Date(Date.parse('2020-01-01T00:00Z') + index * 30 * MINUTE_MS).toISOString();
        return `しごと${index % 500},${at.slice(0, 10)},${at.slice(11, 19)},${at.slice(0, 10)},${at.slice(11, 16)}:59`;
      });
      return {
        count,
        file: bytes(['Description,Start date,Start time,End date,End time', ...lines].join('\n')),
      };
    };
    const plan = async (made: ReturnType<typeof file>) => {
      const planned = await planImport(read(made.file).lines, nothing);
      expect(planned).toMatchObject({ entries: { length: made.count }, tasks: { length: 500 } });
    };
    expect(await growth(LINES_MAX / 50, file, plan)).toBeLessThan(GROWS_WITH_SIZE);
  });

  test('any bytes and any text are answered, never thrown', () => {
    const header = fc.constantFrom(
      '',
      'Start date,Start time,Duration\n',
      'start,end,description,user_name\n',
      '{"format":',
    );
    const text = fc
      .tuple(header, fc.string({ unit: 'binary', maxLength: 300 }))
      .map((parts) => bytes(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 500 }), text), (file) => {
        const found = openFile(file);
        if (found.kind === 'times')
          readTimeLines(found.rows, found.recognised, {
            zone: 'Asia/Tokyo',
            order: 'mdy',
            person: null,
            now,
          });
        expect(['refused', 'times', 'workspace']).toContain(found.kind);
      }),
    );
  });
});
