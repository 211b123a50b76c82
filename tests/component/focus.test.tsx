import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Register } from '#renderer/locales/registers.ts';
import { setDayPlan } from '#renderer/model/plan/day-page.ts';
import { addTask } from '#renderer/model/work/tasks.ts';
import { write } from '#renderer/store/write.ts';
import { startBlock } from '#shared/domain/clock/focus-clock.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { named, saying } from '#tests/words.ts';
import {
  expectClock,
  expectNoClock,
  giveBlock,
  giveTask,
  startOnFocusPage,
  stopBlock,
  storedEntries,
  TASK,
} from './block-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import {
  button,
  expectAccessible,
  expectCount,
  expectNoText,
  expectText,
  goTo,
  link,
  ready,
} from './screen.ts';
import { startNext, todaysPlan } from './today-steps.ts';

const NOW = '2026-11-23T14:05:00+09:00';
const OTHER = 'しごとB';

/** The page Today, with a block that runs since 14:05. */
async function openRunning(register: Register = 'ja'): Promise<OpenedApp> {
  const app = await openApp('/', { register, now: NOW, given: giveBlock });
  await expectClock('0:00:00');
  return app;
}

test('a block starts, pauses, goes on, gives way to another and stops, and each second is counted once', async () => {
  const app = await openApp('/', {
    now: NOW,
    given: async (workspace) => {
      await giveTask(workspace);
      // Planned later, so it comes second.
      workspace.clocks.pass(1);
      await giveTask(workspace, OTHER);
    },
  });
  const { words } = app;
  await ready('today');
  await expectNoClock();
  await startNext(words, TASK).click();
  await expectClock('0:00:00');
  await app.pass(10);
  await expectClock('0:10:00');

  await button(words('focus.pause')).click();
  await expect.element(button(words('focus.resume'))).toBeVisible();
  await app.pass(5);
  await expectClock('0:10:00');
  await button(words('focus.resume')).click();
  await expect.element(button(words('focus.pause'))).toBeVisible();
  await app.pass(1);
  await expectClock('0:11:00');

  await goTo('/focus', 'focus');
  await button(words('focus.startItem', { title: OTHER })).click();
  await expectClock('0:00:00');
  await app.pass(2);
  await expectClock('0:02:00');
  await stopBlock(app);
  await expectText(words('focus.none'));
  await goTo('/', 'today');
  await expectText(words('today.worked', { duration: '13分' }));
});

test('every second is shown, counted once for all screens, and nothing ticks without a block', async () => {
  const ticking = new Set<unknown>();
  const { setInterval: begin, clearInterval: end } = window;
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  vi.spyOn(window, 'setInterval').mockImplementation(((act: () => void, ms: number) => {
    const timer = begin(act, ms);
    if (ms <= SECOND_MS) ticking.add(timer);
    return timer;
  }) as typeof setInterval);
  vi.spyOn(window, 'clearInterval').mockImplementation((timer) => {
    ticking.delete(timer);
    end(timer);
  });

  const app = await openApp('/focus', { register: 'en', now: NOW, given: giveTask });
  await ready('focus');
  expect(ticking.size).toBe(0);
  await startOnFocusPage(app);
  await expectCount(page.getByRole('timer'), 2);
  await expect.poll(() => ticking.size).toBe(1);
  // Long before the next heartbeat is stored, and without the page becoming visible again.
  app.workspace().clocks.pass(10 * SECOND_MS);
  await expectClock('0:00:10');
  await stopBlock(app);
  await expect.poll(() => ticking.size).toBe(0);
});

test('a crash leaves the block as it was last seen, and a quiet question; left out, it goes on from there', async () => {
  const app = await openRunning('ja-easy');
  const { words } = app;
  await app.pass(20);
  await expectClock('0:20:00');
  await app.crash(60);
  await ready('today');
  await expectText(words('focus.unsureNote'));
  await expectClock('0:20:00');
  await expectAccessible('the quiet question');
  await button(words('focus.unsureLeaveOut')).click();
  await expectCount(page.getByRole('region', { name: named(words('focus.unsureTitle')) }), 0);
  await app.pass(1);
  await expectClock('0:21:00');
});

