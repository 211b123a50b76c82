import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type MouseEvent as RowMouseEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { classNames } from './class-names.ts';
import styles from './Grid.module.css';
import { gridItems } from './grid-items.ts';
import { extendTo, type GridSelection, goTo, select, toggle } from './grid-selection.ts';
import { shortcutLetter } from './shortcut.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface GridColumn<R> {
  key: string;
  head: ReactNode;
  /** Its width, as in `grid-template-columns`. */
  width: string;
  /** Its content is aligned to the end. */
  isAtEnd?: boolean;
  /** The content of a cell. */
  cell: (row: R) => ReactNode;
}

/** What a screen can ask of a grid. */
export interface GridHandle {
  /** Goes to a row and shows it at the top, below the heading of its group if it is the first there. */
  show: (id: string) => void;
}

export interface GridProps<R extends { id: string }> {
  ref?: Ref<GridHandle>;
  /** What the grid holds, in words. */
  label: string;
  columns: ReadonlyArray<GridColumn<R>>;
  rows: ReadonlyArray<R>;
  /** The group that a row belongs to; the same function while the groups are the same. */
  groupOf: (row: R) => string;
  /** The heading of a group, for the rows from `from` to before `to`. */
  groupHead: (group: string, from: number, to: number) => ReactNode;
  /** The height of every row and heading in rem. It is fixed, so that years of rows need not be drawn to be measured. */
  rowRem: number;
  selection: GridSelection;
  onSelection: (selection: GridSelection) => void;
  /** The name of the column of boxes, and of the box of a row. */
  selectLabel: string;
  selectRowLabel: (row: R) => string;
  onOpen: (id: string) => void;
  /** Called with what is selected, or else with the row that is active. */
  onDelete: (ids: ReadonlyArray<string>) => void;
}

/** Rows beyond the edges that are drawn too, so that nothing is missing while scrolling. */
const OVERSCAN_ROWS = 8;

/**
 * Many rows in groups, of which only those in view are drawn. One row is in the tab order; arrows, Home, End and the page keys
 * move, with Shift they select, Space selects one, Ctrl/⌘+A all, Escape none, Enter opens, Delete deletes.
 */
