import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { subtract, sumMs, union } from '#shared/domain/day/interval.ts';
import { mergeEntries, middleOf, splitEntry } from './entry-edits.ts';
import { TimeEntry, unsureIntervals, workedIntervals } from './time-entry.ts';

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 300 }))
  .map(([startAt, length]) => ({ startAt, endAt: startAt + length }));
const anyEntry = fc
  .record({
    id: fc.uuid(),
    startAt: fc.integer({ min: 0, max: 800 }),
    length: fc.integer({ min: 2, max: 900 }),
    pauses: fc.array(stretch, { maxLength: 4 }),
    unsure: fc.array(stretch, { maxLength: 3 }),
  })
  .map(({ length, ...entry }) =>
    TimeEntry.parse({ ...entry, endAt: entry.startAt + length, zone: 'Asia/Tokyo' }),
  );
const worked = (...entries: TimeEntry[]) => union(entries.flatMap((entry) => workedIntervals(entry, 0)));
const unsure = (...entries: TimeEntry[]) => union(entries.flatMap((entry) => unsureIntervals(entry, 0)));

describe('splitting', () => {
  test('leaves exactly what was worked and what was unsure, on two sides of the instant', () => {
    fc.assert(
      fc.property(anyEntry, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (entry, share) => {
        const end = entry.endAt ?? 0;
        const at = Math.round(entry.startAt + (end - entry.startAt) * share);
        const split = splitEntry(entry, at, 'later');
        if (at <= entry.startAt || at >= end) {
          expect(split).toBeNull();
          return;
        }
        if (!split) return expect.fail();
        const first = TimeEntry.parse({ ...entry, ...split.first });
        const second = TimeEntry.parse(split.second);
        expect(worked(first, second)).toEqual(worked(entry));
        expect(unsure(first, second)).toEqual(unsure(entry));
        expect([first.startAt, first.endAt, second.startAt, second.endAt]).toEqual([
          entry.startAt,
          at,
          at,
          end,
        ]);
      }),
    );
  });

  test('keeps why a break was made, and does not touch what runs', () => {
    const entry = TimeEntry.parse({
      id: 'e',
      startAt: 0,
      endAt: 100,
      zone: 'UTC',
      pauses: [{ startAt: 40, endAt: 60, reason: 'お茶' }],
    });
    const split = splitEntry(entry, 50, 'later');
    expect(split?.first.pauses).toEqual([{ startAt: 40, endAt: 50, reason: 'お茶' }]);
    expect(split?.second.pauses).toEqual([{ startAt: 50, endAt: 60, reason: 'お茶' }]);
    expect(splitEntry({ ...entry, endAt: null }, 50, 'later')).toBeNull();
  });

  test('is offered inside the entry', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const middle = middleOf(entry);
        expect(middle === null ? 0 : splitEntry(entry, middle, 'later')).not.toBeNull();
      }),
    );
  });
});

describe('merging', () => {
  test('counts what was worked in any of them, once; what only was unsure stays so', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 2, maxLength: 5 }), (entries) => {
        const merged = mergeEntries(entries);
        if (!merged) return expect.fail();
        const kept = TimeEntry.parse({ id: merged.keptId, ...merged.kept });
        expect(worked(kept)).toEqual(worked(...entries));
        const onlyUnsure = unsure(...entries).flatMap((one) => subtract(one, worked(...entries)));
        expect(sumMs(unsure(kept))).toBe(sumMs(onlyUnsure));
        expect(new Set([merged.keptId, ...merged.goneIds])).toEqual(new Set(entries.map(({ id }) => id)));
      }),
    );
  });

  test('of what was split gives back the whole', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const at = middleOf(entry) ?? 0;
        const split = splitEntry(entry, at, 'later');
        if (!split) return expect.fail();
        const merged = mergeEntries([{ ...entry, ...split.first }, split.second]);
        if (!merged) return expect.fail();
        const whole = TimeEntry.parse({ id: merged.keptId, ...merged.kept });
        expect([whole.id, whole.startAt, whole.endAt]).toEqual([entry.id, entry.startAt, entry.endAt]);
        expect([worked(whole), unsure(whole)]).toEqual([worked(entry), unsure(entry)]);
      }),
    );
  });

  test('is refused for one alone, for what runs, across zones, and over months', () => {
    const entry = TimeEntry.parse({ id: 'e', startAt: 0, endAt: 100, zone: 'UTC' });
    expect(mergeEntries([entry])).toBeNull();
    expect(mergeEntries([entry, { ...entry, id: 'f', endAt: null }])).toBeNull();
    expect(mergeEntries([entry, { ...entry, id: 'f', zone: 'Asia/Tokyo' }])).toBeNull();
    const monthsLater = { ...entry, id: 'f', startAt: 40 * DAY_MS, endAt: 40 * DAY_MS + 1 };
    expect(mergeEntries([entry, monthsLater])).toBeNull();
  });
});
