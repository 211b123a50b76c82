import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extendTo, goTo, leave, noSelection, select, toggle } from './grid-selection.ts';

const ids = Array.from({ length: 12 }, (_, n) => `row-${n}`);
const id = fc.constantFrom(...ids);

test('a range is what lies between where it began and where it ends, however it came there', () => {
  fc.assert(
    fc.property(
      id,
      fc.array(id, { minLength: 1, maxLength: 6 }),
      fc.subarray(ids),
      (from, steps, selected) => {
        let selection = goTo(select(noSelection, selected), from);
        for (const step of steps) selection = extendTo(selection, ids, step);
        const [a, b] = [ids.indexOf(from), ids.indexOf(steps.at(-1) ?? from)];
        const range = ids.slice(Math.min(a, b), Math.max(a, b) + 1);
        expect(selection.selected).toEqual(new Set([...selected, ...range]));
        expect(selection.active).toBe(steps.at(-1));
      },
    ),
  );
});

test('what is chosen twice is as before', () => {
  fc.assert(
    fc.property(fc.subarray(ids), id, (selected, one) => {
      const twice = toggle(toggle(select(noSelection, selected), one), one);
      expect(twice.selected).toEqual(new Set(selected));
    }),
  );
});

test('where rows go, the next one that stays is where the member is', () => {
  expect(leave(goTo(noSelection, 'row-3'), ids, ['row-3', 'row-4'])).toEqual({
    ...noSelection,
    active: 'row-5',
  });
  expect(leave(goTo(noSelection, 'row-11'), ids, ['row-11'])).toEqual({ ...noSelection, active: 'row-10' });
  expect(leave(goTo(noSelection, 'row-3'), ids, ids).active).toBeNull();
});
