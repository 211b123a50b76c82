import { join } from 'node:path';
import { bundlePage, openBenchPage, openChromium, versionOf, withProfiles } from './browser.ts';
import { compare, type Measured, spread } from './figures.ts';

const TARGET = 1.5;
const RUN = { rounds: 40, perRound: 15, warmUps: 4 };

/** A synced write against the same two-table Dexie transaction without the outbox, both with strict durability. */
export default async function measure(): Promise<Measured> {
  const script = await bundlePage();
  return withProfiles(async (folder) => {
    const context = await openChromium(join(folder, 'profile'));
    try {
      const page = await openBenchPage(context, 'https://bench.invalid', script);
      const { synced, plain } = await page.evaluate((run) => window.bench.measureWrites(run), RUN);
      return {
        chromium: versionOf(context),
        figures: [
          compare('synced write, new row, median', synced.create, plain.create, TARGET),
          spread('synced write, new row, p95', synced.create, plain.create),
          compare('synced write, changed row, median', synced.change, plain.change, TARGET),
          spread('synced write, changed row, p95', synced.change, plain.change),
        ],
      };
    } finally {
      await context.close();
    }
  });
}
