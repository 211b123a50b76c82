/** The part of an input that the keys of a sheet go by. */
export interface CellInput {
  value: string;
  selectionStart: number | null;
  selectionEnd: number | null;
}

/** How many rows and columns on. */
export interface Step {
  rows: number;
  columns: number;
}

/**
 * Where a key goes from a cell, as in a sheet: Enter and the arrows up and down to another row; the arrows to the sides to
 * another column only where the text ends, so that what is typed can be corrected. Null for every other key.
 */
export function stepOf(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  { value, selectionStart, selectionEnd }: CellInput,
): Step | null {
  // The whole text is chosen right after coming to a cell: then nothing is being corrected in it.
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  if (key === 'Enter') return { rows: shiftKey ? -1 : 1, columns: 0 };
  if (shiftKey) return null;
  if (key === 'ArrowDown') return { rows: 1, columns: 0 };
  if (key === 'ArrowUp') return { rows: -1, columns: 0 };
  if (key === 'ArrowRight' && (isWhole || selectionStart === value.length)) return { rows: 0, columns: 1 };
  if (key === 'ArrowLeft' && (isWhole || selectionEnd === 0)) return { rows: 0, columns: -1 };
  return null;
}
