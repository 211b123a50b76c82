import { expect, test } from 'vitest';
import { setPreferences } from '#renderer/model/preferences/index.ts';
import { addTask } from '#renderer/model/work/tasks.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { isWorthKeeping } from './worth-keeping.ts';

test('a sheet is worth its while once there are a few records of one’s own; settings are none', async () => {
  const workspace = await openTestWorkspace();
  await setPreferences(workspace, { idleMinutes: 30 });
  for (let n = 1; n <= 4; n++) await addTask(workspace, `見本${n}`, null);
  expect(await isWorthKeeping(workspace.db)).toBe(false);
  await addTask(workspace, '見本5', null);
  expect(await isWorthKeeping(workspace.db)).toBe(true);
});
