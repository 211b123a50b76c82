import { type ReactNode, startTransition, useEffect, useState } from 'react';

/** About as many as a window shows. */
const FIRST_ROWS = 12;

export interface RowsProps<T> {
  items: ReadonlyArray<T>;
  className?: string | undefined;
  /** The row of an item: an `li` with a key. */
  children: (item: T) => ReactNode;
}

/**
 * A list that may be long. At first it renders only as many rows as can be seen, and all of them right after, in steps
 * between which the page responds: a screen with a long list is there as soon as one with a short list. For rows that are
 * out of sight the browser does no layout and no painting (`data-rows` in `base.css`).
 */
export function Rows<T>({ items, className, children }: RowsProps<T>) {
  const [areAllShown, setAllShown] = useState(false);
  useEffect(() => startTransition(() => setAllShown(true)), []);
  return (
    <ul className={className} data-rows>
      {(areAllShown ? items : items.slice(0, FIRST_ROWS)).map((item) => children(item))}
    </ul>
  );
}
