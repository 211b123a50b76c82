import { onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { TOAST_MS } from '#renderer/ui/ToastLine.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { openApp } from './open-app.tsx';
import { expectNoText, expectText, painted, ready } from './screen.ts';

const TOLD = '見本を足しました。';

test('the line that tells what was done stays while the pointer is on it, and goes when its time is over', async () => {
  await openApp('/');
  await ready('today');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  showToast({ message: TOLD });
  await expectText(TOLD);
  await userEvent.hover(page.getByText(TOLD));
  await painted();
  vi.advanceTimersByTime(2 * TOAST_MS);
  await expectText(TOLD);
  await userEvent.hover(page.getByRole('heading', { level: 1 }));
  await painted();
  vi.advanceTimersByTime(TOAST_MS);
  await expectNoText(TOLD);
});
