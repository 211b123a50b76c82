/** Which rows of a grid are selected, and where the member is in it. Rows are named by their ids. */
export interface GridSelection {
  /** The row that the keys act on. */
  active: string | null;
  selected: ReadonlySet<string>;
  /** Where a range begins, and what was selected before it. */
  anchor: string | null;
  before: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();
export const noSelection: GridSelection = { active: null, selected: nothing, anchor: null, before: nothing };

/** Goes to a row; what is selected stays. */
export function goTo(selection: GridSelection, id: string): GridSelection {
  return { ...selection, active: id, anchor: null };
}

/** Selects a row or deselects it; a range begins there. */
export function toggle(selection: GridSelection, id: string): GridSelection {
  const selected = new Set(selection.selected);
  if (!selected.delete(id)) selected.add(id);
  return { active: id, selected, anchor: id, before: selected };
}

/**
 * Goes to a row and selects all from where the range begins up to it; rows that the range no longer covers are
 * deselected.
 */
export function extendTo(selection: GridSelection, ids: ReadonlyArray<string>, id: string): GridSelection {
  const { active, anchor: begun } = selection;
  const anchor = begun ?? active ?? id;
  const before = begun === null ? selection.selected : selection.before;
  const [a, b] = [ids.indexOf(anchor), ids.indexOf(id)];
  if (a < 0 || b < 0) return goTo(selection, id);
  return {
    active: id,
    selected: new Set([...before, ...ids.slice(Math.min(a, b), Math.max(a, b) + 1)]),
    anchor,
    before,
  };
}

/** Selects these rows and no others. */
export function select(selection: GridSelection, ids: ReadonlyArray<string>): GridSelection {
  const selected = new Set(ids);
  return { ...selection, selected, anchor: null, before: selected };
}

/**
 * The selection without rows that are being removed: the active one moves to the next that stays, or else to the last
 * before it.
 */
export function leave(
  selection: GridSelection,
  ids: ReadonlyArray<string>,
  going: ReadonlyArray<string>,
): GridSelection {
  const gone = new Set(going);
  const at = selection.active === null ? 0 : ids.indexOf(selection.active);
  const stays = (id: string) => !gone.has(id);
  return {
    ...noSelection,
    active: ids.slice(at).find(stays) ?? ids.slice(0, Math.max(at, 0)).findLast(stays) ?? null,
  };
}
