import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { chooseReportColumn, readPreferences } from './preferences.ts';

test('columns that are chosen at once are all chosen', async () => {
  const workspace = await openTestWorkspace();
  await Promise.all(
    (['date', 'task', 'next'] as const).map((column) => chooseReportColumn(workspace, column, true)),
  );
  await chooseReportColumn(workspace, 'task', false);
  expect((await readPreferences(workspace.db)).reportColumns).toEqual(['date', 'next']);
});
