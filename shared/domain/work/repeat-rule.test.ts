import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, type FirstWeekday, firstWeekdays } from '#shared/domain/day/day.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { arbitraryRule } from '#tests/fixtures/arbitrary-rule.ts';
import { isDue, LAST, monthlyDateOf, nthOf, RepeatRule } from './repeat-rule.ts';

/** Every day of four years, one of them a leap year, and of a century's end that is none. */
const days = [
  ...daysOf('2026-01-01', '2029-12-31'),
  // 2100 is no leap year.
  ...daysOf('2100-01-01', '2100-12-31'),
];
const anyDay = fc.constantFrom(...days);

/** All days from one to another, each by the milliseconds of UTC. */
function daysOf(from: string, until: string): Day[] {
  const [first, last] = [Date.parse(from), Date.parse(until)];
  return Array.from({ length: (last - first) / DAY_MS + 1 }, (_, index) => iso(first + index * DAY_MS));
}

function iso(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}

const months = new Map<string, Day[]>();

/** The days of a month from its first, by the calendar of the platform. */
function monthOf(day: Day): Day[] {
  const name = day.slice(0, 7);
  const [year = 0, month = 1] = name.split('-').map(Number);
  const ofMonth = months.get(name) ?? daysOf(`${name}-01`, iso(Date.UTC(year, month, 0)));
  months.set(name, ofMonth);
  return ofMonth;
}

const isoWeekday = (day: Day) => new Date(day).getUTCDay() || 7;
const dayNumber = (day: Day) => Date.parse(day) / DAY_MS;

/** What a rule means, told in another way than the app computes it: by looking at whole months and whole weeks. */
function isMeant(rule: RepeatRule, fromDay: Day, day: Day): boolean {
  switch (rule.kind) {
    case 'weekdays':
      return rule.weekdays.includes(isoWeekday(day));
    case 'every':
      return (dayNumber(day) - dayNumber(fromDay)) % rule.days === 0;
    case 'weeks': {
      // The 4th of January 1970 was a Sunday, the 5th a Monday.
      const weekNumber = (one: Day) => Math.floor((dayNumber(one) - (rule.firstWeekday === 7 ? 3 : 4)) / 7);
      const apart = weekNumber(day) - weekNumber(fromDay);
      return apart % rule.weeks === 0 && rule.weekdays.includes(isoWeekday(day));
    }
    case 'monthly-date': {
      const month = monthOf(day);
      return day === (month.slice(0, rule.date === LAST ? 31 : rule.date).at(-1) ?? '');
    }
    case 'monthly-weekday': {
      const such = monthOf(day).filter((one) => isoWeekday(one) === rule.weekday);
      return day === such.at(rule.nth === LAST ? -1 : rule.nth - 1);
    }
  }
}

