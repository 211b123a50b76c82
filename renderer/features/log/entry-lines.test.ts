import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DayStarts, dayOf, weekDays } from '#shared/domain/day/day.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import { dayFinder, entryLine, lineOfDays, workedOnDay } from './entry-lines.ts';

test('the lines of a week add up to its days, also where an entry reaches into another week', () => {
  const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);
  const now = at('24T12:00');
  const days = weekDays('2026-11-16');
  const entries = [
    // Over the start of Monday.
    [at('16T03:30:20'), at('16T05:10:50')],
    [at('18T10:00:50'), at('18T10:33:05')],
    // Over the end of Sunday.
    [at('23T02:00:00'), at('23T04:45:40')],
  ].map(([startAt, endAt], index) =>
    TimeEntry.parse({ id: String(index), startAt, endAt, zone: 'Asia/Tokyo' }),
  );
  const minutes = entries.map((entry) => (lineOfDays(entry, days, now, []).workedMs ?? 0) / MINUTE_MS);
  expect(minutes).toEqual([70, 33, 120]);
  const total = days.reduce((sum, day) => sum + dayTotal(entries, day, now, []).workedMs, 0);
  expect(total / MINUTE_MS).toBe(70 + 33 + 120);
  // Among all entries, each is told as a whole.
  expect(entries.map((entry) => (entryLine(entry).workedMs ?? 0) / MINUTE_MS)).toEqual([100, 33, 165]);
});

const NOW = Date.parse('2026-11-24T12:00+09:00');
const starts: DayStarts = [{ from: '2026-11-18', minutes: 360 }];

/** Entries of some days, in two zones, some of them over the start of a day and one of them running. */
const someEntries = fc
  .array(
    fc.record({
      hoursAgo: fc.integer({ min: 0, max: 300 }),
      minutes: fc.integer({ min: 1, max: 2_000 }),
      zone: fc.constantFrom('Asia/Tokyo', 'Asia/Tokyo', 'America/New_York'),
    }),
    { maxLength: 40 },
  )
  .map((made) =>
    made
      .map(({ hoursAgo, minutes, zone }, index) => {
        const startAt = NOW - hoursAgo * HOUR_MS - index * 1_000;
        const endAt = index === 0 ? null : Math.min(NOW, startAt + minutes * MINUTE_MS);
        return TimeEntry.parse({ id: String(index), startAt, endAt, zone });
      })
      .toSorted((a, b) => b.startAt - a.startAt),
  );

test('each line is listed under the day that it starts in, whatever was asked before', () => {
  fc.assert(
    fc.property(someEntries, (entries) => {
      const dayOfLine = dayFinder(starts);
      const lines = entries.map((entry) => entryLine(entry));
      for (const line of [...lines, ...lines.toReversed()])
        expect(dayOfLine(line)).toBe(dayOf(line.startAt, line.zone, starts));
    }),
  );
});

test('the sum above a day is the one that its log tells', () => {
  fc.assert(
    fc.property(someEntries, (entries) => {
      const dayOfLine = dayFinder(starts);
      const lines = entries.map((entry) => entryLine(entry));
      const seen = new Set<string>();
      for (const [index, line] of lines.entries()) {
        const day = dayOfLine(line);
        // Where a zone was left, a day comes twice; what is told at first is the sum.
        if (seen.has(day)) continue;
        seen.add(day);
        const { workedMs } = dayTotal(entries.slice(index), day, NOW, starts);
        expect(workedOnDay(lines, index, day, NOW, starts)).toBe(workedMs);
      }
    }),
  );
});

test('in the list of a week, what began before it is listed under the first of its days', () => {
  const days = weekDays('2026-11-16');
  const [startAt, endAt] = ['2026-11-15T23:00+09:00', '2026-11-16T05:30+09:00'].map((at) => Date.parse(at));
  const entry = TimeEntry.parse({ id: 'night', startAt, endAt, zone: 'Asia/Tokyo' });
  const line = lineOfDays(entry, days, NOW, []);
  expect(dayFinder([])(line)).toBe('2026-11-16');
  expect(workedOnDay([line], 0, '2026-11-16', NOW, []) / MINUTE_MS).toBe(90);
});
