/** What a grid draws from top to bottom: the heading of a group, or a row. */
export type GridItem<R> = GridHeading | { kind: 'row'; row: R };

/** The heading of a group, whose rows are those from `from` to before `to`. */
interface GridHeading {
  kind: 'heading';
  group: string;
  from: number;
  to: number;
}

export interface GridItems<R> {
  items: ReadonlyArray<GridItem<R>>;
  /** Where the row with an index stands among the items. */
  places: ReadonlyArray<number>;
}

/** Rows with a heading above each that belongs to another group than the row before it. */
export function gridItems<R>(rows: ReadonlyArray<R>, groupOf: (row: R) => string): GridItems<R> {
  const items: GridItem<R>[] = [];
  const places: number[] = [];
  const headings: GridHeading[] = [];
  for (const [index, row] of rows.entries()) {
    const group = groupOf(row);
    const last = headings.at(-1);
    if (last?.group === group) last.to = index + 1;
    else {
      const heading: GridHeading = { kind: 'heading', group, from: index, to: index + 1 };
      headings.push(heading);
      items.push(heading);
    }
    places.push(items.length);
    items.push({ kind: 'row', row });
  }
  return { items, places };
}
