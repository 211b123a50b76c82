import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'vite';
import { type AppServer, serveApp } from '#build/serve-app.ts';
import rendererConfig from '#build/vite.renderer.ts';
import { bundlePage, openBenchPage, openChromium, versionOf, withProfiles } from './browser.ts';
import { compare, type Measured, spread } from './figures.ts';

const TARGET = 1.2;
const STARTS = 17;
/** What a browser does for itself right after it was started is not the app's. */
const BROWSER_SETTLES_MS = 700;
const WORKSPACE = 'kotsukotsu';

interface Side {
  profile: string;
  app: AppServer;
  samples: number[];
}

/**
 * From opening the app to a usable Today, with an empty workspace and with that of ten years. Each start is a new
 * browser on the same profile, so nothing of the database is in memory; the two take turns.
 */
export default async function measure(): Promise<Measured> {
  await build({ ...rendererConfig, configFile: false, logLevel: 'warn' });
  const script = await bundlePage();
  const today = new Date().toISOString().slice(0, 10);
  return withProfiles(async (folder) => {
    const sides = {
      empty: await side(join(folder, 'empty')),
      tenYears: await side(join(folder, 'ten-years')),
    };
    let chromium = '';
    try {
      chromium = await prepare(sides.empty, script, null);
      await prepare(sides.tenYears, script, { today });
      for (let round = 0; round <= STARTS; round++) {
        const order = round % 2 === 0 ? [sides.empty, sides.tenYears] : [sides.tenYears, sides.empty];
        for (const of of order) {
          const ms = await start(of);
          // The first start fills the code cache.
          if (round > 0) of.samples.push(ms);
        }
      }
    } finally {
      await Promise.all(Object.values(sides).map(({ app }) => app.close()));
    }
    const { empty, tenYears } = sides;
    return {
      chromium,
      figures: [
        compare('start to usable Today after ten years, median', tenYears.samples, empty.samples, TARGET),
        spread('start to usable Today after ten years, p95', tenYears.samples, empty.samples),
      ],
    };
  });
}

async function side(profile: string): Promise<Side> {
  const launch = async () => ({ join: null, workspace: WORKSPACE });
  return { profile, app: await serveApp({ port: 0, launch }), samples: [] };
}

async function prepare(
  { profile, app }: Side,
  script: string,
  years: { today: string } | null,
): Promise<string> {
  const context = await openChromium(profile);
  try {
    const page = await openBenchPage(context, app.url, script);
    await page.evaluate(([name, of]) => window.bench.prepare(name, of), [WORKSPACE, years] as const);
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
