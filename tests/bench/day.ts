import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { type AppServer, serveApp } from '#build/serve-app.ts';
import rendererConfig from '#build/vite.renderer.ts';
import { addDays, type Day, weekStart } from '#shared/domain/day/day.ts';
import { TEN_YEARS } from '#tests/fixtures/ten-years.ts';
import { bundlePage, openBenchPage, openChromium, presentDay, versionOf, withProfiles } from './browser.ts';
import { type BenchOptions, beside, compare, type Figure, type Measured, spread } from './figures.ts';
import { measureLists } from './lists.ts';
import { scrollThrough, untilPainted } from './painted.ts';

/** What ten years may cost beside one month. */
const TARGET = 1.3;
const ROUNDS = 40;
/** The first ones warm up. */
const WARM_UPS = 4;
const MONTH_DAYS = 30;
const WORKSPACE = 'kotsukotsu';

/** A year of entries, scrolled through by one notch of the wheel in each frame. */
const YEAR_ROWS = TEN_YEARS.entries / 10;
const ROW_PX = 40;
const SCROLL = { stepPx: 120, pictures: 600 };
const SCROLL_ROUNDS = 3;
/** At 60 frames a second, a frame that took longer than this has dropped another one. */
const DROPPED_MS = 25;

/** One workspace, opened in the app. */
interface Side {
  app: AppServer;
  page: Page;
  /** How far back it goes. */
  days: number;
}

interface Walk {
  name: string;
  /** Goes to where it begins. */
  go: (side: Side) => Promise<void>;
  /** Does it once, and resolves to the milliseconds until it was painted. */
  once: (side: Side, round: number, today: Day) => Promise<number>;
}

const walks: ReadonlyArray<Walk> = [
  { name: 'start a block', go: ({ page }) => goTo(page, '/', 'today'), once: startBlock },
  { name: 'edit an entry', go: () => Promise.resolve(), once: editEntry },
  { name: 'open any day', go: ({ page }) => goTo(page, '/log', 'log'), once: openDay },
  { name: 'the totals of a week', go: ({ page }) => goTo(page, '/log', 'log'), once: weekTotals },
  { name: 'search all entries', go: openSearched, once: search },
];

/**
 * What planning and logging feel like after ten years, beside the same after one month: the same walks through the same
 * built app in the same Chromium, in turn.
 */
export default async function measure({ scale }: BenchOptions): Promise<Measured> {
  await build({ ...rendererConfig, configFile: false, logLevel: 'warn' });
  const script = await bundlePage();
  const today = presentDay();
  return withProfiles(async (folder) => {
    const context = await openChromium(join(folder, 'profile'));
    const sides: Side[] = [];
    try {
      for (const days of [TEN_YEARS.days, MONTH_DAYS]) {
        const app = await serveApp({
          port: 0,
          launch: async () => ({ join: null, workspace: WORKSPACE, records: null }),
        });
        const bench = await openBenchPage(context, app.url, script);
        await bench.evaluate(([name, of]) => window.bench.prepare(name, of), [
          WORKSPACE,
          { today, lastDays: days },
        ] as const);
        await bench.close();
        const page = await context.newPage();
        sides.push({ app, page, days });
        await page.goto(app.url);
        await page.locator('[data-ready="today"]').waitFor();
      }
      const [years, month] = sides;
      if (!years || !month) throw new Error('no sides');
      const figures: Figure[] = [];
      for (const walk of walks) {
        figures.push(...(await goThrough(walk, years, month, Math.ceil(ROUNDS * scale), today)));
      }
      figures.push(...(await scroll(years, month)));
      figures.push(...(await measureLists(context, folder, script, scale)));
      return { chromium: versionOf(context), figures };
    } finally {
      await context.close();
      await Promise.all(sides.map(({ app }) => app.close()));
    }
  });
}

async function goThrough(
  { name, go, once }: Walk,
  years: Side,
  month: Side,
  rounds: number,
  today: Day,
): Promise<Figure[]> {
  const samples = new Map<Side, number[]>([
    [years, []],
    [month, []],
  ]);
  for (const side of samples.keys()) await go(side);
  for (let round = 0; round < WARM_UPS + rounds; round++) {
    for (const side of round % 2 === 0 ? [years, month] : [month, years]) {
      await side.page.bringToFront();
      const ms = await once(side, round, today);
      if (round >= WARM_UPS) samples.get(side)?.push(ms);
    }
  }
  const [ofYears = [], ofMonth = []] = [...samples.values()];
  return [compare(`${name}, median`, ofYears, ofMonth, TARGET), spread(`${name}, p95`, ofYears, ofMonth)];
}

