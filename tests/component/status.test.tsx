import { expect, onTestFinished, test, vi } from 'vitest';
import { openApp } from './open-app.tsx';
import { expectAccessible, expectNoText, expectText, link, ready } from './screen.ts';

/** A browser that has promised to keep the database, or has not. */
function promise(hasPromised: boolean): void {
  const asked = vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(hasPromised);
  onTestFinished(() => asked.mockRestore());
}

test('it is said that the browser may clear what is kept here, and a file is offered', async () => {
  promise(false);
  const { words } = await openApp('/status', { register: 'ja-easy' });
  await ready('status');
  await expectText(words('status.mayBeCleared'));
  await expectAccessible('what the browser may clear');
  await link(words('status.toFile')).click();
  await ready('data');
});

test('nothing is said where the browser has promised to keep it', async () => {
  promise(true);
  const { words } = await openApp('/status');
  await ready('status');
  await expect.poll(() => vi.mocked(navigator.storage.persisted).mock.results.length).toBeGreaterThan(0);
  await expectNoText(words('status.mayBeCleared'));
});
