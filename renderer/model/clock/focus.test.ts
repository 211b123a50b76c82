import { afterEach, describe, expect, test, vi } from 'vitest';
import { undo } from '#renderer/model/act/history.ts';
import { deleteEntries } from '#renderer/model/log/entries.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { getState } from '#renderer/store/state.ts';
import { write } from '#renderer/store/write.ts';
import { SILENCE_MS } from '#shared/domain/clock/focus-clock.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { type TimeEntry, workedMs } from '#shared/domain/log/time-entry.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { answerUnsure, pauseFocus, recordHeartbeat, resumeFocus, startFocus, stopFocus } from './focus.ts';

afterEach(() => vi.restoreAllMocks());

async function entries({ db }: TestWorkspace): Promise<TimeEntry[]> {
  const all = parseRows('entries', await db.rows('entries').toArray());
  return all.toSorted((a, b) => a.startAt - b.startAt);
}

async function only(workspace: TestWorkspace): Promise<TimeEntry> {
  const [entry, ...others] = await entries(workspace);
  if (!entry || others.length > 0) throw new Error(`one entry expected, found ${others.length + 1}`);
  return entry;
}

async function worked(workspace: TestWorkspace): Promise<number> {
  return workedMs(await only(workspace), workspace.clocks.wallAt);
}

/** Works for a while, with heartbeats. */
async function work(workspace: TestWorkspace, ms: number): Promise<void> {
  for (let rest = ms; rest > 0; rest -= MINUTE_MS) {
    workspace.clocks.pass(Math.min(rest, MINUTE_MS));
    await recordHeartbeat(workspace);
  }
}

describe('focus block', () => {
  test('start, pause, resume and stop are each stored at once', async () => {
    const workspace = await openTestWorkspace();
    const { clocks, device } = workspace;
    await startFocus(workspace, 'task');
    expect(await only(workspace)).toMatchObject({ endAt: null, taskId: 'task', device, source: 'focus' });
    clocks.pass(MINUTE_MS);
    await pauseFocus(workspace);
    expect((await only(workspace)).pauses).toEqual([{ startAt: clocks.wallAt, endAt: null }]);
    clocks.pass(MINUTE_MS);
    await resumeFocus(workspace);
    expect((await only(workspace)).pauses).toEqual([
      { startAt: clocks.wallAt - MINUTE_MS, endAt: clocks.wallAt },
    ]);
    clocks.pass(MINUTE_MS);
    await stopFocus(workspace);
    expect(await only(workspace)).toMatchObject({ endAt: clocks.wallAt });
    expect(await worked(workspace)).toBe(2 * MINUTE_MS);
  });

  test('starting twice ends the first; switching loses no second', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, 'one');
    workspace.clocks.pass(MINUTE_MS);
    await startFocus(workspace, 'two');
    const [first, second] = await entries(workspace);
    expect(first).toMatchObject({ taskId: 'one', endAt: workspace.clocks.wallAt });
    expect(second).toMatchObject({ taskId: 'two', startAt: workspace.clocks.wallAt, endAt: null });
  });

  test('two starts at the same moment leave one open block', async () => {
    const workspace = await openTestWorkspace();
    await Promise.all([startFocus(workspace, 'one'), startFocus(workspace, 'two')]);
    const all = await entries(workspace);
    expect(all).toHaveLength(2);
    expect(all.filter(({ endAt }) => endAt === null)).toHaveLength(1);
  });

  test('without an open block, pause, resume, stop and heartbeat do nothing', async () => {
    const workspace = await openTestWorkspace();
    for (const action of [pauseFocus, resumeFocus, stopFocus, recordHeartbeat]) {
      expect(await action(workspace)).toEqual(action === recordHeartbeat ? null : []);
    }
    expect(await workspace.db.outbox.count()).toBe(0);
  });

  test('a heartbeat is kept on the device and makes no operation', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    await work(workspace, 10 * MINUTE_MS);
    expect(await workspace.db.outbox.count()).toBe(1);
    expect(await getState(workspace.db, 'heartbeat')).toMatchObject({ wallAt: workspace.clocks.wallAt });
  });

  test('the block of another device is left alone', async () => {
    const workspace = await openTestWorkspace();
    await write(workspace, [
      {
        table: 'entries',
        id: 'elsewhere',
        kind: 'set',
        patch: { startAt: 0, zone: 'Asia/Tokyo', source: 'focus', device: 'other' },
      },
    ]);
    await startFocus(workspace, null);
    workspace.clocks.pass(MINUTE_MS);
    await stopFocus(workspace);
    const open = (await entries(workspace)).filter(({ endAt }) => endAt === null);
    expect(open.map(({ id }) => id)).toEqual(['elsewhere']);
  });

  test('a full disk is told as such', async () => {
    const workspace = await openTestWorkspace();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(startFocus(workspace, null)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await entries(workspace)).toEqual([]);
  });
});

