import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rendererDist } from '#build/paths.ts';
import { expect, link, ready, test } from './fixture.ts';

const BYTES_MAX = 250_000;
const FILES_MAX = 20;

// With its readings, easy Japanese has the longest words.
test.use({ fetchesAhead: true, register: 'ja-easy' });

test('Today is usable with 250 kB in twenty files, fonts aside, and stays until another screen is fetched', async ({
  npo,
  openJoined,
  words,
}) => {
  const page = await openJoined(await npo.member());
  const arrive = Promise.withResolvers<void>();
  await page.route(/\/WeekPage-/, async (route) => {
    await arrive.promise;
    await route.continue();
  });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-ready="today"]')) return;
      performance.mark('usable');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
  await page.reload();
  await ready(page, 'today');
  const asked = await page.evaluate(() => {
    const usable = performance.getEntriesByName('usable')[0]?.startTime ?? 0;
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => startTime <= usable && new URL(name).origin === location.origin)
      .map(({ name }) => new URL(name).pathname);
  });
  const files = [...new Set(['/index.html', ...asked])].filter((path) => /\.(html|js|css|svg)$/.test(path));
  const sizes = await Promise.all(
    files.map(async (path) => gzipSync(await readFile(join(rendererDist, path)), { level: 9 }).length),
  );
  const told = files.map((path, index) => `${path} ${sizes[index]}`).join('\n');
  expect(files.length, told).toBeGreaterThan(3);
  expect(files.length, told).toBeLessThanOrEqual(FILES_MAX);
  expect(
    sizes.reduce((sum, bytes) => sum + bytes, 0),
    told,
  ).toBeLessThanOrEqual(BYTES_MAX);

  const isAsked = page.waitForRequest(/\/WeekPage-/);
  await link(page, words('app.week')).click();
  await isAsked;
  await expect(page.locator('[data-ready="today"]')).toBeVisible();
  await expect(page).toHaveURL(/#\/week$/);
  arrive.resolve();
  await ready(page, 'week');
});
