import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { type AppServer, serveApp } from '#build/serve-app.ts';
import rendererConfig from '#build/vite.renderer.ts';
import { addDays, addMonths, type Day, weekStart, yearStart } from '#shared/domain/day/day.ts';
import { TEN_YEARS } from '#tests/fixtures/ten-years.ts';
import { bundlePage, openBenchPage, openChromium, presentDay, versionOf, withProfiles } from './browser.ts';
import { type BenchOptions, compare, type Figure, type Measured, spread } from './figures.ts';
import { untilPainted } from './painted.ts';
import type { Span } from './week-page.ts';

/** What a sheet may cost after ten years, beside one in a workspace that holds little more than what it shows. */
const TARGET = 1.3;
/** What reading its rows may cost beside Dexie's bare reads of them. */
const BARE_TARGET = 2;
const ROUNDS: Readonly<Record<Span, number>> = { week: 40, month: 40, year: 20 };
/** The first ones warm up. */
const WARM_UPS = 4;
const WORKSPACE = 'kotsukotsu';

/**
 * How far back the small workspaces go: about a month for a week and a month, which may have begun two months ago. A year
 * is measured beside the same year alone, as a month would hold a twelfth of what is drawn.
 */
const SMALL_DAYS = { month: 62, year: 731 } as const;

const steps = ['query', 'compute', 'bare'] as const;
/** Milliseconds of each round. */
type SheetSamples = Record<(typeof steps)[number], number[]>;
const newSamples = (): SheetSamples => ({ query: [], compute: [], bare: [] });

/** One workspace, opened in the app. */
interface Side {
  app: AppServer;
  page: Page;
}

/**
 * A week, a month and a year as sheets, from the workspace of ten years: reading the rows, working out what is drawn, and
 * from the address to the painted picture; beside the same in a small workspace, and beside Dexie's bare reads.
 */
export default async function measure({ scale }: BenchOptions): Promise<Measured> {
  await build({ ...rendererConfig, configFile: false, logLevel: 'warn' });
  const script = await bundlePage();
  const today = presentDay();
  return withProfiles(async (folder) => {
    const context = await openChromium(join(folder, 'profile'));
    const apps: AppServer[] = [];
    const open = async (lastDays: number): Promise<Side> => {
      const launch = async () => ({ join: null, workspace: WORKSPACE, records: null });
      const app = await serveApp({ port: 0, launch });
      apps.push(app);
      const bench = await openBenchPage(context, app.url, script);
      await bench.evaluate(([name, of]) => window.bench.prepare(name, of), [
        WORKSPACE,
        { today, lastDays },
      ] as const);
      await bench.close();
      const page = await context.newPage();
      await page.goto(app.url);
      await page.locator('[data-ready="today"]').waitFor();
      await page.locator('html[data-fetched-ahead]').waitFor();
      return { app, page };
    };
    /** Rounds on both sides in turn, so that whatever else the computer does slows both alike. */
    const readBoth = async (
      sides: readonly [Side, Side],
      span: Span,
    ): Promise<[SheetSamples, SheetSamples]> => {
      const samples = [newSamples(), newSamples()] as const;
      const pages = await Promise.all(sides.map(({ app }) => openBenchPage(context, app.url, script)));
      for (const page of pages) await page.evaluate((name) => window.bench.openSheet(name), WORKSPACE);
      for (let round = 0; round < WARM_UPS + Math.ceil(ROUNDS[span] * scale); round++) {
        for (const index of inTurn(round)) {
          const page = pages[index];
          await page?.bringToFront();
          const of = [span, firstOf(span, today), round % 4 < 2] as const;
          const ms = await page?.evaluate((asked) => window.bench.sheetRound(...asked), of);
          if (ms && round >= WARM_UPS) for (const step of steps) samples[index][step].push(ms[step]);
        }
      }
      await Promise.all(pages.map((page) => page.close()));
      return [...samples];
    };
    try {
      const years = await open(TEN_YEARS.days);
      const [ofMonth, ofYear] = [await open(SMALL_DAYS.month), await open(SMALL_DAYS.year)];
      const figures: Figure[] = [];
      for (const span of ['week', 'month', 'year'] as const) {
        const small = span === 'year' ? ofYear : ofMonth;
        const [inYears, inSmall] = await readBoth([years, small], span);
        for (const step of ['query', 'compute'] as const)
          figures.push(...both(`${span}, ${step}`, inYears[step], inSmall[step], TARGET));
        figures.push(
          ...both(`${span}, query beside Dexie's bare reads`, inYears.query, inYears.bare, BARE_TARGET),
        );
        const [painted, paintedSmall] = await paint([years, small], span, today, scale);
        figures.push(...both(`${span}, painted`, painted, paintedSmall, TARGET));
      }
      return { chromium: versionOf(context), figures };
    } finally {
      await context.close();
      await Promise.all(apps.map((app) => app.close()));
    }
  });
}

/** The first day of the last whole week, month or year. */
function firstOf(span: Span, today: Day): Day {
  if (span === 'week') return addDays(weekStart(today, 1), -7);
  return span === 'month' ? addMonths(today, -1) : yearStart(addMonths(yearStart(today), -1));
}

/** Both sides, the one or the other first. */
function inTurn(round: number): readonly [0, 1] | readonly [1, 0] {
  return round % 2 === 0 ? [0, 1] : [1, 0];
}

/** From the address of the sheet to its painted picture, on both sides in turn. */
async function paint(
  sides: readonly [Side, Side],
  span: Span,
  today: Day,
  scale: number,
): Promise<[number[], number[]]> {
  const samples: [number[], number[]] = [[], []];
  const first = firstOf(span, today);
  const address = span === 'week' ? `/week/${first}` : `/week/${span}/${first}`;
  const selector = `[data-ready="${span === 'week' ? 'week' : `week-${span}`}"] svg path`;
  const go = (page: Page, hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, `#${hash}`);
  for (let round = 0; round < WARM_UPS + Math.ceil(ROUNDS[span] * scale); round++) {
    for (const index of inTurn(round)) {
      const { page } = sides[index];
      await page.bringToFront();
      await go(page, '/');
      await page.locator('[data-ready="today"]').waitFor();
      const ms = await untilPainted(page, { selector }, () => go(page, address));
      if (round >= WARM_UPS) samples[index].push(ms);
    }
  }
  return samples;
}

function both(
  name: string,
  samples: ReadonlyArray<number>,
  baseline: ReadonlyArray<number>,
  target: number,
): Figure[] {
  return [compare(`${name}, median`, samples, baseline, target), spread(`${name}, p95`, samples, baseline)];
}
