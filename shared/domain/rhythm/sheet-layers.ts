import type { RecordKind, RhythmKind } from './rhythm-record.ts';

/** What can be shown on a sheet or hidden. `self` is what the member said of themselves: energy and mood. */
export const sheetLayers = ['sleep', 'meals', 'outings', 'contact', 'work', 'self', 'other'] as const;
export type SheetLayer = (typeof sheetLayers)[number];

const layers: Readonly<Record<RhythmKind, SheetLayer>> = {
  sleep: 'sleep',
  'out-of-bed': 'sleep',
  bed: 'sleep',
  drowsy: 'sleep',
  meal: 'meals',
  outing: 'outings',
  contact: 'contact',
  'work-start': 'work',
  exercise: 'other',
  bath: 'other',
  medicine: 'other',
};

/** The layer that a kind of rhythm record is drawn in; a member's own kinds are in `other`. */
export function layerOf(kind: RecordKind): SheetLayer {
  return Object.hasOwn(layers, kind) ? layers[kind as RhythmKind] : 'other';
}