describe('a rule', () => {
  test('names exactly the days that are meant, over many years', () => {
    fc.assert(
      fc.property(arbitraryRule, anyDay, (rule, fromDay) => {
        const named = days.filter((day) => isDue(rule, fromDay, day));
        expect(named).toEqual(days.filter((day) => isMeant(rule, fromDay, day)));
      }),
      { numRuns: 25 },
    );
  });

  test('of dates or of one weekday in the month names one day in each month', () => {
    const once = arbitraryRule.filter(({ kind }) => kind === 'monthly-date' || kind === 'monthly-weekday');
    fc.assert(
      fc.property(once, anyDay, (rule, day) => {
        expect(monthOf(day).filter((one) => isDue(rule, day, one))).toHaveLength(1);
      }),
    );
  });

  test.each([
    [29, ['2027-01-29', '2027-02-28', '2027-03-29', '2028-02-29']],
    [30, ['2027-01-30', '2027-02-28', '2027-03-30', '2028-02-29']],
    [LAST, ['2027-01-31', '2027-02-28', '2027-03-31', '2028-02-29']],
  ])(
    'of the date %i is on the last day of a shorter month, and after that on its date again',
    (date, named) => {
      const rule = { kind: 'monthly-date', date } as const;
      const months = ['2027-01-01', '2027-02-01', '2027-03-01', '2028-02-01'];
      expect(months.flatMap((day) => monthOf(day).filter((one) => isDue(rule, day, one)))).toEqual(named);
    },
  );

  test('of the third Wednesday or the last Friday names these', () => {
    const november = monthOf('2026-11-01');
    const third = { kind: 'monthly-weekday', nth: 3, weekday: 3 } as const;
    const last = { kind: 'monthly-weekday', nth: LAST, weekday: 5 } as const;
    expect(november.filter((day) => isDue(third, '2026-11-01', day))).toEqual(['2026-11-18']);
    expect(november.filter((day) => isDue(last, '2026-11-01', day))).toEqual(['2026-11-27']);
  });

  test('of every other week counts from the week in which it begins, whichever day of it that is', () => {
    const rule: RepeatRule = { kind: 'weeks', weeks: 2, weekdays: [2, 5], firstWeekday: 1 };
    const first = daysOf('2026-11-23', '2026-11-29');
    for (const fromDay of first) {
      expect(daysOf('2026-11-23', '2026-12-20').filter((day) => isDue(rule, fromDay, day))).toEqual([
        '2026-11-24',
        '2026-11-27',
        '2026-12-08',
        '2026-12-11',
      ]);
    }
  });

  test('of every so many weeks comes in one week of them, and on all its weekdays there', () => {
    const ofWeeks = fc.record({
      kind: fc.constant('weeks' as const),
      weeks: fc.integer({ min: 2, max: 12 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      firstWeekday: fc.constantFrom(...firstWeekdays),
    });
    fc.assert(
      fc.property(ofWeeks, anyDay, fc.integer({ min: 0, max: 400 }), (rule, fromDay, after) => {
        const start = dayNumber(fromDay) + after;
        const span = daysOf(iso(start * DAY_MS), iso((start + 7 * rule.weeks - 1) * DAY_MS));
        const named = span.filter((day) => isDue(rule, fromDay, day));
        expect(named.map(isoWeekday).toSorted()).toEqual(rule.weekdays.toSorted());
      }),
    );
  });

  test('of Tuesday and Sunday every other week lies elsewhere where weeks begin on Sunday', () => {
    const named = (firstWeekday: FirstWeekday) =>
      daysOf('2026-11-24', '2026-12-13').filter((day) =>
        isDue({ kind: 'weeks', weeks: 2, weekdays: [2, 7], firstWeekday }, '2026-11-24', day),
      );
    expect(named(1)).toEqual(['2026-11-24', '2026-11-29', '2026-12-08', '2026-12-13']);
    expect(named(7)).toEqual(['2026-11-24', '2026-12-06', '2026-12-08']);
  });

  test('that a day suggests names that day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const byDate: RepeatRule = { kind: 'monthly-date', date: monthlyDateOf(day) };
        const byWeekday: RepeatRule = {
          kind: 'monthly-weekday',
          nth: nthOf(day),
          weekday: isoWeekday(day),
        };
        for (const rule of [byDate, byWeekday]) {
          expect(RepeatRule.parse(rule)).toEqual(rule);
          expect(isDue(rule, day, day)).toBe(true);
        }
      }),
    );
    expect([monthlyDateOf('2026-10-31'), nthOf('2026-11-18'), nthOf('2026-11-30')]).toEqual([LAST, 3, LAST]);
  });

  test.each([
    { kind: 'monthly-date', date: 31 },
    { kind: 'monthly-date', date: 0 },
    { kind: 'monthly-weekday', nth: 5, weekday: 1 },
    { kind: 'monthly-weekday', nth: 1, weekday: 8 },
    { kind: 'weeks', weeks: 1, weekdays: [1], firstWeekday: 1 },
    { kind: 'weeks', weeks: 2, weekdays: [], firstWeekday: 1 },
    { kind: 'weeks', weeks: 2, weekdays: [1], firstWeekday: 6 },
  ])('is not %j', (rule) => {
    expect(RepeatRule.safeParse(rule).success).toBe(false);
  });
});
