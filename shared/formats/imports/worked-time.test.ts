import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { workedMs } from '#shared/domain/log/time-entry.ts';
import { bytes, nothing, now, read } from '#tests/fixtures/time-logs.ts';
import { planImport } from './plan-import.ts';

/** What would come in of a file: start, end and breaks by the wall clock of Tokyo, and the minutes that count. */
async function worked(text: string) {
  const { entries } = await planImport(read(bytes(text)).lines, nothing);
  const clock = (at: number) => new Date(at + 540 * MINUTE_MS).toISOString().slice(11, 16);
  return entries.map((entry) => ({
    span: `${clock(entry.startAt)}–${clock(entry.endAt ?? 0)}`,
    breaks: entry.pauses.map(({ startAt, endAt }) => `${clock(startAt)}–${clock(endAt ?? 0)}`),
    minutes: workedMs(entry, now) / MINUTE_MS,
  }));
}

const KIMAI = 'Date,From,To,Duration,Break,Customer,Project,Activity\n';
const CLOCKIFY =
  'Project,Client,Description,Task,User,Group,Type,Start Date,Start Time,End Date,End Time,Duration (h)\n';

describe('what a file says was worked is what counts', () => {
  test.each([
    ['length and break', '2026-11-16,09:00,17:30,8:00,0:30,,,Design'],
    ['the length alone', '2026-11-16,09:00,17:30,8:00,,,,Design'],
    ['the break alone', '2026-11-16,09:00,17:30,,0:30,,,Design'],
    ['decimal hours', '2026-11-16,09:00,17:30,"8,00","0,50",,,Design'],
    ['a length that disagrees with the break', '2026-11-16,09:00,17:30,8:00,0:45,,,Design'],
  ])('Kimai, by %s', async (_name, line) => {
    expect(await worked(`${KIMAI}${line}\n`)).toEqual([
      { span: '09:00–17:30', breaks: ['13:00–13:30'], minutes: 480 },
    ]);
  });

  test('a length that was only rounded is no break', async () => {
    const head = 'Description,Start date,Start time,End date,End time,Duration\n';
    const line = (length: string) => `Map,2026-11-16,09:00:00,2026-11-16,09:20:24,${length}\n`;
    for (const length of ['0:20', '0:20:24', '0.34', '0']) {
      expect(await worked(head + line(length))).toMatchObject([{ breaks: [] }]);
    }
  });

  test('a break as long as the whole leaves nothing', () => {
    const { lines, errors } = read(bytes(`${KIMAI}2026-11-16,09:00,09:30,,0:30,,,Design\n`));
    expect(lines).toEqual([]);
    expect(errors).toMatchObject([{ line: 2, reason: 'zero-length' }]);
  });

  test('a length that is longer than from start to end is counted, and start and end stay', () => {
    const found = read(bytes(`${KIMAI}2026-11-16,09:00,10:00,1:30,,,,Design\n`));
    expect(found).toMatchObject({ lines: [{ pauses: [] }], errors: [], longer: 1 });
  });

  test('in the hour that exists twice, length and break together tell which was meant', () => {
    // Berlin, 25 October 2026: 03:00 becomes 02:00.
    const span = (line: string) =>
      read(bytes(`${KIMAI}2026-10-25,01:30,02:30,${line},,,Design\n`), { zone: 'Europe/Berlin' }).lines.map(
        ({ startAt, endAt }) => (endAt - startAt) / MINUTE_MS,
      );
    expect(span('1:30,0:30')).toEqual([120]);
    expect(span('0:50,0:10')).toEqual([60]);
    expect(span('1:40,')).toEqual([120]);
  });

  test.each(['Break', 'BREAK', 'Time off', 'TIME_OFF', 'Holiday', '休憩'])(
    'Clockify: a line of the type %s is named and stays out',
    (type) => {
      const line = (kind: string, start: string) =>
        `Leaflet,,Map,,Person,,${kind},2026-11-16,${start}:00,2026-11-16,${start}:30,0:30\n`;
      const found = read(bytes(CLOCKIFY + line('Regular', '09') + line(type, '10') + line('', '11')));
      expect(found.lines.map(({ line }) => line)).toEqual([2, 4]);
      expect(found.errors).toEqual([{ line: 3, reason: 'not-work', cell: type }]);
    },
  );

  test('Kimai: holidays and sick days are named and stay out', () => {
    const line = (category: string) => `2026-11-16,09:00,17:00,8:00,,,,Design,timesheet,${category}\n`;
    const file = `${KIMAI.trim()},Type,category\n${['work', 'holiday', 'sickness'].map(line).join('')}`;
    const found = read(bytes(file));
    expect(found.lines.map(({ line }) => line)).toEqual([2]);
    expect(found.errors.map(({ line, reason, cell }) => [line, reason, cell])).toEqual([
      [3, 'not-work', 'holiday'],
      [4, 'not-work', 'sickness'],
    ]);
  });

  test('any start, length and break: the minutes that count are those of the file', async () => {
    const minutes = fc.integer({ min: 1, max: 1_000 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 300 }), minutes, minutes, async (start, length, pause) => {
        const text = (all: number) => `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
        const end = (start + length + pause) % 1_440;
        fc.pre(start + length + pause < 1_440);
        const file = `${KIMAI}2026-11-16,${text(start)},${text(end)},${text(length)},${text(pause)},,,Design\n`;
        expect(await worked(file)).toMatchObject([{ minutes: length }]);
      }),
    );
  });
});
