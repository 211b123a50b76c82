import { expect, test } from 'vitest';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { chooseReportColumn, readPreferences, showLayer, showMeasure } from './preferences.ts';

test('columns that are chosen at once are all chosen', async () => {
  const workspace = await openTestWorkspace();
  await Promise.all(
    (['date', 'task', 'next'] as const).map((column) => chooseReportColumn(workspace, column, true)),
  );
  await chooseReportColumn(workspace, 'task', false);
  expect((await readPreferences(workspace.db)).reportColumns).toEqual(['date', 'next']);
});

test('measures are hidden one by one, and one that is hidden twice is shown by one click', async () => {
  const workspace = await openTestWorkspace();
  const kinds = ['chronotype', 'social-jetlag', 'chronotype'] as const;
  await Promise.all(kinds.map((kind) => showMeasure(workspace, kind, false)));
  await showMeasure(workspace, 'chronotype', true);
  expect((await readPreferences(workspace.db)).hiddenMeasures).toEqual(['social-jetlag']);
});

test('layers that are hidden at once are all hidden', async () => {
  const workspace = await openTestWorkspace();
  const layers = ['meals', 'outings', 'meals'] as const;
  await Promise.all(layers.map((layer) => showLayer(workspace, layer, false)));
  expect((await readPreferences(workspace.db)).hiddenLayers).toEqual(['outings', 'meals']);
  await showLayer(workspace, 'meals', true);
  expect((await readPreferences(workspace.db)).hiddenLayers).toEqual(['outings']);
});
