import { expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { dayRows } from './day-rows.ts';

const NOW = 1_000 * MINUTE_MS;
const zone = 'Asia/Tokyo';
const entry = (id: string, from: number, to: number) =>
  TimeEntry.parse({ id, zone, startAt: from * MINUTE_MS, endAt: to * MINUTE_MS });

/** The list in short: the ids of entries, both ids of an overlap, those of work and sleep, the minutes of a gap. */
function short(entries: TimeEntry[], sleep: RhythmRecord[] = []) {
  return dayRows(entries, sleep, NOW).map((row) => {
    if (row.kind === 'entry') return row.entry.id;
    if (row.kind === 'overlap') return `${row.overlap.earlier.id}&${row.overlap.later.id}`;
    if (row.kind === 'in-sleep')
      return `${row.overlap.entry.id} in ${row.overlap.records.map(({ id }) => id).join()}`;
    return `${row.gap.startAt / MINUTE_MS}–${row.gap.endAt / MINUTE_MS} after ${row.before?.id ?? 'none'}`;
  });
}

test('an overlap stands after the later of the two, a gap between what it lies between', () => {
  const entries = [entry('a', 0, 60), entry('b', 30, 90), entry('c', 104, 120), entry('d', 150, 160)];
  expect(short(entries)).toEqual(['a', 'b', 'a&b', 'c', '120–150 after c', 'd']);
});

test('time that was slept is no gap', () => {
  const nap = RhythmRecord.parse({
    id: 's',
    kind: 'sleep',
    zone,
    startAt: 75 * MINUTE_MS,
    endAt: 100 * MINUTE_MS,
  });
  expect(short([entry('a', 0, 60), entry('b', 120, 130)], [nap])).toEqual([
    'a',
    '60–75 after a',
    '100–120 after none',
    'b',
  ]);
  expect(short([])).toEqual([]);
});

test('work during sleep stands after the work; less than a minute of the clock is told nowhere', () => {
  const night = (from: number, to: number) =>
    RhythmRecord.parse({ id: 's', kind: 'sleep', zone, startAt: from * MINUTE_MS, endAt: to * MINUTE_MS });
  const entries = [entry('a', 0, 60), entry('b', 59.6, 90)];
  expect(short(entries, [night(80, 200)])).toEqual(['a', 'b', 'a&b', 'b in s']);
  // One ends at 8:01:00, the other begins at 8:00:59: the minute of 8:00 is counted twice.
  expect(short([entry('a', 0, 61), entry('b', 60 + 59 / 60, 90)])).toEqual(['a', 'b', 'a&b']);
  expect(short([entry('a', 0, 60 + 59 / 60), entry('b', 60, 90)])).toEqual(['a', 'b']);
  expect(short([entry('a', 0, 60.9), entry('b', 60.2, 90)], [night(90, 200)])).toEqual(['a', 'b']);
});
