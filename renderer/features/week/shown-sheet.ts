import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import type { SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';

/** What is shown of a sheet, and how. */
export interface ShownSheet {
  isShown: (layer: SheetLayer) => boolean;
  /** What the member said of themselves goes onto paper too: only when they chose so just now. */
  isSelfPrinted: boolean;
  /** All kinds of moment as the member keeps them. */
  kinds: ReadonlyArray<Kind>;
}