describe('when the computer does not simply go on', () => {
  test('a reload goes on counting', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    await work(workspace, 20 * MINUTE_MS);
    workspace.clocks.crash(3 * SECOND_MS);
    const again = await workspace.restart();
    await recordHeartbeat(again);
    expect(await worked(again)).toBe(20 * MINUTE_MS + 3 * SECOND_MS);
  });

  test('a crash leaves the entry with its last heartbeat, and what came after is unsure', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    await work(workspace, HOUR_MS);
    const lastSeenAt = workspace.clocks.wallAt;
    workspace.clocks.crash(9 * HOUR_MS);
    const again = await workspace.restart();
    await recordHeartbeat(again);
    expect((await only(again)).unsure).toEqual([{ startAt: lastSeenAt, endAt: again.clocks.wallAt }]);
    expect(await worked(again)).toBe(HOUR_MS);
  });

  test('a crash right after the start, before any heartbeat, leaves all of it unsure', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    workspace.clocks.crash(9 * HOUR_MS);
    const again = await workspace.restart();
    await recordHeartbeat(again);
    expect(await worked(again)).toBe(0);
  });

  test('a block started long after the last one ended counts from its start', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, 'one');
    workspace.clocks.pass(MINUTE_MS);
    await stopFocus(workspace);
    workspace.clocks.sleep(3 * HOUR_MS);
    await startFocus(workspace, 'two');
    await work(workspace, 10 * MINUTE_MS);
    const [, second] = await entries(workspace);
    expect(second && workedMs(second, workspace.clocks.wallAt)).toBe(10 * MINUTE_MS);
  });

  test('stopping right after waking does not count the sleep', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    await work(workspace, HOUR_MS);
    workspace.clocks.sleep(8 * HOUR_MS);
    await stopFocus(workspace);
    expect(await worked(workspace)).toBe(HOUR_MS);
  });

  test('switching right after waking does not count the sleep', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, 'one');
    await work(workspace, HOUR_MS);
    workspace.clocks.sleep(8 * HOUR_MS);
    await startFocus(workspace, 'two');
    const [first] = await entries(workspace);
    expect(first && workedMs(first, workspace.clocks.wallAt)).toBe(HOUR_MS);
  });

  test('a clock set back keeps the elapsed time, and stopping then does not end before the start', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    await work(workspace, 10 * MINUTE_MS);
    workspace.clocks.set(-5 * HOUR_MS);
    await stopFocus(workspace);
    expect(await worked(workspace)).toBe(10 * MINUTE_MS);
    expect(await only(workspace)).toMatchObject({ endAt: workspace.clocks.wallAt });
  });

  test('a clock set forward is not work', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    await work(workspace, 10 * MINUTE_MS);
    workspace.clocks.set(24 * HOUR_MS);
    await work(workspace, 5 * MINUTE_MS);
    expect(await worked(workspace)).toBe(15 * MINUTE_MS);
  });
});

