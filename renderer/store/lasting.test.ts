import { afterEach, expect, test, vi } from 'vitest';
import { askToLast } from './lasting.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser that has promised to keep the database, or that is asked and counts how often. */
function browser(hasPromised: boolean) {
  const persist = vi.fn(async () => true);
  vi.stubGlobal('navigator', { storage: { persisted: async () => hasPromised, persist } });
  return persist;
}

test('the browser is asked to keep the database until it has promised so', async () => {
  const asked = browser(false);
  await askToLast();
  await askToLast();
  expect(asked).toHaveBeenCalledTimes(2);
  const promised = browser(true);
  await askToLast();
  expect(promised).not.toHaveBeenCalled();
});

test('a browser that cannot be asked is left alone', async () => {
  vi.stubGlobal('navigator', {});
  await askToLast();
});
