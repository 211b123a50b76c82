import { expect, onTestFinished, test } from 'vitest';
import { addEntry } from '#renderer/model/log/entries.ts';
import { addTask } from '#renderer/model/work/tasks.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { openApp } from './open-app.tsx';
import { ready } from './screen.ts';

test('Today is drawn once, with its rows and its timeline', async () => {
  const drawn: string[] = [];
  const look = () => {
    const main = document.querySelector('main');
    if (main) drawn.push(main.innerText);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  onTestFinished(() => observer.disconnect());
  const { words } = await openApp('/', {
    now: '2026-11-23T14:05:00+09:00',
    given: async (workspace) => {
      await addTask(workspace, '線を1本ひく', '2026-11-23');
      const startAt = workspace.clocks.wallAt - 60 * MINUTE_MS;
      await addEntry(workspace, { taskId: null, startAt, endAt: startAt + 25 * MINUTE_MS, note: '' });
    },
  });
  await ready('today');
  expect(drawn[0]).toContain('線を1本ひく');
  expect(drawn[0]).toContain(words('today.worked', { duration: '25分' }));
});
