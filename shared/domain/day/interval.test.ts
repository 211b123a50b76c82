import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from './instant.ts';
import { clip, type Interval, lengthMs, roundedMs, subtract, sumMs, union } from './interval.ts';

const interval = fc
  .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -20, max: 200 }))
  .map(([startAt, ms]): Interval => ({ startAt, endAt: startAt + ms }));
const intervals = fc.array(interval, { maxLength: 8 });

/** Every millisecond of the intervals as a set: slow, but obviously right. */
function points(list: ReadonlyArray<Interval>): Set<number> {
  const all = new Set<number>();
  for (const { startAt, endAt } of list) for (let at = startAt; at < endAt; at++) all.add(at);
  return all;
}

function isInOrderAndApart(list: ReadonlyArray<Interval>): boolean {
  return list.every(
    ({ startAt, endAt }, index) => startAt < endAt && startAt > (list[index - 1]?.endAt ?? -Infinity),
  );
}

describe('interval', () => {
  test('an interval that ends before it starts has no length', () => {
    expect(lengthMs({ startAt: 10, endAt: 4 })).toBe(0);
    expect(
      sumMs([
        { startAt: 10, endAt: 4 },
        { startAt: 0, endAt: 3 },
      ]),
    ).toBe(3);
  });

  test('clipping at boundaries cuts an interval into parts that make up the whole', () => {
    fc.assert(
      fc.property(interval, fc.array(fc.integer({ min: -600, max: 800 })), (whole, cuts) => {
        const edges = [-1_000, ...cuts.toSorted((a, b) => a - b), 1_000];
        const parts = edges
          .slice(1)
          .flatMap((endAt, index) => clip(whole, { startAt: edges[index] ?? 0, endAt }) ?? []);
        expect(sumMs(parts)).toBe(lengthMs(whole));
        expect(points(parts)).toEqual(points([whole]));
      }),
    );
  });

  test('clipping gives null where nothing is shared, touching ends included', () => {
    expect(clip({ startAt: 0, endAt: 5 }, { startAt: 5, endAt: 9 })).toBeNull();
    expect(clip({ startAt: 7, endAt: 7 }, { startAt: 0, endAt: 9 })).toBeNull();
  });

  test('subtracting leaves exactly the points that no hole covers, in order', () => {
    fc.assert(
      fc.property(interval, intervals, (whole, holes) => {
        const rest = subtract(whole, holes);
        expect(points(rest)).toEqual(new Set([...points([whole])].filter((at) => !points(holes).has(at))));
        expect(sumMs(rest)).toBe(points(rest).size);
        expect(rest).toEqual(rest.toSorted((a, b) => a.startAt - b.startAt));
      }),
    );
  });

  test('the union covers the same points once, in order, with gaps between', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const merged = union(list);
        expect(points(merged)).toEqual(points(list));
        expect(sumMs(merged)).toBe(points(list).size);
        expect(isInOrderAndApart(merged)).toBe(true);
        expect(union(merged)).toEqual(merged);
        expect(union(list.toReversed())).toEqual(merged);
      }),
    );
  });

  test('rounded, a length is what the minutes of the clock at its ends come to', () => {
    const length = (from: string, to: string) =>
      roundedMs([{ startAt: Date.parse(`2026-11-23T${from}Z`), endAt: Date.parse(`2026-11-23T${to}Z`) }]);
    expect(length('10:00:50', '10:33:05')).toBe(33 * MINUTE_MS);
    expect(length('10:00:00', '10:45:40')).toBe(45 * MINUTE_MS);
    expect(length('10:00:05', '10:00:59')).toBe(0);
    expect(roundedMs([{ startAt: 10 * MINUTE_MS, endAt: 4 * MINUTE_MS }])).toBe(0);
  });

  test('rounded parts add up to the rounded whole, whatever the whole is cut into', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e7, max: 1e7 }),
        fc.nat(1e7),
        fc.array(
          interval.map(({ startAt, endAt }) => ({ startAt: startAt * 20_000, endAt: endAt * 20_000 + 7 })),
        ),
        (startAt, ms, holes) => {
          const whole = { startAt, endAt: startAt + ms };
          const rest = subtract(whole, holes);
          expect(roundedMs(rest) + roundedMs(subtract(whole, rest))).toBe(roundedMs([whole]));
          expect(roundedMs([whole]) % MINUTE_MS).toBe(0);
        },
      ),
    );
  });
});
