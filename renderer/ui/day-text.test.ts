import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFor } from '#renderer/locales/format.ts';
import { plainPhrase } from '#renderer/locales/phrase.ts';
import { registers } from '#renderer/locales/registers.ts';
import { addDays, daysBetween } from '#shared/domain/day/day.ts';
import { parseDay } from './day-text.ts';

const near = (day: string) => ({ today: day, near: day });
const days = fc.integer({ min: 0, max: 20_000 }).map((number) => addDays('2001-01-01', number));

describe('dates as members type them', () => {
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['2025/1/2', '2025-01-02'],
    ['2026年11月3日', '2026-11-03'],
    ['20261123', '2026-11-23'],
    ['11/23', '2026-11-23'],
    ['１１月２３日', '2026-11-23'],
    ['11月23日（月）', '2026-11-23'],
    ['11月 23日', '2026-11-23'],
    ['1123', '2026-11-23'],
    ['23 Nov', '2026-11-23'],
    ['Mon 23 Nov', '2026-11-23'],
    ['Monday, November 23', '2026-11-23'],
    ['Nov 23, 2025', '2025-11-23'],
    ['23 November 2025', '2025-11-23'],
    ['13', '2026-11-13'],
    ['3日', '2026-12-03'],
    ['今日', '2026-11-20'],
    ['明日', '2026-11-21'],
    ['あさって', '2026-11-22'],
    ['昨日', '2026-11-19'],
    ['Tomorrow', '2026-11-21'],
  ])('%s', (text, day) => {
    expect(parseDay(text, near('2026-11-20'))).toBe(day);
  });

  test.each(['', '32', '2/30', '2026-13-01', 'next week', '11/', '23 Foo', 'constructor'])(
    'refuses %j',
    (text) => {
      expect(parseDay(text, near('2026-11-20'))).toBeNull();
    },
  );

  test.each([
    ['12/31', '2026-01-03', '2025-12-31'],
    ['1/2', '2026-12-30', '2027-01-02'],
    ['31', '2026-01-03', '2025-12-31'],
    ['1', '2026-12-30', '2027-01-01'],
    ['31', '2026-11-20', '2026-10-31'],
    ['2/29', '2027-06-01', '2028-02-29'],
    ['2/29', '2100-06-01', '2104-02-29'],
  ])('%s, typed on or near %s, is the nearest such date', (text, day, meant) => {
    expect(parseDay(text, near(day))).toBe(meant);
  });

  test('of what has been the last one is meant, of what comes the next one', () => {
    const today = '2026-11-30';
    expect(parseDay('12/31', { ...near(today), latest: today })).toBe('2025-12-31');
    expect(parseDay('11/20', { ...near(today), earliest: today })).toBe('2027-11-20');
    expect(parseDay('11/30', { ...near(today), earliest: today, latest: today })).toBe(today);
    // A year that was typed holds.
    expect(parseDay('2027-01-02', { ...near(today), latest: today })).toBe('2027-01-02');
  });

  test('a date without its year is never further away than the same date of another year', () => {
    fc.assert(
      fc.property(days, days, (day, from) => {
        const meant = parseDay(`${Number(day.slice(5, 7))}/${Number(day.slice(8))}`, near(from));
        expect(meant?.slice(5)).toBe(day.slice(5));
        if (!day.endsWith('02-29'))
          expect(Math.abs(daysBetween(from, meant ?? day))).toBeLessThanOrEqual(183);
      }),
    );
  });

  test('where days come first, they do between slashes too; the other order is meant where that is no date', () => {
    fc.assert(
      fc.property(days, days, (day, from) => {
        const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))];
        const typing = { ...near(from), isDayFirst: true };
        expect(parseDay(`${date}/${month}`, typing)).toBe(parseDay(`${month}-${date}`, near(from)));
        if (date > 12)
          expect(parseDay(`${month}/${date}`, typing)).toBe(parseDay(`${month}-${date}`, near(from)));
        for (const text of [`${month}-${date}`, day, day.replaceAll('-', '/')])
          expect(parseDay(text, typing)).toBe(parseDay(text, near(from)));
      }),
    );
  });

  test.each(registers)('every date is read back as a screen shows it in %s', (register) => {
    const format = formatFor(register);
    fc.assert(
      fc.property(days, (day) => {
        for (const shown of [format.day(day), format.dayShort(day), format.dayLong(day)]) {
          expect(parseDay(plainPhrase(shown), near(day)), plainPhrase(shown)).toBe(day);
        }
        // A year away, as the year is written.
        expect(parseDay(format.dayInField(day), near(addDays(day, 365)))).toBe(day);
      }),
    );
  });
});