export function Grid<R extends { id: string }>({
  ref,
  label,
  columns,
  rows,
  groupOf,
  groupHead,
  rowRem,
  selection,
  onSelection,
  selectLabel,
  selectRowLabel,
  onOpen,
  onDelete,
}: GridProps<R>) {
  const frame = useRef<HTMLDivElement>(null);
  const ids = () => rows.map(({ id }) => id);
  const { active, selected } = selection;
  const found = active === null ? -1 : rows.findIndex(({ id }) => id === active);
  const activeIndex = Math.max(found, 0);
  const { items, places } = useMemo(() => gridItems(rows, groupOf), [rows, groupOf]);
  const activePlace = places[activeIndex];
  const [remPx] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const rowPx = rowRem * remPx;
  // Stable while the rows are the same: with a new function, the virtualizer measures all rows again.
  const getItemKey = useCallback(
    (index: number) => {
      const item = items[index];
      if (item?.kind === 'row') return item.row.id;
      // Where a journey leads over the date line, a day may come twice.
      return item ? `${item.group} ${rows[item.from]?.id}` : index;
    },
    [items, rows],
  );
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    getItemKey,
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: rowPx,
    // The active row stays rendered, so that it keeps the focus.
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range);
      return activePlace !== undefined && !inView.includes(activePlace)
        ? [...inView, activePlace].toSorted((a, b) => a - b)
        : inView;
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height moves every row.
  useEffect(() => virtual.measure(), [virtual, rowPx]);
  useImperativeHandle(ref, () => ({
    show: (id) => {
      const place = places[rows.findIndex((row) => row.id === id)];
      if (place === undefined) return;
      onSelection(goTo(selection, id));
      const isFirst = items[place - 1]?.kind === 'heading';
      virtual.scrollToIndex(isFirst ? place - 1 : place, { align: 'start' });
    },
  }));
  // The focus follows the active row, but is never taken from outside of the grid.
  useEffect(() => {
    if (active === null || !frame.current?.contains(document.activeElement)) return;
    const row = frame.current.querySelector<HTMLElement>(`[data-id="${CSS.escape(active)}"]`);
    row?.focus({ preventScroll: true });
  }, [active]);

  const move = (event: KeyboardEvent, index: number) => {
    const to = Math.min(Math.max(index, 0), rows.length - 1);
    const id = rows[to]?.id;
    if (id === undefined) return;
    onSelection(event.shiftKey ? extendTo(selection, ids(), id) : goTo(selection, id));
    // At the first row, what stands above it is seen too.
    virtual.scrollToIndex(to === 0 ? 0 : (places[to] ?? to), { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = rows[activeIndex]?.id;
    if (here === undefined || event.altKey) return;
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowPx) - 2);
    const steps: Record<string, number> = {
      ArrowDown: activeIndex + 1,
      ArrowUp: activeIndex - 1,
      PageDown: activeIndex + page,
      PageUp: activeIndex - page,
      Home: 0,
      End: rows.length - 1,
    };
    const isCommand = event.ctrlKey || event.metaKey;
    const to = steps[event.key];
    if (to !== undefined) move(event, to);
    else if (event.key === ' ') {
      onSelection(event.shiftKey ? extendTo(selection, ids(), here) : toggle(selection, here));
    } else if (isCommand && shortcutLetter(event) === 'a') onSelection(select(selection, ids()));
    else if (event.key === 'Escape' && selected.size > 0) onSelection(select(selection, []));
    else if (event.key === 'Enter') onOpen(here);
    else if (event.key === 'Delete') {
      // Rows that are selected but not in the list just now are not deleted.
      const shown = ids().filter((id) => selected.has(id));
      onDelete(shown.length > 0 ? shown : [here]);
    } else return;
    event.preventDefault();
  };
  const onRowClick = (event: RowMouseEvent, id: string) => {
    if (event.shiftKey) onSelection(extendTo(selection, ids(), id));
    else if (event.ctrlKey || event.metaKey) onSelection(toggle(selection, id));
    else {
      onSelection(goTo(selection, id));
      onOpen(id);
    }
  };

  const template: CSSProperties = {
    gridTemplateColumns: `2.75rem ${columns.map(({ width }) => width).join(' ')}`,
  };
  return (
    <div ref={frame} className={styles.frame}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are gone through and selected.
        role="grid"
        aria-label={label}
        aria-rowcount={items.length + 1}
        aria-multiselectable="true"
        className={styles.grid}
        onKeyDown={onKeyDown}
      >
        <thead className={styles.heads}>
          <tr aria-rowindex={1} className={styles.row} style={template}>
            <th scope="col">
              <VisuallyHidden>{selectLabel}</VisuallyHidden>
            </th>
            {columns.map(({ key, head, isAtEnd }) => (
              <th key={key} scope="col" className={classNames(styles.head, isAtEnd && styles.atEnd)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const item = items[index];
            if (!item) return null;
            const place: CSSProperties = { blockSize: rowPx, transform: `translateY(${start}px)` };
            if (item.kind === 'heading') {
              return (
                <tr key={key} aria-rowindex={index + 2} className={styles.group} style={place}>
                  <th scope="rowgroup" colSpan={columns.length + 1} className={styles.groupHead}>
                    {groupHead(item.group, item.from, item.to)}
                  </th>
                </tr>
              );
            }
            const { row } = item;
            const isSelected = selected.has(row.id);
            return (
              <tr
                key={row.id}
                data-id={row.id}
                aria-rowindex={index + 2}
                aria-selected={isSelected}
                tabIndex={index === activePlace ? 0 : -1}
                className={classNames(styles.row, styles.entry, isSelected && styles.selected)}
                style={{ ...template, ...place }}
                onClick={(event) => onRowClick(event, row.id)}
              >
                <td className={styles.check}>
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={selectRowLabel(row)}
                    checked={isSelected}
                    onClick={(event) => event.stopPropagation()}
                    onChange={({ nativeEvent }) => {
                      const isRange = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
                      onSelection(isRange ? extendTo(selection, ids(), row.id) : toggle(selection, row.id));
                    }}
                  />
                </td>
                {columns.map(({ key, isAtEnd, cell }) => (
                  <td key={key} className={classNames(styles.cell, isAtEnd && styles.atEnd)}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