test('sleep is not counted; "stop at" ends the block where it was last seen', async () => {
  const app = await openRunning();
  const { words } = app;
  await app.pass(30);
  // Looked at right after waking, before the next heartbeat is stored.
  app.workspace().clocks.sleep(8 * HOUR_MS);
  document.dispatchEvent(new Event('visibilitychange'));
  await expectText(words('focus.unsureNote'));
  await expectClock('0:30:00');
  await button(words('focus.unsureStop', { time: '14:35' })).click();
  await expectNoClock();
  await expect
    .poll(() => storedEntries(app))
    .toMatchObject([{ endAt: Date.parse(NOW) + 30 * MINUTE_MS, pauses: [], unsure: [] }]);
  await expectText(words('today.worked', { duration: '30分' }));
});

test('"count it" keeps the time, and can be undone', async () => {
  const app = await openRunning('en');
  const { words } = app;
  await app.pass(10);
  await app.sleep(50);
  await expectClock('0:10:00');
  await button(words('focus.unsureKeep')).click();
  await expectClock('1:00:00');
  await button(words('common.undo')).click();
  await expectClock('0:10:00');
});

test('the clock set back: the elapsed time stays', async () => {
  const app = await openRunning('en');
  await app.pass(15);
  app.workspace().clocks.set(Date.parse('2026-11-23T13:05:00+09:00') - app.workspace().clocks.wallAt);
  await app.pass(1);
  await expectClock('0:16:00');
  await expectCount(page.getByRole('region', { name: named(app.words('focus.unsureTitle')) }), 0);
});

test('the clock set forward: the jump is not counted', async () => {
  const app = await openRunning('ja-easy');
  await app.pass(15);
  app.workspace().clocks.set(Date.parse('2026-11-23T17:05:00+09:00') - app.workspace().clocks.wallAt);
  await app.pass(1);
  await expectClock('0:16:00');
  await expect.element(link(TASK, todaysPlan(app.words))).toBeVisible();
  await expectText(app.words('focus.unsureNote'));
  const [entry] = await storedEntries(app);
  expect(entry?.unsure).toHaveLength(1);
});

test('Today says what the clock does: a break, a clock on another computer; and the key starts what Today shows', async () => {
  const { words } = await openApp('/', {
    now: NOW,
    given: async (workspace) => {
      await giveTask(workspace);
      const [first] = await workspace.db.rows('tasks').toArray();
      await addTask(workspace, OTHER, '2026-11-23', { estimateMinutes: 5 });
      await setDayPlan(workspace, '2026-11-23', { isSlow: true });
      const elsewhere = { taskId: first?.id ?? null, at: Date.parse('2026-11-23T13:40:00+09:00') };
      const { id, ...fields } = startBlock({
        ...elsewhere,
        id: crypto.randomUUID(),
        zone: 'Asia/Tokyo',
        device: crypto.randomUUID(),
        aim: null,
      });
      await write(workspace, [{ table: 'entries', id, kind: 'set', patch: fields }]);
    },
  });
  await ready('today');
  await expectText(words('focus.otherDevice', { title: TASK, time: '13:40' }));
  await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  await expectText(words('focus.startedByKey', { title: OTHER }));
  await expectText(words('today.workingNow'));
  await button(words('focus.pause')).click();
  await expectText(words('today.pausedNow'));
  await expectNoText(words('today.workingNow'));
});

test('the kind of a block is chosen while it runs', async () => {
  const app = await openApp('/focus', { now: NOW, given: giveBlock });
  const { words } = app;
  await ready('focus');
  await page.getByRole('button', { name: saying(words('log.kind')) }).click();
  await page.getByRole('option', { name: named(words('log.kindMeeting')) }).click();
  await expect.poll(async () => (await storedEntries(app)).map(({ kind }) => kind)).toEqual(['meeting']);
  await expectAccessible('a running meeting');
});
