import { expect, test } from 'vitest';
import { readEverything } from '#renderer/model/files/index.ts';
import { writeWorkspace } from '#shared/formats/workspace-json.ts';
import { openTestWorkspace, type TestWorkspace, taskFields } from '#tests/fixtures/test-workspace.ts';
import { finishOnboarding } from './finish-onboarding.ts';
import { bringInLaunched } from './launched-records.ts';

const fileOf = (...titles: string[]) =>
  [...writeWorkspace({ tasks: titles.map((title) => ({ id: title, ...taskFields(title) })) }, 0)].join('');

const titlesIn = async ({ db }: TestWorkspace) => (await readEverything(db)).tasks?.map(({ title }) => title);

test('what a launcher gives is brought in once, as the member’s own writes', async () => {
  const workspace = await openTestWorkspace();
  await bringInLaunched(workspace, fileOf('a', 'b'));
  expect(await titlesIn(workspace)).toEqual(['a', 'b']);
  expect(await workspace.db.outbox.count()).toBe(2);

  // The page was closed before the member had joined.
  await bringInLaunched(workspace, fileOf('a', 'b', 'c'));
  expect(await titlesIn(workspace)).toEqual(['a', 'b']);
});

test('whoever has begun keeps what they have', async () => {
  const workspace = await openTestWorkspace();
  await finishOnboarding(workspace);
  await bringInLaunched(workspace, fileOf('a'));
  expect(await titlesIn(workspace)).toEqual([]);
});

test.each(['', '{}', fileOf('a').replace('"createdAt"', '"other"')])(
  'of a file that does not fit nothing is brought in, and it is reported: %#',
  async (file) => {
    const workspace = await openTestWorkspace();
    await expect(bringInLaunched(workspace, file)).rejects.toThrow('launcher');
    expect(await titlesIn(workspace)).toEqual([]);
  },
);

test('without a launcher nothing happens', async () => {
  const workspace = await openTestWorkspace();
  await bringInLaunched(workspace, null);
  expect(await titlesIn(workspace)).toEqual([]);
});
