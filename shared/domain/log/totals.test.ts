import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, clipToDay, type DayStarts, dayOf } from '#shared/domain/day/day.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { breakIntervals, entrySpan, TimeEntry, unsureIntervals, workedIntervals } from './time-entry.ts';
import { dayTotal, entryDayTotal, totalsBy } from './totals.ts';

const entryOf = (fields: Partial<TimeEntry>): TimeEntry =>
  TimeEntry.parse({ id: 'e', startAt: 0, zone: 'Asia/Tokyo', ...fields });

const NOW = Date.parse('2026-11-01T12:00Z');
/** Entries of up to two days around the changes of clocks in Berlin and New York. */
const entry = fc
  .record({
    startAt: fc.integer({ min: NOW - 10 * 24 * HOUR_MS, max: NOW }),
    lengthMs: fc.option(fc.integer({ min: 0, max: 48 * HOUR_MS })),
    pauseAfter: fc.integer({ min: 0, max: 20 * HOUR_MS }),
    pauseMs: fc.integer({ min: 0, max: 5 * HOUR_MS }),
    unsureAfter: fc.integer({ min: 0, max: 20 * HOUR_MS }),
    unsureMs: fc.integer({ min: 0, max: 5 * HOUR_MS }),
    zone: fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York'),
    taskId: fc.constantFrom('a', 'b', null),
  })
  .map(({ startAt, lengthMs, pauseAfter, pauseMs, unsureAfter, unsureMs, zone, taskId }) =>
    entryOf({
      startAt,
      endAt: lengthMs === null ? null : startAt + lengthMs,
      pauses: [{ startAt: startAt + pauseAfter, endAt: startAt + pauseAfter + pauseMs }],
      unsure: [{ startAt: startAt + unsureAfter, endAt: startAt + unsureAfter + unsureMs }],
      zone,
      taskId,
    }),
  );
const dayStart = fc.constantFrom<DayStarts>(
  [],
  [{ from: '2000-01-01', minutes: 0 }],
  [
    { from: '2000-01-01', minutes: 1_410 },
    { from: '2026-10-25', minutes: 30 },
    { from: '2026-10-31', minutes: 720 },
  ],
);

/** Every logical day an entry can touch. */
function daysAround(of: TimeEntry, start: DayStarts): string[] {
  const first = addDays(dayOf(of.startAt, of.zone, start), -1);
  return Array.from({ length: 15 }, (_, index) => addDays(first, index));
}

describe('totals', () => {
  test('the sum over days is the whole of an entry, over every change of clocks', () => {
    fc.assert(
      fc.property(entry, dayStart, (of, start) => {
        const parts = daysAround(of, start).map((day) => entryDayTotal(of, day, NOW, start));
        expect(parts.reduce((sum, part) => sum + part.workedMs, 0)).toBe(roundedMs(workedIntervals(of, NOW)));
        expect(parts.reduce((sum, part) => sum + part.unsureMs, 0)).toBe(roundedMs(unsureIntervals(of, NOW)));
      }),
      { numRuns: 60 },
    );
  });

  test('what was worked, the breaks and what is unsure add up to the time from start to end', () => {
    fc.assert(
      fc.property(entry, (of) => {
        const parts = [workedIntervals(of, NOW), breakIntervals(of, NOW), unsureIntervals(of, NOW)];
        expect(parts.reduce((sum, part) => sum + roundedMs(part), 0)).toBe(roundedMs([entrySpan(of, NOW)]));
      }),
    );
  });

  test('a day total is the sum of its entries, and tasks share it out without rest', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), dayStart, (entries, start) => {
        const day = '2026-10-31';
        const total = dayTotal(entries, day, NOW, start);
        const spans = entries.flatMap((of) => clipToDay([entrySpan(of, NOW)], day, of.zone, start));
        expect(total.workedMs + total.unsureMs + total.breakMs).toBe(roundedMs(spans));
        const parts = entries.map((of) => entryDayTotal(of, day, NOW, start));
        expect(total.workedMs).toBe(parts.reduce((sum, part) => sum + part.workedMs, 0));
        const byTask = [...totalsBy(entries, [day], NOW, ({ taskId }) => taskId, start).values()];
        expect(byTask.reduce((sum, ms) => sum + ms, 0)).toBe(total.workedMs);
        expect(byTask.every((ms) => ms > 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('a block over the day boundary belongs to both days; one over midnight only to its logical day', () => {
    const overStart = entryOf({
      startAt: Date.parse('2026-11-23T02:30+09:00'),
      endAt: Date.parse('2026-11-23T05:00+09:00'),
    });
    expect(dayTotal([overStart], '2026-11-22', NOW, []).workedMs).toBe(90 * MINUTE_MS);
    expect(dayTotal([overStart], '2026-11-23', NOW, []).workedMs).toBe(60 * MINUTE_MS);
    const overMidnight = entryOf({
      startAt: Date.parse('2026-11-22T23:00+09:00'),
      endAt: Date.parse('2026-11-23T01:00+09:00'),
    });
    expect(dayTotal([overMidnight], '2026-11-22', NOW, []).workedMs).toBe(120 * MINUTE_MS);
    expect(dayTotal([overMidnight], '2026-11-23', NOW, []).workedMs).toBe(0);
    expect(dayTotal([overMidnight], '2026-11-23', NOW, [{ from: '2000-01-01', minutes: 0 }]).workedMs).toBe(
      60 * MINUTE_MS,
    );
  });

  test('an entry stays on its day when the member travels: its own zone decides', () => {
    const inBerlin = entryOf({
      startAt: Date.parse('2026-11-23T20:00+01:00'),
      endAt: Date.parse('2026-11-23T21:00+01:00'),
      zone: 'Europe/Berlin',
    });
    // In Tokyo it is 04:00 of the next day by then.
    expect(dayTotal([inBerlin], '2026-11-23', NOW, []).workedMs).toBe(HOUR_MS);
    expect(dayTotal([inBerlin], '2026-11-24', NOW, []).workedMs).toBe(0);
  });

  test('a working night when clocks go back is an hour longer', () => {
    const night = entryOf({
      startAt: Date.parse('2026-10-25T00:00+02:00'),
      endAt: Date.parse('2026-10-25T04:00+01:00'),
      zone: 'Europe/Berlin',
    });
    expect(dayTotal([night], '2026-10-24', NOW, []).workedMs).toBe(5 * HOUR_MS);
    expect(dayTotal([night], '2026-10-25', NOW, []).workedMs).toBe(0);
  });
});
