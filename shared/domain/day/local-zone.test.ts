import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, dayBounds, wallMinutes } from './day.ts';
import { DAY_MS, HOUR_MS, Zone } from './instant.ts';
import { localZone, offsetZone } from './local-zone.ts';

test('a name that is known is the zone', () => {
  expect(localZone('Asia/Tokyo', -540)).toEqual({ zone: 'Asia/Tokyo', isNameKnown: true });
});

test('for a name that is not known, the offset of the clock is the zone', () => {
  for (const name of ['Etc/Unknown', 'JST-9', '', undefined]) {
    expect(localZone(name, -540)).toEqual({ zone: '+09:00', isNameKnown: false });
  }
  expect(localZone('Etc/Unknown', 0).zone).toBe('+00:00');
  expect(localZone('Etc/Unknown', 210).zone).toBe('-03:30');
});

test('a zone of a fixed offset shows the wall clock that its offset says', () => {
  // Every offset that a computer of today may show. (`tzOffset` is wrong for those less than an hour west of Greenwich.)
  const quarters = fc
    .integer({ min: -12 * 4, max: 14 * 4 })
    .filter((quarter) => quarter >= 0 || quarter <= -4);
  const offsets = quarters.map((quarter) => quarter * 15);
  fc.assert(
    fc.property(offsets, fc.integer({ min: 0, max: 4e12 }), (minutes, at) => {
      const zone = Zone.parse(offsetZone(minutes));
      const wall = new Date(at + minutes * 60_000).toISOString();
      expect(dateOf(at, zone)).toBe(wall.slice(0, 10));
      expect(Math.floor(wallMinutes(at, zone))).toBe(
        Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)),
      );
      const { startAt, endAt } = dayBounds(dateOf(at, zone), zone, []);
      expect(endAt - startAt).toBe(DAY_MS);
      expect(wallMinutes(startAt, zone) * 60_000).toBe(4 * HOUR_MS);
    }),
  );
});
