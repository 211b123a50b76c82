import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { type AppServer, serveApp } from '#build/serve-app.ts';
import { openBenchPage, presentDay } from './browser.ts';
import { compare, type Figure, spread } from './figures.ts';
import { buildFloor, serveFloor } from './floor.ts';
import { type Seen, untilPainted } from './painted.ts';

const WORKSPACE = 'kotsukotsu';
const ROUNDS = 20;
/** The first ones warm up: before, the page still compiles what is called often. */
const WARM_UPS = 10;
const USUAL = 60;
/** What a long list may cost beside a short one. */
const LONG_TARGET = 1.5;
/** What the app may cost beside the least that a page can do. */
const FLOOR_TARGET = 2;

/** A page with so many tasks for today. */
interface Side {
  page: Page;
  tasks: number;
}

type Act = (side: Side, round: number) => Promise<number>;

/**
 * What adding, ticking and starting feel like: in a list of sixty beside the same list on a page that does nothing else (the
 * floor), and adding to a list of three hundred beside one of ten. All in the same Chromium, in turn.
 */
export async function measureLists(
  context: BrowserContext,
  folder: string,
  script: string,
  scale: number,
): Promise<Figure[]> {
  const floorFolder = join(folder, 'floor');
  await buildFloor(floorFolder);
  const servers: AppServer[] = [];
  const open = async (server: AppServer, tasks: number, isFloor = false): Promise<Side> => {
    servers.push(server);
    const bench = await openBenchPage(context, server.url, script);
    const today = presentDay();
    const prepared = { today, lastDays: 0, tasks };
    await bench.evaluate(([name, of]) => window.bench.prepare(name, of), [WORKSPACE, prepared] as const);
    await bench.close();
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator('[data-ready="today"]').waitFor();
    // The floor has nothing to fetch ahead.
    if (!isFloor) await page.locator('html[data-fetched-ahead]').waitFor();
    return { page, tasks };
  };
  const launch = async () => ({ join: null, workspace: WORKSPACE, records: null });
  try {
    const [short, usual, long] = [
      await open(await serveApp({ port: 0, launch }), 10),
      await open(await serveApp({ port: 0, launch }), USUAL),
      await open(await serveApp({ port: 0, launch }), 300),
    ];
    const floor = await open(await serveFloor(floorFolder), USUAL, true);
    const rounds = Math.ceil(ROUNDS * scale);
    const ticked = await inTurn(tick, [usual, floor], rounds);
    const started = await inTurn(start, [usual, floor], rounds);
    const added = await inTurn(add, [short, usual, long, floor], rounds);
    return [
      ...figures(`tick one of ${USUAL}, beside the floor`, ticked, [usual, floor], FLOOR_TARGET),
      ...figures(`start a block with ${USUAL}, beside the floor`, started, [usual, floor], FLOOR_TARGET),
      ...figures(`add a task to ${USUAL}, beside the floor`, added, [usual, floor], FLOOR_TARGET),
      ...figures('add a task to 300, beside 10', added, [long, short], LONG_TARGET),
    ];
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

function figures(
  name: string,
  samples: ReadonlyMap<Side, number[]>,
  [side, baseline]: readonly [Side, Side],
  target: number,
): Figure[] {
  const [ofSide = [], ofBaseline = []] = [samples.get(side), samples.get(baseline)];
  return [compare(`${name}, median`, ofSide, ofBaseline, target), spread(`${name}, p95`, ofSide, ofBaseline)];
}

/** Lets each side act once in every round, in alternating order. */
async function inTurn(act: Act, sides: ReadonlyArray<Side>, rounds: number): Promise<Map<Side, number[]>> {
  const samples = new Map(sides.map((side): [Side, number[]] => [side, []]));
  for (let round = 0; round < WARM_UPS + rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      await side.page.bringToFront();
      const ms = await act(side, round);
      if (round >= WARM_UPS) samples.get(side)?.push(ms);
    }
  }
  return samples;
}

/** Adds a task, and leaves it there. */
async function add({ page }: Side, round: number): Promise<number> {
  const title = `Colours, take ${round}.`;
  await page.getByRole('textbox', { name: 'Add something for today' }).fill(title);
  return untilPainted(page, { selector: 'li:last-child', text: title }, () => page.keyboard.press('Enter'));
}

/** Ticks a task in the middle of the list, and opens it again. */
async function tick({ page, tasks }: Side): Promise<number> {
  const title = `Sketch ${Math.floor(tasks / 2)} for the front page`;
  const seen: Seen = { selector: 'li:has(input:checked)', text: title };
  const box = page.getByRole('listitem').filter({ hasText: title }).getByRole('checkbox');
  const press = () => box.press('Space');
  const ms = await untilPainted(page, seen, press);
  await press();
  await page.locator(seen.selector, { hasText: title }).waitFor({ state: 'detached' });
  return ms;
}

/** Starts the first task that can be started, and stops. */
async function start({ page }: Side): Promise<number> {
  const button = page.getByRole('button', { name: /^Start / }).first();
  const ms = await untilPainted(page, { selector: '[data-state="running"]' }, () => button.click());
  await page.getByRole('button', { name: 'Stop' }).first().click();
  await page.locator('[data-state="running"]').waitFor({ state: 'detached' });
  return ms;
}
