import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'vite';
import { type AppServer, serveApp } from '#build/serve-app.ts';
import rendererConfig from '#build/vite.renderer.ts';
import { bundlePage, openBenchPage, openChromium, presentDay, versionOf, withProfiles } from './browser.ts';
import { type BenchOptions, compare, type Measured, spread } from './figures.ts';
import { buildFloor, serveFloor } from './floor.ts';
import type { Prepared } from './page.ts';

/** What ten years may cost beside none. */
const TARGET = 1.2;
/** What the app may cost beside the least that a page can do, see `floor/`. */
const FLOOR_TARGET = 1.6;
const STARTS = 17;
const TASKS = 40;
/** How long to wait after a browser was started: what it does for itself then must not count as the app's. */
const BROWSER_SETTLES_MS = 700;
const WORKSPACE = 'kotsukotsu';

interface Side {
  profile: string;
  app: AppServer;
  samples: number[];
}

/**
 * From opening the app to a usable Today with forty tasks, in a new workspace and in that of ten years, and the same of the
 * floor page. Each start is a new browser on the same profile, so nothing of the database is in memory; they take turns.
 */
export default async function measure({ scale }: BenchOptions): Promise<Measured> {
  await build({ ...rendererConfig, configFile: false, logLevel: 'warn' });
  const script = await bundlePage();
  const today = presentDay();
  return withProfiles(async (folder) => {
    const floorFolder = join(folder, 'floor');
    await buildFloor(floorFolder);
    const launch = async () => ({ join: null, workspace: WORKSPACE, records: null });
    const side = async (name: string, app: AppServer): Promise<Side> => ({
      profile: join(folder, name),
      app,
      samples: [],
    });
    const fresh = await side('fresh', await serveApp({ port: 0, launch }));
    const tenYears = await side('ten-years', await serveApp({ port: 0, launch }));
    const floor = await side('floor-fresh', await serveFloor(floorFolder));
    const floorTenYears = await side('floor-ten-years', await serveFloor(floorFolder));
    const sides = [fresh, tenYears, floor, floorTenYears];
    let chromium = '';
    try {
      for (const one of [fresh, floor])
        chromium = await prepare(one, script, { today, lastDays: 0, tasks: TASKS });
      for (const one of [tenYears, floorTenYears]) await prepare(one, script, { today, tasks: TASKS });
      for (let round = 0; round <= Math.ceil(STARTS * scale); round++) {
        for (const one of round % 2 === 0 ? sides : sides.toReversed()) {
          const ms = await start(one);
          // The first start fills the code cache.
          if (round > 0) one.samples.push(ms);
        }
      }
    } finally {
      await Promise.all(sides.map(({ app }) => app.close()));
    }
    const against = (name: string, of: Side, baseline: Side, target: number) => [
      compare(`${name}, median`, of.samples, baseline.samples, target),
      spread(`${name}, p95`, of.samples, baseline.samples),
    ];
    return {
      chromium,
      figures: [
        ...against('start to usable Today after ten years, beside none', tenYears, fresh, TARGET),
        ...against('start to usable Today, beside the floor', fresh, floor, FLOOR_TARGET),
        ...against('the same after ten years', tenYears, floorTenYears, FLOOR_TARGET),
      ],
    };
  });
}

async function prepare({ profile, app }: Side, script: string, holds: Prepared): Promise<string> {
  const context = await openChromium(profile);
  try {
    const page = await openBenchPage(context, app.url, script);
    await page.evaluate(([name, of]) => window.bench.prepare(name, of), [WORKSPACE, holds] as const);
    await settled(profile);
    return versionOf(context);
  } finally {
    await context.close();
  }
}

/**
 * Waits until the browser has tidied its files after so much writing at once, so that the starts are not measured
 * against that. A member's database grew over years.
 */
async function settled(folder: string): Promise<void> {
  let before = '';
  for (let quietSeconds = 0; quietSeconds < 3; quietSeconds++) {
    await setTimeout(1_000);
    const files = await readdir(folder, { recursive: true });
    const now = files.filter((file) => /\.(ldb|log)$/.test(file)).join();
    if (now !== before) quietSeconds = 0;
    before = now;
  }
}

/** Opens the app in a new browser. Returns the milliseconds from its first request until Today is there. */
async function start({ profile, app }: Side): Promise<number> {
  const context = await openChromium(profile);
  try {
    await context.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('[data-ready="today"]')) return;
        performance.mark('usable');
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    const page = await context.newPage();
    await setTimeout(BROWSER_SETTLES_MS);
    await page.goto(app.url);
    const usable = await page.waitForFunction(() => performance.getEntriesByName('usable')[0]?.startTime);
    return Number(await usable.jsonValue());
  } finally {
    await context.close();
  }
}
