import { tzOffset } from '@date-fns/tz';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS, SECOND_MS } from './instant.ts';
import { zoneOffset } from './zone-offset.ts';

const zones = Intl.supportedValuesOf('timeZone');
const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2045, 0, 1) });
const asked = (zone: string, at: number) => Math.round(tzOffset(zone, new Date(at)) * 60) * SECOND_MS;

/** The last instant before a zone changes its clocks, between two at which its offsets differ. */
function changeBetween(zone: string, from: number, to: number): number {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (asked(zone, middle) === asked(zone, from)) before = middle;
    else after = middle;
  }
  return before;
}

test('the offset of a zone is the one that its rules say, at any time', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, at) => {
      expect(zoneOffset(zone, at)).toBe(asked(zone, at));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['Asia/Tokyo', '2026-11-23T05:05Z', 540],
  ['Asia/Kathmandu', '2026-11-23T05:05Z', 345],
  ['America/New_York', '2026-11-01T05:59Z', -240],
  ['America/New_York', '2026-11-01T06:00Z', -300],
  ['Australia/Lord_Howe', '2025-10-04T15:29Z', 630],
  ['Australia/Lord_Howe', '2025-10-04T15:30Z', 660],
  ['Pacific/Apia', '2011-12-30T09:59Z', -600],
  ['Pacific/Apia', '2011-12-30T10:00Z', 840],
])('in %s the offset at %s is %i minutes', (zone, at, minutes) => {
  expect(zoneOffset(zone, Date.parse(at))).toBe(minutes * MINUTE_MS);
});

test('it changes in the very moment in which the clocks do', () => {
  let changes = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      instant,
      fc.integer({ min: 0, max: 5 * 60 }),
      (zone, from, minutes) => {
        // Clocks that change twice within half a year would be found as one; those are left out.
        const to = from + 120 * DAY_MS;
        if (asked(zone, from) === asked(zone, to)) return;
        changes++;
        const last = changeBetween(zone, from, to);
        for (const at of [last, last + 1, last - minutes * MINUTE_MS, last + 1 + minutes * MINUTE_MS])
          expect([zone, at, zoneOffset(zone, at)]).toEqual([zone, at, asked(zone, at)]);
      },
    ),
    { numRuns: 400 },
  );
  expect(changes).toBeGreaterThan(20);
});

test('of a zone that is not known, there is none', () => {
  expect(zoneOffset('Mars/Olympus', 0)).toBeNaN();
  expect(zoneOffset('+09:00', 0)).toBe(540 * MINUTE_MS);
});
