import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/domain/day/day.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { lengthMs, roundedMs, subtract, sumMs, union } from '#shared/domain/day/interval.ts';
import { RhythmRecord } from './rhythm-record.ts';
import { SLEEP_MAX_MS, sleepSpan } from './sleep.ts';
import { mergeSleep, sleepOverlaps, sleepWithout, sleptMs } from './sleep-overlap.ts';

const DAY = '2026-11-23';
const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);
const NOW = at('23T12:00');
const night = (id: string, startAt: number, endAt: number | null, zone = 'Asia/Tokyo') =>
  RhythmRecord.parse({ id, kind: 'sleep', startAt, endAt, zone });
const twice = [night('a', at('22T23:00'), at('23T07:00')), night('b', at('22T23:05'), at('23T07:05'))];

const instant = fc.integer({ min: at('16T00:00'), max: NOW });
const records = fc
  .array(
    fc.tuple(
      instant,
      fc.option(fc.integer({ min: 1, max: 15 * HOUR_MS })),
      fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'Pacific/Kiritimati'),
    ),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map(([startAt, ms, zone], index) =>
      night(String(index), startAt, ms === null ? null : Math.min(NOW, startAt + ms), zone),
    ),
  );
const days = Array.from({ length: 14 }, (_, index) => addDays('2026-11-13', index));

test('a night that was recorded twice counts once', () => {
  expect(days.map((day) => sleptMs(twice, day, [])).reduce((sum, ms) => sum + ms, 0)).toBe(
    8 * HOUR_MS + 5 * MINUTE_MS,
  );
  // The day begins at 4:00.
  expect(sleptMs(twice, DAY, [])).toBe(3 * HOUR_MS + 5 * MINUTE_MS);
});

test('what was slept is the union of the records, in whatever zones, and never more than from the first to the last', () => {
  fc.assert(
    fc.property(records, (list) => {
      const ended = list.flatMap(({ startAt, endAt }) => (endAt === null ? [] : [{ startAt, endAt }]));
      const total = days.reduce((sum, day) => sum + sleptMs(list, day, []), 0);
      expect(total).toBe(roundedMs(union(ended)));
      const startAt = Math.min(...ended.map((one) => one.startAt));
      const endAt = Math.max(...ended.map((one) => one.endAt));
      if (ended.length > 0) expect(total).toBeLessThanOrEqual(roundedMs([{ startAt, endAt }]));
      else expect(total).toBe(0);
    }),
    { numRuns: 50 },
  );
});

test('two records of the same sleep are told, and become one with the words of both', () => {
  expect(sleepOverlaps(twice, NOW).map(({ earlier, later }) => [earlier.id, later.id])).toEqual([['a', 'b']]);
  expect(
    sleepOverlaps([night('a', at('22T23:00'), at('23T03:00')), night('b', at('23T03:00'), null)], NOW),
  ).toEqual([]);
  const noted = twice.map((record) => ({ ...record, note: `note ${record.id}` }));
  expect(mergeSleep(noted)).toEqual({
    keptId: 'a',
    kept: { startAt: at('22T23:00'), endAt: at('23T07:05'), note: 'note a\nnote b' },
    goneIds: ['b'],
  });
});

test('of two records, a known end goes before one that is not known yet', () => {
  const open = night('o', at('22T23:00'), null);
  expect(mergeSleep([open, twice[1] ?? open])?.kept.endAt).toBe(at('23T07:05'));
  expect(mergeSleep([open, { ...open, id: 'p' }])?.kept.endAt).toBeNull();
  expect(mergeSleep([open])).toBeNull();
  const long = night('l', NOW - SLEEP_MAX_MS, NOW - HOUR_MS);
  expect(mergeSleep([long, night('m', NOW - 2 * HOUR_MS, NOW)])).not.toBeNull();
  expect(mergeSleep([{ ...long, startAt: long.startAt - 1 }, night('m', NOW - 2 * HOUR_MS, NOW)])).toBeNull();
});

test('sleep without some stretches is exactly what is left, cut where they lie', () => {
  const hole = fc.tuple(instant, fc.integer({ min: 1, max: 5 * HOUR_MS }));
  const holes = fc
    .array(hole, { minLength: 1, maxLength: 4 })
    .map((list) => list.map(([startAt, ms]) => ({ startAt, endAt: startAt + ms })));
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 40 * HOUR_MS }), holes, (startAt, ms, cut) => {
      const span = { startAt, endAt: startAt + ms };
      const left = sleepWithout(night('a', span.startAt, span.endAt), cut, NOW);
      expect(left).toEqual(subtract(span, cut));
      expect(
        sumMs(left.map(({ startAt: from, endAt }) => ({ startAt: from, endAt: endAt ?? 0 }))),
      ).toBeLessThanOrEqual(lengthMs(span));
    }),
  );
});

test('sleep that goes on ends where the work began; after work in its first minutes it goes on', () => {
  const open = night('o', at('22T23:00'), null);
  const worked = (from: string, to: string) => [{ startAt: at(from), endAt: at(to) }];
  expect(sleepWithout(open, worked('23T06:30', '23T09:00'), NOW)).toEqual([
    { startAt: at('22T23:00'), endAt: at('23T06:30') },
  ]);
  expect(sleepWithout(open, worked('22T22:00', '22T23:20'), NOW)).toEqual([
    { startAt: at('22T23:20'), endAt: null },
  ]);
  expect(sleepWithout(open, [sleepSpan(open, NOW)], NOW)).toEqual([]);
});
