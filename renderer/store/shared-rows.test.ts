import { expect, onTestFinished, test, vi } from 'vitest';
import { addTask } from '#renderer/model/work/tasks.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { SharedQuery } from './shared-rows.ts';

test('a query that several listen to is asked once, and once again for each change', async () => {
  const workspace = await openTestWorkspace();
  const query = vi.fn(() => workspace.db.rows('tasks').toArray());
  const shared = new SharedQuery(query);
  expect(shared.read()).toBeUndefined();
  const heard = [vi.fn(), vi.fn()];
  for (const listener of heard) shared.subscribe(listener);
  await vi.waitFor(() => expect(shared.read()).toEqual([]));
  expect(query).toHaveBeenCalledTimes(1);
  await addTask(workspace, 'a', null);
  await vi.waitFor(() => expect(shared.read()).toHaveLength(1));
  expect(query).toHaveBeenCalledTimes(2);
  for (const listener of heard) expect(listener).toHaveBeenCalledTimes(2);
});

test('what did not change is the same object, and nobody is told of a change that changes nothing', async () => {
  const workspace = await openTestWorkspace();
  await addTask(workspace, 'a', null);
  const query = vi.fn(async () => {
    const count = await workspace.db.rows('tasks').count();
    return { fixed: { title: 'a' }, count: ['none', 'one', 'some', 'some'][count] ?? 'many' };
  });
  const shared = new SharedQuery(query);
  const heard = vi.fn();
  shared.subscribe(heard);
  await vi.waitFor(() => expect(shared.read()).toBeDefined());
  const before = shared.read();
  await addTask(workspace, 'b', null);
  await vi.waitFor(() => expect(shared.read()?.count).toBe('some'));
  expect(shared.read()?.fixed).toBe(before?.fixed);
  const after = shared.read();
  await addTask(workspace, 'c', null);
  await vi.waitFor(() => expect(query).toHaveBeenCalledTimes(3));
  await addTask(workspace, 'd', null);
  // Only after an answer was taken is the next one asked for: the third, which changed nothing, told nobody.
  await vi.waitFor(() => expect(shared.read()?.count).toBe('many'));
  expect(shared.read()?.fixed).toBe(after?.fixed);
  expect(heard).toHaveBeenCalledTimes(3);
});

test('it ends with the last who listens, begins anew with the next, and passes on what went wrong', async () => {
  const workspace = await openTestWorkspace();
  let fails = false;
  const query = vi.fn(async () => {
    if (fails) throw new Error('gone');
    return workspace.db.rows('tasks').count();
  });
  const onHeard = vi.fn();
  const shared = new SharedQuery(query, onHeard);
  const [leave, leaveToo] = [shared.subscribe(() => {}), shared.subscribe(() => {})];
  await vi.waitFor(() => expect(shared.read()).toBe(0));
  leave();
  expect(shared.read()).toBe(0);
  leaveToo();
  expect(shared.read()).toBeUndefined();
  await addTask(workspace, 'a', null);
  expect(query).toHaveBeenCalledTimes(1);
  expect(onHeard.mock.calls).toEqual([[true], [false]]);
  const leaveAgain = shared.subscribe(() => {});
  await vi.waitFor(() => expect(shared.read()).toBe(1));
  leaveAgain();
  fails = true;
  shared.subscribe(() => {});
  await vi.waitFor(() => expect(() => shared.read()).toThrow('gone'));
});

test('what is asked ahead is there for the first who listens, is kept current till then, and ends with the last', async () => {
  const workspace = await openTestWorkspace();
  const query = vi.fn(() => workspace.db.rows('tasks').count());
  const shared = new SharedQuery(query);
  expect(await shared.ahead()).toBe(0);
  expect(await shared.ahead()).toBe(0);
  await addTask(workspace, 'a', null);
  await vi.waitFor(() => expect(shared.read()).toBe(1));
  const leave = shared.subscribe(() => {});
  expect(shared.read()).toBe(1);
  expect(query).toHaveBeenCalledTimes(2);
  leave();
  expect(shared.read()).toBeUndefined();
});

test('what fails ahead says so to who asked, and is asked anew by who listens then', async () => {
  let fails = true;
  const shared = new SharedQuery(async () => {
    if (fails) throw new Error('gone');
    return 1;
  });
  await expect(shared.ahead()).rejects.toThrow('gone');
  fails = false;
  shared.subscribe(() => {});
  await vi.waitFor(() => expect(shared.read()).toBe(1));
});

test('what nobody listens to though it was asked ahead ends after a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const workspace = await openTestWorkspace();
  const shared = new SharedQuery(() => workspace.db.rows('tasks').count());
  const asked = shared.ahead();
  vi.advanceTimersByTime(1);
  expect(await asked).toBe(0);
  vi.advanceTimersByTime(9_000);
  expect(shared.read()).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(shared.read()).toBeUndefined();
});

test('an answer that is as it was before something went wrong ends the error', async () => {
  const workspace = await openTestWorkspace();
  let fails = false;
  const shared = new SharedQuery(async () => {
    const count = await workspace.db.rows('tasks').count();
    if (fails) throw new Error('gone');
    return { some: count >= 0 };
  });
  shared.subscribe(() => {});
  await vi.waitFor(() => expect(shared.read()).toEqual({ some: true }));
  fails = true;
  await addTask(workspace, 'a', null);
  await vi.waitFor(() => expect(() => shared.read()).toThrow('gone'));
  fails = false;
  await addTask(workspace, 'b', null);
  await vi.waitFor(() => expect(shared.read()).toEqual({ some: true }));
});
