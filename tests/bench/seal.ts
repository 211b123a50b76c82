import { join } from 'node:path';
import { readConfig } from '#server/config.ts';
import { startServer } from '#server/start.ts';
import { newRecoveryCode } from '#shared/keys/recovery-code.ts';
import { versionOf, WORKER, withPage, withProfiles } from './browser.ts';
import { type BenchOptions, beside, type Measured, quantile } from './figures.ts';
import { environment, invite, startOurs } from './our-server.ts';
import type { PullTimes } from './seal-page.ts';
import { fillWithTenYears } from './ten-years-server.ts';

const VALUES = 100_000;
/** How many times as long the first pull of a sealed workspace may take as that of one that is not sealed. */
const SEALED_BESIDE_OPEN = 1.5;
const ROUNDS = 2;

/**
 * What sealing costs: values alone, beside the bare cipher of the browser; and the first pull of the ten-year
 * workspace, sealed beside the same rows not sealed, with the frames that the page gets to draw meanwhile.
 */
export default async function measure({ scale }: BenchOptions): Promise<Measured> {
  return withProfiles((folder) =>
    withPage(
      join(folder, 'profile'),
      new URL('seal-page.ts', import.meta.url),
      async ({ page, context, origin }) => {
        const count = Math.ceil(VALUES * scale);
        await page.evaluate((few) => window.sealSide.values(few), Math.ceil(count / 10));
        const values = await page.evaluate((many) => window.sealSide.values(many), count);

        const place = { folder: join(folder, 'server'), origin };
        const code = newRecoveryCode();
        const { npo, close } = await startServer(readConfig(environment(place)));
        const [open, sealed] = [
          await fillWithTenYears(npo, scale, null),
          await fillWithTenYears(npo, scale, code),
        ];
        await close();

        const server = await startOurs(place);
        const times: Record<'open' | 'sealed', PullTimes[]> = { open: [], sealed: [] };
        try {
          const pull = async (what: 'open' | 'sealed') => {
            const { member, rows } = what === 'open' ? open : sealed;
            const link = await invite(place, server, member);
            const went = await page.evaluate(([to, by, worker]) => window.sealSide.pull(to, by, worker), [
              link,
              what === 'sealed' ? code : null,
              WORKER,
            ] as const);
            if (went.rows !== rows) throw new Error(`${went.rows} of ${rows} rows arrived`);
            times[what].push(went);
          };
          for (let round = 0; round < ROUNDS; round++) {
            for (const what of round % 2 === 0
              ? (['open', 'sealed'] as const)
              : (['sealed', 'open'] as const)) {
              await pull(what);
            }
          }
        } finally {
          await server.end('SIGTERM');
        }
        const rate = (ms: number) => (count / ms) * 1_000;
        const seconds = (of: PullTimes[]) => Math.min(...of.map(({ ms }) => ms)) / 1_000;
        const frames = (of: PullTimes[], at: number) =>
          quantile(
            of.flatMap((one) => one.frames),
            at,
          );
        const rows = `${sealed.rows} rows of ten years`;
        return {
          chromium: versionOf(context),
          figures: [
            beside(
              `sealing ${count} values, beside the bare cipher`,
              'values/s',
              rate(values.seal),
              rate(values.bareSeal),
            ),
            beside(
              `opening ${count} values, beside the bare cipher`,
              'values/s',
              rate(values.open),
              rate(values.bareOpen),
            ),
            beside(
              `first pull of ${rows}, sealed beside open`,
              's',
              seconds(times.sealed),
              seconds(times.open),
              SEALED_BESIDE_OPEN,
            ),
            beside(
              'time between two pictures meanwhile, p95',
              'ms',
              frames(times.sealed, 0.95),
              frames(times.open, 0.95),
            ),
            beside(
              'time between two pictures meanwhile, p99.9',
              'ms',
              frames(times.sealed, 0.999),
              frames(times.open, 0.999),
            ),
          ],
        };
      },
      new URL('../../renderer/sync/keys/opening-worker.ts', import.meta.url),
    ),
  );
}
