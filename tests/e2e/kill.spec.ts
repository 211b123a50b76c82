import { globSync } from 'node:fs';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { bundleScript } from '#tests/bundle-script.ts';
import { Dice } from '#tests/fixtures/dice.ts';
import { sized } from '#tests/sized.ts';
import { button, expect, field, link, ready, test } from './fixture.ts';

const KILLS = sized(4, 50);
const SECONDS_PER_KILL = 15;
const ADDRESS = 'https://killed.invalid/';
/** The rows that one write touches. */
const ROWS = 3;

test('I1: what was acknowledged is there after SIGKILL, once, with its operations', async ({
  playwright,
}) => {
  test.setTimeout(Math.max(test.info().timeout, KILLS * SECONDS_PER_KILL * 1_000));
  const script = await bundleScript(new URL('kill-page.ts', import.meta.url));
  const profile = await mkdtemp(path.join(tmpdir(), 'kotsukotsu-kill-'));
  const acknowledged: string[] = [];
  const dice = new Dice(1);
  const open = async (): Promise<BrowserContext> => {
    const context = await playwright.chromium.launchPersistentContext(profile, {
      ...test.info().project.use.launchOptions,
    });
    await context.exposeFunction('acknowledge', (name: string) => void acknowledged.push(name));
    await context.route(ADDRESS, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><title>writes</title><script>${script}</script>`,
      }),
    );
    return context;
  };
  let context = await open();
  const openPage = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(ADDRESS);
    return page;
  };

  for (let round = 0; round < KILLS; round++) {
    const page = await openPage();
    await page.evaluate((round) => window.killed.writeForEver(round), round);
    const enough = acknowledged.length + 1 + dice.between(0, 59);
    await expect.poll(() => acknowledged.length, { intervals: [2] }).toBeGreaterThanOrEqual(enough);
    // The page's process and the browser's in turn: the browser's runs the database, the page's sends the requests.
    if (round % 2 === 0) {
      const crashed = page.waitForEvent('crash');
      await kill(context, 'renderer');
      await crashed;
      await page.close();
    } else {
      const closed = context.waitForEvent('close');
      await kill(context, 'browser');
      await closed;
      context = await open();
    }
    const reader = await openPage();
    const { operations, unpaired } = await reader.evaluate(() => window.killed.find());
    expect(unpaired).toEqual([]);
    expect(Object.values(operations).filter((count) => count !== ROWS)).toEqual([]);
    expect(acknowledged.filter((name) => !operations[name])).toEqual([]);
    await reader.close();
  }
  process.stdout.write(`killed ${KILLS} times, ${acknowledged.length} acknowledged writes, none missing\n`);
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

test('a record that was cut in half takes nothing with it, at no later start', async ({
  playwright,
  openApp,
  words,
}) => {
  const profile = await mkdtemp(path.join(tmpdir(), 'kotsukotsu-kill-'));
  const titles = ['一つめ', '二つめ', '三つめ'];
  const logs = () => globSync(path.join(profile, 'Default/IndexedDB/*.leveldb/*.log'));
  for (const [session, title] of titles.entries()) {
    const cut = logs();
    const context = await playwright.chromium.launchPersistentContext(profile, {
      ...test.info().project.use.launchOptions,
    });
    const page = await openApp(context);
    if (session === 0) await button(page, words('onboarding.local')).click();
    await ready(page, 'today');
    for (const earlier of titles.slice(0, session)) await expect(link(page, earlier)).toBeVisible();
    await field(page, words('today.add')).fill(title);
    await page.keyboard.press('Enter');
    await expect(link(page, title)).toBeVisible();
    // Chromium puts the log of the session before aside in the background: nobody crashes twice within a moment here.
    await expect.poll(() => logs().filter((log) => cut.includes(log))).toEqual([]);
    await context.close();
    const [log] = logs();
    if (!log)
      throw new Error(
        'this Chromium keeps its databases in another way: then they have to be cut in another way',
      );
    // The header of a record of 473 bytes without its content, as after a power cut.
    await appendFile(log, new Uint8Array([1, 2, 3, 4, 0xd9, 1, 1]));
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

/** SIGKILL for all processes of one kind that belong to the browser. */
async function kill(context: BrowserContext, kind: 'renderer' | 'browser'): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const running = async () => {
    const known = await session?.send('SystemInfo.getProcessInfo');
    return known?.processInfo.filter(({ type }) => type === kind).map(({ id }) => id) ?? [];
  };
  const ids = await running();
  expect(ids).not.toEqual([]);
  for (const id of ids) process.kill(id, 'SIGKILL');
  if (kind === 'browser') return;
  // Chromium keeps a spare renderer process, which was killed too: until it notices, it would open the next page in
  // that.
  await expect.poll(async () => (await running()).filter((id) => ids.includes(id))).toEqual([]);
}
