import type { TextKey } from '#renderer/locales/texts.ts';
import type { SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';

/** The words for the layers of a sheet. */
export const layerNames = {
  sleep: 'week.sleep',
  meals: 'week.meals',
  outings: 'week.outings',
  contact: 'week.contact',
  work: 'week.work',
  self: 'week.self',
  other: 'week.other',
} as const satisfies Record<SheetLayer, TextKey>;
