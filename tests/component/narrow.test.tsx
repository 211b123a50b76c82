import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type Register, registers } from '#renderer/locales/registers.ts';
import { addEntry } from '#renderer/model/log/entries.ts';
import { addSleep } from '#renderer/model/rhythm/sleep.ts';
import { addTask } from '#renderer/model/work/tasks.ts';
import { write } from '#renderer/store/write.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { openApp } from './open-app.tsx';
import { expectFits, goTo, ready } from './screen.ts';

/*
 * A window of 400 px, which is also what one of 800 px is when everything is shown twice as large (WCAG 1.4.4, 1.4.10).
 */

const DAY = '2026-11-23';
const at = (time: string) => Date.parse(`${DAY}T${time}:00+09:00`);

/** A day with work, a gap, an overlap and sleep. */
async function livedDay(workspace: TestWorkspace): Promise<void> {
  await addTask(workspace, '見本の店のちらしの色を三つに決める', DAY);
  const [task] = await workspace.db.rows('tasks').toArray();
  const add = (start: string, hours: number) =>
    addEntry(workspace, {
      taskId: task?.id ?? null,
      startAt: at(start),
      endAt: at(start) + hours * HOUR_MS,
      note: '下書きを直した',
    });
  await add('09:00', 2);
  await add('10:30', 1);
  await add('13:00', 1);
  const unsure = [{ startAt: at('15:20'), endAt: at('15:40') }];
  const times = { startAt: at('15:00'), endAt: at('15:40'), zone: 'Asia/Tokyo' };
  const patch = { ...times, unsure, kind: 'meeting' as const, note: '下書きを直した' };
  await write(workspace, [{ table: 'entries', id: 'unsure', kind: 'set', patch }]);
  await addSleep(workspace, { startAt: at('00:00') - HOUR_MS, endAt: at('07:00') });
}

function opened(register: Register = 'ja-easy') {
  return openApp('/', {
    register,
    readings: true,
    now: `${DAY}T18:00:00+09:00`,
    given: livedDay,
  });
}

/** The elements that a selector finds on the screen. */
const found = (selector: string): Element[] => [...document.querySelectorAll(selector)];

/** No two of these elements lie on each other. */
function expectApart(selector: string): void {
  const boxes = found(selector)
    .map((element) => element.getBoundingClientRect())
    .filter(({ width }) => width > 0);
  expect(boxes.length, selector).toBeGreaterThan(2);
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const isApart =
        one.right <= other.left + 1 ||
        other.right <= one.left + 1 ||
        one.bottom <= other.top + 1 ||
        other.bottom <= one.top + 1;
      expect(isApart, `${selector}: ${one.left}-${one.right} and ${other.left}-${other.right}`).toBe(true);
    }
  }
}

test('in a narrow window nothing is cut off, and nothing lies on anything else', async () => {
  await opened();
  await ready('today');
  await page.viewport(400, 640);
  for (const [address, screen] of [
    ['/', 'today'],
    ['/tasks', 'tasks'],
    ['/focus', 'focus'],
    ['/log', 'log'],
    ['/log/week', 'log-week'],
    ['/log/all', 'log-all'],
    ['/log/fill', 'log-fill'],
    ['/week', 'week'],
    ['/goals', 'goals'],
    ['/plan', 'plan'],
    ['/settings', 'settings'],
    ['/data', 'data'],
  ] as const) {
    await goTo(address, screen);
    expectFits(address);
    if (screen === 'today') expectApart('nav a > span');
    if (screen === 'log-week') expectApart('section[aria-label] h2 > *');
    if (screen === 'week') expectApart('ol + * > [aria-hidden] > span');
    if (screen === 'log-all') {
      const width = () => found('[role="grid"] tbody td:nth-child(3)')[0]?.getBoundingClientRect().width ?? 0;
      await expect.poll(width).toBeGreaterThan(90);
    }
  }
});

test('in a narrow window the days of the week stand apart in English too', async () => {
  await opened('en');
  await page.viewport(400, 640);
  await goTo('/log/week', 'log-week');
  expectApart('section[aria-label] h2 a > span:first-child');
});

test.each(registers)('each row of the list of all entries holds what it says, in %s', async (register) => {
  await openApp('/log/all', { register, readings: true, now: `${DAY}T18:00:00+09:00`, given: livedDay });
  await ready('log-all');
  for (const width of [1280, 400]) {
    await page.viewport(width, 640);
    const rows = found('[role="grid"] tbody tr[data-id]');
    expect(rows.length).toBe(4);
    for (const row of rows) {
      const { top, bottom } = row.getBoundingClientRect();
      const said = [...row.querySelectorAll('p')].map((line) => line.getBoundingClientRect());
      for (const line of said.filter(({ height }) => height > 0)) {
        expect(line.top).toBeGreaterThanOrEqual(top - 1);
        expect(line.bottom).toBeLessThanOrEqual(bottom + 1);
      }
    }
  }
});

test('in a low window the bars leave the page its room', async () => {
  await opened();
  await ready('today');
  await page.viewport(400, 400);
  const isBar = (element: Element) => {
    const { position, clipPath } = getComputedStyle(element);
    return ['fixed', 'sticky'].includes(position) && clipPath === 'none';
  };
  const bars = found('body *').filter(isBar);
  const height = bars.reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0);
  expect(height).toBeLessThanOrEqual(100);
});
