import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { registers } from '#renderer/locales/registers.ts';
import { looks } from '#renderer/ui/look.ts';
import { setClock } from '#tests/e2e/set-clock.ts';
import { CHROMIUM_FLAGS, findChromium } from '#tests/find-chromium.ts';
import { buildAll } from './build.ts';
import { type DemoNpo, startDemoNpo } from './demo/npo.ts';
import { projectDir } from './paths.ts';
import { serveApp } from './serve-app.ts';
import { told } from './told.ts';

/**
 * `npm run pictures`: takes the README's pictures from the demo. With `--all FOLDER` it takes every screen instead, in
 * the registers, looks and sizes that are asked for, to be looked at after a change.
 */
const USAGE = `npm run pictures                   take the README's pictures from the demo
npm run pictures -- --all FOLDER   take every screen, with
  --register ${registers.join(',')}   --look ${looks.join(',')}   --size 1280x800,900x640   --zoom 2   --empty`;

/** Where and when the demo's member is: always the same, so that only a change of the app changes a picture. */
const ZONE = 'Asia/Tokyo';
const NOW = Date.parse('2026-11-26T14:10:00+09:00');
const WEEK = '2026-11-16';

const screens = [
  ['/', 'today'],
  ['/plan', 'plan'],
  ['/focus', 'focus'],
  ['/tasks', 'tasks'],
  ['/log', 'log'],
  ['/log/week', 'log-week'],
  ['/log/all', 'log-all'],
  ['/log/fill', 'log-fill'],
  ['/week', 'week'],
  ['/week/month', 'week-month'],
  ['/week/year', 'week-year'],
  [`/week/review/${WEEK}`, 'review'],
  ['/week/reviews', 'reviews'],
  [`/week/share/${WEEK}`, 'share'],
  ['/goals', 'goals'],
  ['/close', 'close'],
  ['/repeats', 'repeats'],
  ['/report', 'report'],
  ['/data', 'data'],
  ['/status', 'status'],
  ['/settings', 'settings'],
  ['/keys', 'keys'],
  ['/privacy', 'privacy'],
  ['/leave', 'leave'],
] as const;

const { values } = parseArgs({
  options: {
    all: { type: 'string' },
    register: { type: 'string', default: 'ja' },
    look: { type: 'string', default: 'light' },
    size: { type: 'string', default: '1280x800' },
    zoom: { type: 'string', default: '1' },
    empty: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(USAGE);
else await told(takePictures);

async function takePictures(): Promise<void> {
  await buildAll();
  const folder = await mkdtemp(join(tmpdir(), 'kotsukotsu-pictures-'));
  const offset = NOW - Date.now();
  let demo: DemoNpo | null = null;
  const app = await serveApp({
    port: 0,
    launch: async () => ({
      join: (await demo?.invite()) ?? null,
      workspace: null,
      records: (await demo?.records()) ?? null,
    }),
  });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...CHROMIUM_FLAGS],
    ...(executablePath === null ? {} : { executablePath }),
  });
  try {
    demo = await startDemoNpo({
      ...{ port: 0, appUrl: app.url, folder, isEmpty: values.empty, zone: ZONE },
      clock: () => Date.now() + offset,
    });
    const open = (options: BrowserContextOptions) => openApp(browser, app.url, options);
    if (values.all === undefined) await takeThree(open);
    else await takeAll(values.all, open);
  } finally {
    await browser.close();
    await demo?.close();
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Open = (options: BrowserContextOptions) => Promise<Page>;

/** The three pictures of the README. */
async function takeThree(open: Open): Promise<void> {
  const page = await open({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP' });
  const take = (name: string) => picture(page, join(projectDir, 'docs', 'pictures', `${name}.png`));
  await page.getByRole('button', { name: 'あとにする' }).click();
  await page
    .getByRole('main')
    .getByRole('button', { name: /はじめる/ })
    .first()
    .click();
  await page.getByRole('timer').waitFor();
  await take('today');
  await show(page, `/week/${WEEK}`, 'week');
  await take('week');
  await show(page, '/tasks', 'tasks');
  await page.getByRole('main').getByRole('link', { name: '季節の花のイラスト' }).first().click();
  await page.getByRole('heading', { name: '季節の花のイラスト' }).waitFor();
  await take('tasks');
}

/** Every screen, whole, in each way that is asked for. */
async function takeAll(out: string, open: Open): Promise<void> {
  const page = await open({ locale: 'ja-JP' });
  await mkdir(out, { recursive: true });
  const zoom = Number(values.zoom);
  for (const size of values.size.split(',')) {
    const [width = 0, height = 0] = size.split('x').map((text) => Math.round(Number(text) / zoom));
    await page.setViewportSize({ width, height });
    for (const register of values.register.split(',')) {
      for (const look of values.look.split(',')) {
        await page.evaluate(
          (settings) => {
            localStorage.setItem('kotsukotsu.settings', JSON.stringify(settings));
          },
          { register, look },
        );
        await page.reload();
        for (const [address, screen] of screens) {
          await show(page, address, screen);
          const name = [register, look, size, ...(zoom === 1 ? [] : [`zoom${zoom}`]), screen].join('-');
          await picture(page, join(out, `${name}.png`), true);
        }
      }
    }
  }
}

/** Opens the app as the demo's member, at the demo's time, and waits until her records are there. */
async function openApp(browser: Browser, url: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    ...options,
    timezoneId: ZONE,
    reducedMotion: 'reduce',
    deviceScaleFactor: Number(values.zoom),
  });
  await setClock(context, new Date(NOW));
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('html[data-fetched-ahead]').waitFor();
  return page;
}

async function show(page: Page, address: string, screen: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${address}`);
  await page.locator(`[data-ready="${screen}"]`).waitFor();
}

async function picture(page: Page, path: string, fullPage = false): Promise<void> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  await page.screenshot({ path, fullPage });
}
