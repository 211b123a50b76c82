import type { SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';
import type { KindSettings } from './kinds.ts';

/** What is shown of a sheet, and how. */
export interface ShownSheet {
  isShown: (layer: SheetLayer) => boolean;
  /** What the member said of themselves goes onto paper too: only when they chose so just now. */
  isSelfPrinted: boolean;
  kinds: KindSettings;
}
