import { beforeEach, describe, expect, test } from 'vitest';
import { addTask } from '#renderer/model/work/tasks.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { redoStep, remember, undoStep, useHistory } from './history.ts';

describe('what was done', () => {
  let workspace: TestWorkspace;
  const titles = async () => (await workspace.db.rows('tasks').toArray()).map(({ title }) => title).sort();
  const add = (title: string) => remember(addTask(workspace, title, null));

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    useHistory.setState({ past: [], future: [] });
  });

  test('is taken back step by step, and done again', async () => {
    await add('a');
    await add('b');
    await undoStep(workspace);
    expect(await titles()).toEqual(['a']);
    await undoStep(workspace);
    await undoStep(workspace);
    expect(await titles()).toEqual([]);
    await redoStep(workspace);
    await redoStep(workspace);
    await redoStep(workspace);
    expect(await titles()).toEqual(['a', 'b']);
    await undoStep(workspace);
    expect(await titles()).toEqual(['a']);
  });

  test('can be taken back out of its turn, once', async () => {
    const first = await add('a');
    await add('b');
    await undoStep(workspace, first);
    await undoStep(workspace, first);
    expect(await titles()).toEqual(['b']);
  });

  test('is not done again once something else was done', async () => {
    await add('a');
    await undoStep(workspace);
    await add('b');
    await redoStep(workspace);
    expect(await titles()).toEqual(['b']);
  });

  test('is not remembered when it changed nothing', async () => {
    await remember(Promise.resolve([]));
    expect(useHistory.getState().past).toEqual([]);
  });

  test('is taken back though it is still being written: the last that was begun, and no other', async () => {
    await add('a');
    const [adding, backOnce] = [add('b'), undoStep(workspace)];
    await Promise.all([adding, backOnce]);
    expect(await titles()).toEqual(['a']);
    await Promise.all([add('c'), undoStep(workspace), undoStep(workspace), redoStep(workspace)]);
    expect(await titles()).toEqual(['a']);
  });

  test('stays when taking it back fails, and can be taken back later', async () => {
    await add('a');
    workspace.db.close();
    await expect(undoStep(workspace)).rejects.toThrow();
    await workspace.db.open();
    await undoStep(workspace);
    expect(await titles()).toEqual([]);
    workspace.db.close();
    await expect(redoStep(workspace)).rejects.toThrow();
    await workspace.db.open();
    await redoStep(workspace);
    expect(await titles()).toEqual(['a']);
  });

  test('is not done again when something else was done while it was taken back', async () => {
    await add('a');
    await Promise.all([undoStep(workspace), add('b')]);
    await redoStep(workspace);
    expect(await titles()).toEqual(['b']);
  });

  test('does not stand in the way of what was done before it when it can never be taken back', async () => {
    await add('a');
    await remember(Promise.resolve([{ table: 'tasks', id: 'b', kind: 'set', patch: { title: '' } }]));
    await expect(undoStep(workspace)).rejects.toThrow('invalid-value');
    await undoStep(workspace);
    expect(await titles()).toEqual([]);
  });

  test('leaves the way open when it fails itself', async () => {
    await add('a');
    await expect(remember(Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    await undoStep(workspace);
    expect(await titles()).toEqual([]);
  });
});
