import { expect, test } from 'vitest';
import { RhythmKind } from './rhythm-record.ts';
import { layerOf, sheetLayers } from './sheet-layers.ts';

test('every kind is drawn in a layer, a member’s own in the one for all others', () => {
  for (const kind of RhythmKind.options) expect(sheetLayers).toContain(layerOf(kind));
  expect(layerOf('sleep')).toBe('sleep');
  expect(layerOf('meal')).toBe('meals');
  expect(layerOf('0198f0a0-0000-7000-8000-000000000000')).toBe('other');
});
