import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { clip, type Interval, subtract, sumMs, union } from '#shared/domain/day/interval.ts';
import { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { sleepSpan } from '#shared/domain/rhythm/sleep.ts';
import { entryWithout, gaps, overlaps, settleOverlap, toldIntervals, workInSleep } from './overlap.ts';
import { entrySpan, TimeEntry, unsureIntervals, workedIntervals } from './time-entry.ts';

const NOW = Date.parse('2026-11-23T12:00Z');
const at = (minutes: number) => NOW - 10 * HOUR_MS + minutes * MINUTE_MS;
const stretch = fc
  .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 200 }))
  .map(([from, length]) => ({ startAt: at(from), endAt: at(from + length) }));

/** Entries of the last ten hours, some running, with breaks and unsure time inside and outside of them. */
const entry = (id: string) =>
  fc
    .record({
      from: fc.integer({ min: 0, max: 500 }),
      length: fc.option(fc.integer({ min: 1, max: 300 })),
      pauses: fc.array(stretch, { maxLength: 3 }),
      unsure: fc.array(stretch, { maxLength: 2 }),
    })
    .map(({ from, length, pauses, unsure }) =>
      TimeEntry.parse({
        id,
        zone: 'Asia/Tokyo',
        startAt: at(from),
        endAt: length === null ? null : Math.min(NOW, at(from + length)),
        pauses,
        unsure,
      }),
    );

const common = (a: ReadonlyArray<Interval>, b: ReadonlyArray<Interval>) =>
  union(a.flatMap((one) => b.flatMap((other) => clip(one, other) ?? [])));
const without = (a: ReadonlyArray<Interval>, b: ReadonlyArray<Interval>) =>
  union(a).flatMap((one) => subtract(one, b));

test('work in sleep is told where both cover the same time, and is taken from the work without rest', () => {
  const sleep = fc
    .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 300 }))
    .map(([from, length]) =>
      RhythmRecord.parse({
        id: 's',
        kind: 'sleep',
        zone: 'Asia/Tokyo',
        startAt: at(from),
        endAt: Math.min(NOW, at(from + length)),
      }),
    );
  fc.assert(
    fc.property(entry('a'), fc.tuple(sleep, sleep), (of, records) => {
      const slept = union(records.map((record) => sleepSpan(record, NOW)));
      const [found] = workInSleep([of], records, NOW);
      expect(sumMs(found?.shared ?? [])).toBe(sumMs(common(toldIntervals(of, NOW), slept)));
      const settled = entryWithout(of, slept, NOW);
      if (settled?.kind !== 'set') return;
      const left = { ...of, ...settled.patch };
      expect(workInSleep([left], records, NOW)).toEqual([]);
      expect(sumMs(toldIntervals(left, NOW))).toBe(sumMs(without(toldIntervals(of, NOW), slept)));
    }),
  );
});

describe('overlaps', () => {
  test('two entries overlap exactly where both tell of the same time', () => {
    fc.assert(
      fc.property(fc.tuple(entry('a'), entry('b'), entry('c')), (entries) => {
        const found = new Map(
          overlaps(entries, NOW).map(({ earlier, later, shared }) => [
            [earlier.id, later.id].toSorted().join(),
            sumMs(shared),
          ]),
        );
        for (const [one, other] of [
          [entries[0], entries[1]],
          [entries[0], entries[2]],
          [entries[1], entries[2]],
        ] as const) {
          const expected = sumMs(common(toldIntervals(one, NOW), toldIntervals(other, NOW)));
          expect(found.get([one.id, other.id].toSorted().join()) ?? 0).toBe(expected);
        }
      }),
    );
  });

  test('one in the break of another does not overlap it', () => {
    const long = TimeEntry.parse({
      id: 'long',
      zone: 'Asia/Tokyo',
      startAt: at(0),
      endAt: at(100),
      pauses: [{ startAt: at(30), endAt: at(60) }],
    });
    const inside = TimeEntry.parse({ id: 'in', zone: 'Asia/Tokyo', startAt: at(30), endAt: at(60) });
    expect(overlaps([long, inside], NOW)).toEqual([]);
    expect(overlaps([long, { ...inside, endAt: at(61) }], NOW)).toMatchObject([
      { earlier: { id: 'long' }, later: { id: 'in' }, shared: [{ startAt: at(60), endAt: at(61) }] },
    ]);
  });
});

describe('settling an overlap', () => {
  test('what both told counts to the kept one alone, and nothing else is changed', () => {
    let settledOnes = 0;
    fc.assert(
      fc.property(entry('kept'), entry('other'), (kept, other) => {
        const settled = settleOverlap(kept, other, NOW);
        if (!settled) return;
        settledOnes++;
        const told = toldIntervals(kept, NOW);
        const worked = without(workedIntervals(other, NOW), told);
        const unsure = without(unsureIntervals(other, NOW), told);
        if (settled.kind === 'gone') {
          expect(worked).toEqual([]);
          expect(unsure).toEqual([]);
          return;
        }
        const after = TimeEntry.parse({ ...other, ...settled.patch });
        expect(union(workedIntervals(after, NOW))).toEqual(worked);
        expect(union(unsureIntervals(after, NOW))).toEqual(unsure);
        expect(after.endAt === null).toBe(other.endAt === null);
        expect(after.pauses.some(({ endAt }) => endAt === null)).toBe(
          other.pauses.some(({ endAt }) => endAt === null),
        );
        expect(overlaps([kept, after], NOW)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(settledOnes).toBeGreaterThan(100);
  });

  test('a running one is not ended by another that runs', () => {
    const running = (id: string, from: number) =>
      TimeEntry.parse({ id, zone: 'Asia/Tokyo', startAt: at(from) });
    expect(settleOverlap(running('a', 0), running('b', 10), NOW)).toBeNull();
  });
});

describe('gaps', () => {
  test('entries and gaps together cover the time from the first to the last, once', () => {
    fc.assert(
      fc.property(
        fc.array(entry('x'), { minLength: 1, maxLength: 6 }),
        fc.array(stretch),
        (entries, slept) => {
          const spans = union(entries.map((one) => entrySpan(one, NOW)));
          const [first, last] = [spans[0], spans.at(-1)];
          if (!first || !last) return expect.fail();
          const whole = { startAt: first.startAt, endAt: last.endAt };
          const told = union([...spans, ...slept.flatMap((one) => clip(one, whole) ?? [])]);
          const all = [...told, ...gaps(entries, slept, NOW, 1)];
          expect(union(all)).toEqual([whole]);
          expect(sumMs(all)).toBe(whole.endAt - whole.startAt);
        },
      ),
    );
  });

  test('what is shorter than asked for is none', () => {
    const make = (id: string, from: number, to: number) =>
      TimeEntry.parse({ id, zone: 'Asia/Tokyo', startAt: at(from), endAt: at(to) });
    const entries = [make('a', 0, 10), make('b', 12, 20), make('c', 20, 30), make('d', 45, 50)];
    expect(gaps(entries, [], NOW, 5 * MINUTE_MS)).toEqual([{ startAt: at(30), endAt: at(45) }]);
  });
});