describe('undo on the clock', () => {
  test('undoing a stop at once goes on without a gap', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    await work(workspace, HOUR_MS);
    const inverse = await stopFocus(workspace);
    workspace.clocks.pass(8 * SECOND_MS);
    await write(workspace, inverse);
    await work(workspace, MINUTE_MS);
    expect(await worked(workspace)).toBe(HOUR_MS + MINUTE_MS + 8 * SECOND_MS);
  });

  test('undoing a stop hours later asks about the time between', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    await work(workspace, HOUR_MS);
    const inverse = await stopFocus(workspace);
    workspace.clocks.pass(3 * HOUR_MS);
    await recordHeartbeat(workspace);
    await write(workspace, inverse);
    await recordHeartbeat(workspace);
    expect(await worked(workspace)).toBe(HOUR_MS);
  });

  test('undoing the delete of a running block asks about the time between', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    await work(workspace, HOUR_MS);
    const inverse = await deleteEntries(workspace, [(await only(workspace)).id]);
    workspace.clocks.pass(3 * HOUR_MS);
    await recordHeartbeat(workspace);
    await write(workspace, inverse);
    await recordHeartbeat(workspace);
    expect(await worked(workspace)).toBe(HOUR_MS);
  });

  test('undoing a switch goes on with the first block', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, 'one');
    await work(workspace, HOUR_MS);
    const inverse = await startFocus(workspace, 'two');
    await work(workspace, 10 * MINUTE_MS);
    await write(workspace, inverse);
    workspace.clocks.sleep(HOUR_MS);
    await recordHeartbeat(workspace);
    expect(await only(workspace)).toMatchObject({ taskId: 'one', endAt: null });
    expect(await worked(workspace)).toBe(HOUR_MS + 10 * MINUTE_MS);
  });

  test('an undo that opens a second block again: the earlier one ends where the later began', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, 'one');
    await work(workspace, MINUTE_MS);
    const inverse = await stopFocus(workspace);
    await work(workspace, MINUTE_MS);
    await startFocus(workspace, 'two');
    const { wallAt } = workspace.clocks;
    await work(workspace, MINUTE_MS);
    await undo(workspace, inverse);
    expect(await entries(workspace)).toMatchObject([
      { taskId: 'one', endAt: wallAt },
      { taskId: 'two', startAt: wallAt, endAt: null },
    ]);
  });
});

describe('the quiet question', () => {
  async function afterTheNight(): Promise<TestWorkspace> {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    await work(workspace, HOUR_MS);
    workspace.clocks.sleep(8 * HOUR_MS);
    return workspace;
  }

  test('keep counts the time, also when no heartbeat came since waking', async () => {
    const workspace = await afterTheNight();
    await answerUnsure(workspace, await only(workspace), { kind: 'keep' });
    await recordHeartbeat(workspace);
    expect(await worked(workspace)).toBe(9 * HOUR_MS);
    expect((await only(workspace)).unsure).toEqual([]);
  });

  test('leave out makes it a pause and goes on', async () => {
    const workspace = await afterTheNight();
    await answerUnsure(workspace, await only(workspace), { kind: 'leave-out' });
    await work(workspace, MINUTE_MS);
    expect(await worked(workspace)).toBe(HOUR_MS + MINUTE_MS);
    expect(await only(workspace)).toMatchObject({ endAt: null, unsure: [] });
  });

  test('stop ends the block where it was last seen, and can be undone', async () => {
    const workspace = await afterTheNight();
    await recordHeartbeat(workspace);
    const asked = await only(workspace);
    const at = asked.unsure[0]?.startAt ?? 0;
    const inverse = await answerUnsure(workspace, asked, { kind: 'stop', at });
    expect(await only(workspace)).toMatchObject({ endAt: at, unsure: [] });
    await write(workspace, inverse);
    expect(await only(workspace)).toEqual(asked);
  });

  test('an end in the future or before the start is refused, and nothing changes', async () => {
    const workspace = await afterTheNight();
    await recordHeartbeat(workspace);
    const asked = await only(workspace);
    const stop = (at: number) => answerUnsure(workspace, asked, { kind: 'stop', at });
    await expect(stop(workspace.clocks.wallAt + 1)).rejects.toMatchObject({ code: 'entry-in-future' });
    await expect(stop(asked.startAt)).rejects.toMatchObject({ code: 'entry-ends-before-start' });
    expect(await only(workspace)).toEqual(asked);
  });

  test('silence that is too short to mean anything is not asked about', async () => {
    const workspace = await openTestWorkspace();
    await startFocus(workspace, null);
    workspace.clocks.crash(SILENCE_MS);
    await recordHeartbeat(workspace);
    expect((await only(workspace)).unsure).toEqual([]);
  });
});
