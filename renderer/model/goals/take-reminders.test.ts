import { expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { takeReminders } from './take-reminders.ts';

test('of two windows one takes a reminder, and a start anew does not bring it again', async () => {
  const workspace = await openTestWorkspace();
  const other = await openTestWorkspace({ name: workspace.db.name, clocks: workspace.clocks });
  const taken = await Promise.all(
    [workspace, other, workspace].map((window) => takeReminders(window, ['a', 'b'], false)),
  );
  expect(taken.flat().sort()).toEqual(['a', 'b']);
  other.db.close();
  const anew = await workspace.restart();
  expect(await takeReminders(anew, ['a', 'b', 'c'], false)).toEqual(['c']);
});

test('what was seen in a window in front is taken by none that is behind', async () => {
  const workspace = await openTestWorkspace();
  expect(await takeReminders(workspace, ['a'], true)).toEqual([]);
  workspace.clocks.pass(MINUTE_MS);
  expect(await takeReminders(workspace, ['a'], false)).toEqual([]);
});
