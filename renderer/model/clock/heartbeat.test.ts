import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { editEntries } from '#renderer/model/log/entries.ts';
import { setPreferences } from '#renderer/model/preferences/preferences.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { HEARTBEAT_MS } from '#shared/domain/clock/focus-clock.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type TimeEntry, workedMs } from '#shared/domain/log/time-entry.ts';
import { IDLE_MS } from '#shared/host/contract.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { startFocus } from './focus.ts';
import { type HeartbeatControl, startHeartbeat } from './heartbeat.ts';
import { followIdleness } from './idleness.ts';

let workspace: TestWorkspace;
let heartbeat: HeartbeatControl;
beforeEach(async () => {
  // Only the timers of the heartbeat: the database needs its own.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  workspace = await openTestWorkspace();
});
afterEach(async () => {
  await heartbeat.close();
  vi.useRealTimers();
});

async function block(): Promise<TimeEntry> {
  const [entry] = parseRows('entries', await workspace.db.rows('entries').toArray());
  if (!entry) throw new Error('no block');
  return entry;
}

/** Time passes second by second, with the timers. */
async function pass(ms: number): Promise<void> {
  for (let restMs = ms; restMs > 0; restMs -= 1_000) {
    workspace.clocks.pass(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  // The database runs requests in order: after this one, what the last timer began is stored.
  await workspace.db.state.toArray();
}

test('while the screen is locked no time is seen, also when a window comes and goes', async () => {
  await startFocus(workspace, null);
  heartbeat = startHeartbeat(workspace);
  await pass(10 * MINUTE_MS);
  heartbeat.leave('locked');
  const lockedAt = workspace.clocks.wallAt;
  await pass(5 * MINUTE_MS);
  heartbeat.recordNow();
  heartbeat.leave('asleep');
  await pass(5 * MINUTE_MS);
  // Awake is not yet unlocked.
  heartbeat.comeBack('asleep');
  await pass(5 * MINUTE_MS);
  heartbeat.comeBack('locked');
  await heartbeat.close();
  const entry = await block();
  const [stretch] = entry.unsure;
  expect(stretch?.endAt).toBe(workspace.clocks.wallAt);
  // The fake clock has moved on by some seconds before the last heartbeat is stored.
  expect(stretch?.startAt).toBeGreaterThanOrEqual(lockedAt);
  expect(stretch?.startAt).toBeLessThan(lockedAt + HEARTBEAT_MS);
  expect(workedMs(entry, workspace.clocks.wallAt)).toBeLessThan(10.5 * MINUTE_MS);
});

test('nobody touched the computer: what was seen since the last touch is unsure as well', async () => {
  await startFocus(workspace, null);
  const { startAt } = await block();
  heartbeat = startHeartbeat(workspace);
  await pass(20 * MINUTE_MS);
  heartbeat.leave('idle', 10 * MINUTE_MS);
  await pass(5 * MINUTE_MS);
  heartbeat.comeBack('idle');
  await heartbeat.close();
  const { unsure } = await block();
  expect(unsure).toHaveLength(1);
  const seenMs = (unsure[0]?.startAt ?? 0) - startAt;
  expect(Math.abs(seenMs - 10 * MINUTE_MS)).toBeLessThan(HEARTBEAT_MS);
});

test('whoever is seen at the window is back, whatever was told before', async () => {
  await startFocus(workspace, null);
  heartbeat = startHeartbeat(workspace);
  heartbeat.leave('locked');
  await pass(HEARTBEAT_MS);
  heartbeat.comeBack();
  await pass(10 * MINUTE_MS);
  await heartbeat.close();
  expect((await block()).unsure).toEqual([]);
});

test('a round gives way on time only where the member chose so', async () => {
  for (const advancesByItself of [false, true]) {
    await setPreferences(workspace, { aimKind: 'pomodoro', pomodoroMinutes: 1, advancesByItself });
    await startFocus(workspace, null);
    const open = (await workspace.db.rows('entries').where('_open').equals(1).toArray())[0];
    workspace.clocks.pass(45_000);
    heartbeat = startHeartbeat(workspace);
    await pass(16_000);
    await heartbeat.close();
    const stored = await workspace.db.rows('entries').get(open?.id ?? '');
    const startAt = Number(open?.startAt) + MINUTE_MS;
    expect(stored?.pauses).toEqual(advancesByItself ? [{ startAt, endAt: null, isBreak: true }] : []);
  }
});

test('idle time becomes unsure after as long as the member chose, and for no work that needs no keyboard', async () => {
  for (const [idleMinutes, kind, isUnsure] of [
    [5, 'work', [true, true]],
    [10, 'work', [false, true]],
    [30, 'work', [false, false]],
    [null, 'work', [false, false]],
    [5, 'meeting', [false, false]],
  ] as const) {
    workspace = await openTestWorkspace();
    await setPreferences(workspace, { idleMinutes });
    await startFocus(workspace, null);
    await editEntries(workspace, [(await block()).id], { kind });
    heartbeat = startHeartbeat(workspace);
    const idleness = followIdleness(workspace, heartbeat);
    for (const [index, minutes] of [8, 13].entries()) {
      await pass(IDLE_MS);
      idleness.begin();
      await pass(minutes * MINUTE_MS - IDLE_MS);
      idleness.end();
      await pass(HEARTBEAT_MS);
      const { unsure } = await block();
      expect(unsure.length > 0, `${idleMinutes} ${kind} ${minutes}`).toBe(isUnsure[index]);
    }
    await heartbeat.close();
  }
});
