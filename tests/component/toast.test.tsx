import { expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { TOAST_MS } from '#renderer/ui/ToastLine.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { openApp } from './open-app.tsx';
import { expectNoText, expectText, pointAt, ready } from './screen.ts';

const TOLD = '見本を足しました。';

test('the line that tells what was done stays while the pointer is on it, and goes when its time is over', async () => {
  await openApp('/');
  await ready('today');
  // The line of sync comes a little later, below it, and moves it away from under the pointer.
  await expect.element(page.getBySelector('[data-sync]')).toBeVisible();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  showToast({ message: TOLD });
  await expectText(TOLD);
  await pointAt(page.getByText(TOLD));
  vi.advanceTimersByTime(2 * TOAST_MS);
  await expectText(TOLD);
  await pointAt(page.getByRole('heading', { level: 1 }));
  vi.advanceTimersByTime(TOAST_MS - 1);
  await expectText(TOLD);
  vi.advanceTimersByTime(1);
  await expectNoText(TOLD);
});
