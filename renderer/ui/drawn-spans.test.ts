import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSpans } from './drawn-spans.ts';

const rules = { seen: 15, hit: 40, end: 1_440 };
const span = (from: number, to: number) => ({ from, to });
type Span = ReturnType<typeof span>;

test('what follows one another has the whole width, however short it is', () => {
  const drawn = drawSpans([span(600, 615), span(620, 640), span(640, 642), span(643, 645)], rules);
  expect(drawn.map(({ lanes }) => lanes)).toEqual([1, 1, 1, 1]);
  expect(drawn.map(({ from, to }) => [from, to])).toEqual([
    [600, 620],
    [620, 640],
    // Smaller than what can be seen: drawn over the next one, which is drawn after it.
    [640, 655],
    [643, 683],
  ]);
});

test('what is short at the end of the day is drawn within it', () => {
  expect(drawSpans([span(1_439, 1_440)], rules)).toEqual([{ from: 1_425, to: 1_440, lane: 0, lanes: 1 }]);
});

test('spans share the width only where they overlap, and each is drawn from its time on, high enough to be seen', () => {
  const spans = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 1_440 }), fc.integer({ min: 0, max: 300 })).map(([from, length]) => ({
      from,
      to: Math.min(1_440, from + length),
    })),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(spans, (list) => {
      const drawn = drawSpans(list, rules);
      // What begins with another stands beside it even without length: drawn over it, it would hide it.
      const isApart = (one: Span, other: Span) =>
        one.from !== other.from && (one.to <= other.from || other.to <= one.from);
      const isAlone = list.every((one, i) => list.every((other, j) => i === j || isApart(one, other)));
      if (isAlone) expect(drawn.every(({ lanes }) => lanes === 1)).toBe(true);
      for (const [index, { from, to }] of drawn.entries()) {
        const own = list[index] ?? { from: 0, to: 0 };
        expect(to - from).toBeGreaterThanOrEqual(rules.seen);
        expect(from).toBeLessThanOrEqual(own.from);
        expect(to).toBeGreaterThanOrEqual(own.to);
        expect(to).toBeLessThanOrEqual(1_440);
        if (own.from <= 1_425) expect(from).toBe(own.from);
      }
    }),
  );
});
