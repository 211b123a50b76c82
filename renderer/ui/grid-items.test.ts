import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gridItems } from './grid-items.ts';

test('a heading stands above the first row of each group', () => {
  expect(gridItems(['a1', 'a2', 'b1'], ([group = '']) => group)).toEqual({
    items: [
      { kind: 'heading', group: 'a', from: 0, to: 2 },
      { kind: 'row', row: 'a1' },
      { kind: 'row', row: 'a2' },
      { kind: 'heading', group: 'b', from: 2, to: 3 },
      { kind: 'row', row: 'b1' },
    ],
    places: [1, 2, 4],
  });
  expect(gridItems([], String)).toEqual({ items: [], places: [] });
});

test('every row is there once, in order, below the heading of its group', () => {
  const groupOf = (row: number) => String(row % 3);
  fc.assert(
    fc.property(fc.array(fc.nat()), (rows) => {
      const { items, places } = gridItems(rows, groupOf);
      expect(items.flatMap((item) => (item.kind === 'row' ? [item.row] : []))).toEqual(rows);
      for (const [index, row] of rows.entries()) {
        expect(items[places[index] ?? -1]).toEqual({ kind: 'row', row });
      }
      for (const [at, item] of items.entries()) {
        if (item.kind !== 'heading') continue;
        expect(places[item.from]).toBe(at + 1);
        expect(rows.slice(item.from, item.to).map(groupOf)).toEqual(
          Array.from({ length: item.to - item.from }, () => item.group),
        );
      }
    }),
  );
});
