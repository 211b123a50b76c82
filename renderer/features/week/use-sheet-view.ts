import { useCallback, useState } from 'react';
import { readPreferences } from '#renderer/model/preferences/index.ts';
import { readKinds } from '#renderer/model/rhythm/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import type { Preferences } from '#shared/domain/preferences.ts';
import type { SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';
import type { Paper } from './PrintDialog.tsx';
import type { ShownSheet } from './shown-sheet.ts';

/** How the member looks at their sheets. */
export type SheetView = Pick<Preferences, 'sheetStartMinutes' | 'sheetDaysAcross' | 'hiddenLayers'>;

/** How a sheet is shown: as the member looks at their sheets, or, while it is printed, as they chose for the paper. */
export interface UsedView extends ShownSheet {
  view: SheetView;
  /** What goes onto the paper while it is printed, else null. */
  paper: Paper | null;
  /** Prints the page so. */
  print: (paper: Paper) => void;
}

/** How the member looks at their sheets; undefined until it has been read. */
export function useSheetView(): UsedView | undefined {
  const [paper, setPaper] = useState<Paper | null>(null);
  const read = useRows(async (db) => {
    const [preferences, kinds] = await Promise.all([readPreferences(db), readKinds(db)]);
    const { sheetStartMinutes, sheetDaysAcross, hiddenLayers } = preferences;
    return { kinds, view: { sheetStartMinutes, sheetDaysAcross, hiddenLayers } };
  }, []);
  const hidden = read?.view.hiddenLayers;
  const isShown = useCallback(
    (layer: SheetLayer) => (paper ? paper.layers.includes(layer) : !hidden?.includes(layer)),
    [paper, hidden],
  );
  const print = useCallback((chosen: Paper) => {
    setPaper(chosen);
    window.addEventListener('afterprint', () => setPaper(null), { once: true });
    // Once the sheet is drawn for the paper.
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  }, []);
  return read && { ...read, isShown, paper, isSelfPrinted: paper?.layers.includes('self') ?? false, print };
}
