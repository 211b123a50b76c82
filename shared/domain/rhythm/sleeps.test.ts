import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type DayStarts } from '#shared/domain/day/day.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { sumMs, union } from '#shared/domain/day/interval.ts';
import { RhythmRecord } from './rhythm-record.ts';
import { mainSleeps, midSleepMinutes, sleepsOf } from './sleeps.ts';

const TOKYO = 'Asia/Tokyo';
const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);
const slept = (startAt: number, endAt: number | null, zone = TOKYO) =>
  RhythmRecord.parse({ id: `s${startAt}-${endAt}`, kind: 'sleep', startAt, endAt, zone });
const night = (from: string, to: string) => slept(at(from), at(to));
const starting = (minutes: number): DayStarts => [{ from: '2000-01-01', minutes }];

describe('sleeps', () => {
  test('a night belongs to the day of getting up, whatever the hour and the start of the day', () => {
    const [before] = sleepsOf([night('22T23:00', '23T07:00')], []);
    expect(before?.day).toBe('2026-11-23');
    // By day, where the day starts at noon: the 22nd goes on until noon of the 23rd.
    const [byDay] = sleepsOf([night('23T09:00', '23T17:00')], starting(720));
    expect(byDay?.day).toBe('2026-11-23');
    const [early] = sleepsOf([night('23T02:00', '23T03:30')], []);
    expect(early?.day).toBe('2026-11-22');
  });

  test('the pieces of a night are summed; a nap is a sleep of its own', () => {
    const records = [night('22T23:00', '23T02:00'), night('23T03:00', '23T07:00')];
    const nap = night('23T13:00', '23T13:40');
    const sleeps = sleepsOf([nap, ...records], []);
    expect(sleeps.map(({ pieces }) => pieces.length)).toEqual([2, 1]);
    expect(sleeps[0]).toMatchObject({ sleptMs: 7 * HOUR_MS, startAt: at('22T23:00'), endAt: at('23T07:00') });
    const main = mainSleeps(sleeps);
    expect([...main.keys()]).toEqual(['2026-11-23']);
    expect(main.get('2026-11-23')?.sleptMs).toBe(7 * HOUR_MS);
    expect(midSleepMinutes(sleeps[0] ?? expect.fail())).toBe(3 * 60);
  });

  test('two hours between two pieces are an interruption, more are not', () => {
    const first = night('22T23:00', '23T02:00');
    expect(sleepsOf([first, night('23T04:00', '23T07:00')], [])).toHaveLength(1);
    expect(sleepsOf([first, night('23T04:01', '23T07:00')], [])).toHaveLength(2);
  });

  test('what was recorded twice counts once; what has no end does not count yet', () => {
    const twice = [night('22T23:00', '23T07:00'), night('22T23:30', '23T07:30'), slept(at('23T22:00'), null)];
    const [only, ...others] = sleepsOf(twice, []);
    expect(only?.sleptMs).toBe(8.5 * HOUR_MS);
    expect(others).toEqual([]);
  });

  test('where clocks change, sleep is as long as it was and its middle is what the clock showed', () => {
    const berlin = (from: string, to: string) => slept(Date.parse(from), Date.parse(to), 'Europe/Berlin');
    // Clocks go forward at 02:00 on 29 March 2026: from 23:00 to 07:00 are seven hours, their middle is 03:30.
    const [spring] = sleepsOf([berlin('2026-03-28T23:00+01:00', '2026-03-29T07:00+02:00')], []);
    expect(spring?.sleptMs).toBe(7 * HOUR_MS);
    expect(midSleepMinutes(spring ?? expect.fail())).toBe(3.5 * 60);
    // They go back at 03:00 on 25 October: nine hours.
    const [autumn] = sleepsOf([berlin('2026-10-24T23:00+02:00', '2026-10-25T07:00+01:00')], []);
    expect(autumn?.sleptMs).toBe(9 * HOUR_MS);
    expect(autumn?.day).toBe('2026-10-25');
    expect(midSleepMinutes(autumn ?? expect.fail())).toBe(2.5 * 60);
  });

  test('all of it together is the union of the records, in any order, and turns with the clock', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 5 * 24 * 60 }), fc.integer({ min: 1, max: 700 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.integer({ min: 0, max: 38 }), (spans, halves) => {
        const records = spans.map(([from, length]) =>
          slept(at('16T00:00') + from * MINUTE_MS, at('16T00:00') + (from + length) * MINUTE_MS),
        );
        const sleeps = sleepsOf(records, []);
        const told = records.map(({ startAt, endAt }) => ({ startAt, endAt: endAt ?? startAt }));
        expect(sleeps.flatMap(({ pieces }) => pieces)).toEqual(union(told));
        expect(sleeps.reduce((sum, { sleptMs }) => sum + sleptMs, 0)).toBe(sumMs(union(told)));
        expect(sleepsOf(records.toReversed(), [])).toEqual(sleeps);
        const by = halves * 30 * MINUTE_MS;
        const later = sleepsOf(
          records.map((record) => slept(record.startAt + by, (record.endAt ?? 0) + by)),
          starting(240 + halves * 30),
        );
        expect(later.map(({ day }) => day)).toEqual(sleeps.map(({ day }) => day));
        expect(later.map(({ sleptMs }) => sleptMs)).toEqual(sleeps.map(({ sleptMs }) => sleptMs));
      }),
    );
  });

  test('a shift by whole days shifts the days alone', () => {
    const records = [
      night('20T22:00', '21T05:00'),
      night('22T01:00', '22T09:00'),
      night('22T15:00', '22T15:30'),
    ];
    const later = records.map(({ startAt, endAt }) =>
      slept(startAt + 3 * 24 * HOUR_MS, (endAt ?? 0) + 3 * 24 * HOUR_MS),
    );
    const [sleeps, then] = [sleepsOf(records, []), sleepsOf(later, [])];
    expect(then.map(({ day }) => day)).toEqual(sleeps.map(({ day }) => addDays(day, 3)));
    expect(then.map(midSleepMinutes)).toEqual(sleeps.map(midSleepMinutes));
  });
});
