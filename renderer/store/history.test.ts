import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { addTask } from './actions/tasks.ts';
import { doAgain, remember, takeBack, useHistory } from './history.ts';

describe('what was done', () => {
  let workspace: TestWorkspace;
  const titles = async () => (await workspace.db.rows('tasks').toArray()).map(({ title }) => title).sort();
  const add = async (title: string) => remember(await addTask(workspace, title, null));

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    useHistory.setState({ past: [], future: [] });
  });

  test('is taken back step by step, and done again', async () => {
    await add('a');
    await add('b');
    await takeBack(workspace);
    expect(await titles()).toEqual(['a']);
    await takeBack(workspace);
    await takeBack(workspace);
    expect(await titles()).toEqual([]);
    await doAgain(workspace);
    await doAgain(workspace);
    await doAgain(workspace);
    expect(await titles()).toEqual(['a', 'b']);
    await takeBack(workspace);
    expect(await titles()).toEqual(['a']);
  });

  test('can be taken back out of its turn, once', async () => {
    const first = await add('a');
    await add('b');
    await takeBack(workspace, first);
    await takeBack(workspace, first);
    expect(await titles()).toEqual(['b']);
  });

  test('is not done again once something else was done', async () => {
    await add('a');
    await takeBack(workspace);
    await add('b');
    await doAgain(workspace);
    expect(await titles()).toEqual(['b']);
  });

  test('is not remembered when it changed nothing', async () => {
    remember([]);
    expect(useHistory.getState().past).toEqual([]);
  });
});
