import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  Day,
  type DayStarts,
  dateOf,
  dayBounds,
  dayOf,
  dayOfMonth,
  daysInMonth,
  firstDayFor,
  firstWeekdays,
  instantAt,
  instantsAt,
  nearestInstant,
  startMinutesOf,
  wallMinutes,
  weekDays,
  weekdayOf,
  weekdaysFrom,
  weekStart,
  withDayStart,
} from './day.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './instant.ts';
import { lengthMs } from './interval.ts';

const ZONES = [
  'Asia/Tokyo',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'UTC',
];
const zone = fc.constantFrom(...ZONES);
/** Half hours from 00:00 to 23:30, as the settings offer them. */
const dayStart = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
/** Changes of the day start, each `after` days from the day under test. */
const changes = fc.array(fc.record({ after: fc.integer({ min: -4, max: 4 }), minutes: dayStart }), {
  maxLength: 4,
});
type Changes = ReadonlyArray<{ after: number; minutes: number }>;
const startsAround = (at: number, chosen: Changes): DayStarts =>
  chosen
    .toSorted((a, b) => a.after - b.after)
    .reduce<DayStarts>(
      (starts, { after, minutes }) => withDayStart(starts, addDays(dateOf(at, 'UTC'), after), minutes),
      [],
    );
const always = (minutes: number): DayStarts => [{ from: '2000-01-01', minutes }];
const instant = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2040, 0, 1) });
/** Instants within a day and a half of a change of clocks. */
const nearChange = fc
  .tuple(
    fc.constantFrom(
      '2026-03-29T01:00Z', // Berlin, forward at 02:00
      '2026-10-25T01:00Z', // Berlin, back at 03:00
      '2026-03-08T07:00Z', // New York, forward
      '2026-11-01T06:00Z', // New York, back
      '2018-11-04T03:00Z', // São Paulo, forward at midnight
      '2018-02-18T02:00Z', // São Paulo, back at midnight
      '2025-04-24T22:00Z', // Cairo, forward at midnight
      '2025-10-30T21:00Z', // Cairo, back at midnight
      '2025-10-04T15:30Z', // Lord Howe, half an hour forward
    ),
    fc.integer({ min: -36 * 60, max: 36 * 60 }),
  )
  .map(([change, minutes]) => Date.parse(change) + minutes * MINUTE_MS);
const day = instant.map((at) => new Date(at).toISOString().slice(0, 10));