async function goTo(page: Page, address: string, screen: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${address}`);
  await page.locator(`[data-ready="${screen}"]`).waitFor();
}

async function startBlock({ page }: Side): Promise<number> {
  const start = page.getByRole('button', { name: /^Start / }).first();
  const ms = await untilPainted(page, { selector: '[data-state="running"]' }, () => start.click());
  await page.getByRole('button', { name: 'Stop' }).first().click();
  await page.locator('[data-state="running"]').waitFor({ state: 'detached' });
  return ms;
}

async function editEntry({ page }: Side, round: number, today: Day): Promise<number> {
  await goTo(page, `/log/${addDays(today, -2)}`, 'log');
  await page.locator('[data-row="entry"]').first().getByRole('button').first().click();
  const note = `seen in round ${round}.`;
  await page.getByRole('textbox', { name: 'Note' }).fill(note);
  const save = page.getByRole('dialog').getByRole('button', { name: 'Save' });
  return untilPainted(page, { selector: '[data-row="entry"]', text: note }, () => save.click());
}

/** A day for each round, spread over the whole history. */
function dayOfRound(round: number, days: number, today: Day): Day {
  return addDays(today, -2 - ((round * 83) % (days - 10)));
}

function openDay({ page, days }: Side, round: number, today: Day): Promise<number> {
  const day = dayOfRound(round, days, today);
  // The heading of the day has a link to its week.
  return untilPainted(page, { selector: `[data-ready="log"] a[href$="/log/week/${day}"]` }, () =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, `#/log/${day}`),
  );
}

async function weekTotals({ page, days }: Side, round: number, today: Day): Promise<number> {
  await goTo(page, '/log', 'log');
  const monday = weekStart(dayOfRound(round, days, today), 1);
  return untilPainted(page, { selector: `[data-ready="log-week"] a[href$="/log/${monday}"]` }, () =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, `#/log/week/${monday}`),
  );
}

/** Opens the list of all entries, and waits until the last one of them has been read. */
async function openAll({ page }: Side): Promise<void> {
  await goTo(page, '/log/all', 'log-all');
  await page.locator('p[role="status"]', { hasText: /^\d+ entries$/ }).waitFor();
}

const WORDS = ['leaflet', 'icons'] as const;

/** Searches another word first: otherwise the newest entry might show the word of the test already. */
async function openSearched(side: Side): Promise<void> {
  await openAll(side);
  await side.page.getByRole('textbox', { name: /^Search/ }).fill(WORDS[1]);
  await side.page.locator('tbody tr[data-id]:nth-child(2)', { hasText: WORDS[1] }).waitFor();
}

async function search({ page }: Side, round: number): Promise<number> {
  const word = WORDS[round % 2] ?? WORDS[0];
  await page.getByRole('textbox', { name: /^Search/ }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  return untilPainted(page, { selector: 'tbody tr[data-id]:nth-child(2)', text: word }, () =>
    page.keyboard.insertText(word),
  );
}

/** Scrolls through a year of entries; the month is scrolled through again and again. */
async function scroll(years: Side, month: Side): Promise<Figure[]> {
  const took = new Map<Side, number[]>([
    [years, []],
    [month, []],
  ]);
  for (const { page } of took.keys()) await page.getByRole('textbox', { name: /^Search/ }).fill('');
  for (let round = 0; round <= SCROLL_ROUNDS; round++) {
    for (const side of round % 2 === 0 ? [years, month] : [month, years]) {
      await side.page.bringToFront();
      await openAll(side);
      const selector = 'div:has(> table[role="grid"])';
      const pictures = await scrollThrough(side.page, { selector, withinPx: YEAR_ROWS * ROW_PX, ...SCROLL });
      if (round > 0) took.get(side)?.push(...pictures);
    }
  }
  const [ofYears = [], ofMonth = []] = [...took.values()];
  const dropped = (samples: number[]) =>
    (100 * samples.filter((ms) => ms > DROPPED_MS).length) / samples.length;
  return [
    compare('scroll through a year, picture, median', ofYears, ofMonth, TARGET),
    spread('scroll through a year, picture, p95', ofYears, ofMonth),
    beside('scroll through a year, dropped pictures', '%', dropped(ofYears), dropped(ofMonth)),
  ].map((figure) => (Number.isFinite(figure.ratio) ? figure : withoutRatio(figure)));
}

/** For a figure whose baseline is 0. */
function withoutRatio({ ratio: _, ...figure }: Figure): Figure {
  return figure;
}
