import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layLanes } from './lanes.ts';

test('stretches that only touch share one lane', () => {
  expect(
    layLanes([
      { from: 0, to: 60 },
      { from: 60, to: 90 },
    ]),
  ).toEqual([
    { lane: 0, lanes: 1 },
    { lane: 0, lanes: 1 },
  ]);
});

test('a lane is used again as soon as it is free', () => {
  expect(
    layLanes([
      { from: 90, to: 120 },
      { from: 0, to: 100 },
      { from: 10, to: 60 },
      { from: 200, to: 210 },
    ]),
  ).toEqual([
    { lane: 1, lanes: 2 },
    { lane: 0, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 0, lanes: 1 },
  ]);
});

test('no two stretches of one lane overlap, and all that overlap know the same number of lanes', () => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 300 }))
    .map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
      const laid = layLanes(stretches);
      for (const [i, a] of stretches.entries()) {
        for (const [j, b] of stretches.entries()) {
          if (i >= j || a.to <= b.from || b.to <= a.from) continue;
          expect(laid[i]?.lane).not.toBe(laid[j]?.lane);
          expect(laid[i]?.lanes).toBe(laid[j]?.lanes);
        }
      }
    }),
  );
});