describe('logical day', () => {
  test('an instant lies within the bounds of its day, in every zone, at every day start, around every change of clocks', () => {
    fc.assert(
      fc.property(fc.oneof(instant, nearChange), zone, changes, (at, inZone, chosen) => {
        const start = startsAround(at, chosen);
        const bounds = dayBounds(dayOf(at, inZone, start), inZone, start);
        expect(bounds.startAt).toBeLessThanOrEqual(at);
        expect(at).toBeLessThan(bounds.endAt);
      }),
      { numRuns: 400 },
    );
  });

  test('both ends of a day belong where they should', () => {
    fc.assert(
      fc.property(fc.oneof(instant, nearChange), zone, changes, (at, inZone, chosen) => {
        const start = startsAround(at, chosen);
        const of = dayOf(at, inZone, start);
        const { startAt, endAt } = dayBounds(of, inZone, start);
        expect(dayOf(startAt, inZone, start)).toBe(of);
        expect(dayOf(endAt - 1, inZone, start)).toBe(of);
        expect(dayOf(endAt, inZone, start)).toBe(addDays(of, 1));
      }),
      { numRuns: 200 },
    );
  });

  test('days follow each other without gap or overlap, so that the sum over days is the whole', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 20 }), zone, changes, (first, count, inZone, chosen) => {
        const start = startsAround(Date.parse(first), chosen);
        const days = Array.from({ length: count }, (_, index) =>
          dayBounds(addDays(first, index), inZone, start),
        );
        const sum = days.reduce((ms, bounds) => ms + lengthMs(bounds), 0);
        expect(sum).toBe((days.at(-1)?.endAt ?? 0) - (days[0]?.startAt ?? 0));
        for (const [index, bounds] of days.entries()) {
          const of = addDays(first, index);
          const longer = startMinutesOf(addDays(of, 1), start) - startMinutesOf(of, start);
          const usual = DAY_MS + longer * MINUTE_MS;
          expect(lengthMs(bounds)).toBeGreaterThan(0);
          expect(Math.abs(lengthMs(bounds) - usual)).toBeLessThanOrEqual(HOUR_MS);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['Europe/Berlin', '2026-03-28', 240, 23],
    ['Europe/Berlin', '2026-03-29', 240, 24],
    ['Europe/Berlin', '2026-03-29', 0, 23],
    ['Europe/Berlin', '2026-10-24', 240, 25],
    ['Europe/Berlin', '2026-10-25', 0, 25],
    ['America/New_York', '2026-03-07', 240, 23],
    ['America/New_York', '2026-10-31', 240, 25],
    ['America/New_York', '2026-11-01', 240, 24],
    ['Asia/Tokyo', '2026-03-29', 240, 24],
  ])('in %s the day %s that starts at minute %i has %i hours', (inZone, of, start, hours) => {
    expect(lengthMs(dayBounds(of, inZone, always(start)))).toBe(hours * HOUR_MS);
  });

  test('another start from the first day that can have it moves nothing that has been, in every zone', () => {
    fc.assert(
      fc.property(
        fc.oneof(instant, nearChange),
        fc.integer({ min: 0, max: 6 * 24 * 60 }),
        zone,
        zone,
        changes,
        dayStart,
        (now, minutesAgo, inZone, otherZone, chosen, minutes) => {
          const before = startsAround(now - DAY_MS, chosen);
          // What was recorded before a flight, in the zone of that time, counts as well.
          const told = { at: now - minutesAgo * MINUTE_MS, zone: otherZone };
          const from = firstDayFor(minutes, [{ at: now, zone: inZone }, told], before);
          const after = withDayStart(before, from, minutes);
          for (const { at, zone: of } of [told, { ...told, zone: inZone }, { at: now, zone: inZone }])
            expect(dayOf(at, of, after)).toBe(dayOf(at, of, before));
          expect(startMinutesOf(from, after)).toBe(minutes);
          expect(dayBounds(from, inZone, after).startAt).toBeGreaterThan(now);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a start that is chosen again, or was in force before, leaves no trace', () => {
    const chosen = withDayStart([], '2026-11-24', 600);
    expect(withDayStart(chosen, '2026-11-24', 240)).toEqual([]);
    expect(withDayStart(chosen, '2026-11-25', 600)).toEqual(chosen);
  });

  test('a night belongs to the day before until 04:00', () => {
    const at = (time: string) => dayOf(Date.parse(`2026-11-23T${time}+09:00`), 'Asia/Tokyo', []);
    expect(at('03:59:59')).toBe('2026-11-22');
    expect(at('04:00:00')).toBe('2026-11-23');
    expect(at('23:59:59')).toBe('2026-11-23');
  });

  test('the hour that exists twice stays on one side of the day start', () => {
    // 02:30 summer time and, an hour later, 02:30 winter time; the day starts at 02:30.
    const first = Date.parse('2026-10-25T00:30Z');
    expect(wallMinutes(first, 'Europe/Berlin')).toBe(150);
    expect(wallMinutes(first + HOUR_MS, 'Europe/Berlin')).toBe(150);
    const days = [-1, 0, 30 * MINUTE_MS, HOUR_MS - 1, HOUR_MS].map((after) =>
      dayOf(first + after, 'Europe/Berlin', always(150)),
    );
    expect(days).toEqual(days.toSorted());
  });

  test('a wall time comes back from its instant', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1439 }), (of, minutes) => {
        const at = instantAt(of, minutes, 'Asia/Tokyo');
        expect(wallMinutes(at, 'Asia/Tokyo')).toBe(minutes);
        expect(dateOf(at, 'Asia/Tokyo')).toBe(of);
      }),
    );
    expect(wallMinutes(Date.parse('2026-11-23T09:15:30Z'), 'UTC')).toBe(555.5);
  });

  test('day arithmetic is exact over years', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, count) => {
        const lengthMs = Date.parse(addDays(from, count)) - Date.parse(from);
        expect(lengthMs).toBe(count * DAY_MS);
        expect(addDays(addDays(from, count), -count)).toBe(from);
      }),
    );
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  test('the nearest instant of a wall time shows it, and is at most half a day away', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        instant,
        fc.integer({ min: 0, max: 1_439 }),
        (zone, near, minutes) => {
          const at = nearestInstant(minutes, near, zone);
          // Where clocks change, a wall time may not exist, and half a day may be an hour longer.
          expect(Math.abs(at - near)).toBeLessThanOrEqual(DAY_MS / 2 + HOUR_MS);
        },
      ),
    );
    const near = instantAt('2026-11-23', 30, 'Asia/Tokyo');
    expect(nearestInstant(23 * 60 + 50, near, 'Asia/Tokyo')).toBe(near - 40 * MINUTE_MS);
    expect(nearestInstant(40, near, 'Asia/Tokyo')).toBe(near + 10 * MINUTE_MS);
  });

  test('all instants of a wall time show it, and no other does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (zone, near) => {
        const at = near - (near % MINUTE_MS);
        const date = dateOf(at, zone);
        const minutes = wallMinutes(at, zone);
        // Long ago offsets had seconds.
        fc.pre(Number.isInteger(minutes));
        const shown = instantsAt(date, minutes, zone);
        expect(shown).toContain(at);
        for (const one of shown) expect([dateOf(one, zone), wallMinutes(one, zone)]).toEqual([date, minutes]);
      }),
    );
    const newYork = (day: string, minutes: number) => instantsAt(day, minutes, 'America/New_York');
    const twice = Date.parse('2026-11-01T01:30:00-04:00');
    expect(newYork('2026-11-01', 90)).toEqual([twice, twice + HOUR_MS]);
    expect(newYork('2026-03-08', 150)).toEqual([]);
    expect(newYork('2026-11-01', 1_530)).toEqual([Date.parse('2026-11-02T01:30:00-05:00')]);
    // The first of two, also when it is counted from the day before.
    expect(instantAt('2023-10-28', 1_590, 'Europe/Luxembourg')).toBe(Date.parse('2023-10-29T02:30:00+02:00'));
    // On Samoa the 30th of December 2011 was left out.
    expect(instantsAt('2011-12-30', 720, 'Pacific/Apia')).toEqual([]);
    // The nearest of two is taken, whichever it is.
    expect(nearestInstant(90, twice + HOUR_MS + MINUTE_MS, 'America/New_York')).toBe(twice + HOUR_MS);
  });

  test('weeks begin on Monday or on Sunday', () => {
    expect(weekStart('2026-11-23', 1)).toBe('2026-11-23');
    expect(weekStart('2026-11-29', 1)).toBe('2026-11-23');
    expect(weekStart('2026-11-23', 7)).toBe('2026-11-22');
    expect(weekStart('2026-11-29', 7)).toBe('2026-11-29');
  });

  test('whatever they begin with, each day lies in exactly one week, of seven days in a row', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...firstWeekdays), (of, firstWeekday) => {
        const first = weekStart(of, firstWeekday);
        expect(new Date(`${first}T00:00Z`).getUTCDay()).toBe(firstWeekday % 7);
        const week = weekDays(first);
        expect(week).toHaveLength(7);
        expect(week.filter((one) => one === of)).toEqual([of]);
        for (const one of week) expect(weekStart(one, firstWeekday)).toBe(first);
        expect(weekStart(addDays(first, -1), firstWeekday)).toBe(addDays(first, -7));
        expect(weekStart(addDays(first, 7), firstWeekday)).toBe(addDays(first, 7));
        expect(week.map(weekdayOf)).toEqual(weekdaysFrom(firstWeekday));
      }),
    );
  });

  test('a month has as many days as lie before the first of the next one', () => {
    fc.assert(
      fc.property(day, (of) => {
        const [year = 0, month = 0, date = 0] = of.split('-').map(Number);
        expect(dayOfMonth(of)).toBe(date);
        expect(daysInMonth(of)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
      }),
    );
  });

  test('only days that exist, and that every function here can count with, are taken', () => {
    for (const text of ['2026-02-30', '2026-13-01', '2026-1-1', '2026-11-23T00:00', '', '0026-11-23']) {
      expect(Day.safeParse(text).success, text).toBe(false);
    }
    expect(Day.safeParse('2028-02-29').success).toBe(true);
  });
});
