import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type ServerChild, startChild } from '#tests/start-child.ts';
import { versionOf, withPage, withProfiles } from './browser.ts';
import { type BenchOptions, beside, type Figure, type Measured } from './figures.ts';
import { knowsPeaks, peakMb, rendererPid, resetPeak } from './memory.ts';
import { fillServer, invite, startOurs } from './our-server.ts';
import { findPeers, type Peer } from './peers.ts';

const SHARE_OF_BULK_PUT = 0.7;
/** Faster than the peers. */
const BEAT = 1;

/** How much is pulled and pushed. */
interface Sizes {
  records: number;
  /** A small space beside the large one shows whether memory grows with the size. */
  fewRecords: number;
  fewEdits: number;
  edits: number;
  /** Peers take minutes for what is pushed in one. */
  peerEdits: number;
}

/** Rounded up to multiples of ten, see `assignments.ts`. */
function sizesAt(scale: number): Sizes {
  const at = (full: number) => Math.ceil((full * scale) / 10) * 10;
  return {
    records: at(100_000),
    fewRecords: at(10_000),
    fewEdits: at(1_000),
    edits: at(100_000),
    peerEdits: at(10_000),
  };
}

/** What one side took for the same work; rates in rows per second. */
interface SideRates {
  pull: number;
  pushFew: number;
  push: number;
}

/**
 * The first pull of a new device, beside Dexie's own `bulkPut` of the same rows, and beside peers that do the same work
 * with servers of their own; pushing what was changed offline; and the memory that pulling takes. Everything in real
 * Chromiums with new profiles, one side after the other.
 */
export default async function measure({ scale }: BenchOptions): Promise<Measured> {
  const sizes = sizesAt(scale);
  const peers = await findPeers();
  return withProfiles(async (folder) => {
    const ours = await measureOurs(folder, sizes);
    const figures = [...ours.figures];
    for (const peer of peers) {
      const theirs = await measurePeer(peer, folder, sizes);
      figures.push(
        beside(`first pull, beside ${peer.name}`, 'records/s', ours.rates.pull, theirs.pull, BEAT),
        beside(
          `push of ${sizes.fewEdits}, beside ${peer.name}`,
          'operations/s',
          ours.rates.pushFew,
          theirs.pushFew,
        ),
        beside(
          `push of ${sizes.edits}, beside ${peer.name}'s of ${sizes.peerEdits}`,
          'operations/s',
          ours.rates.push,
          theirs.push,
        ),
      );
    }
    return { chromium: ours.chromium, figures };
  });
}

async function measureOurs(
  folder: string,
  sizes: Sizes,
): Promise<{ chromium: string; rates: SideRates; figures: Figure[] }> {
  const { records, fewRecords } = sizes;
  const script = new URL('sync-page.ts', import.meta.url);
  return withPage(join(folder, 'ours'), script, async ({ page, context, origin }) => {
    const place = { folder: join(folder, 'server'), origin };
    const [smallSpace = '', space = ''] = await fillServer(place, [fewRecords, records]);
    const warmUp = (one: Page) => one.evaluate((count) => window.store.storePages(count), fewRecords);
    await warmUp(page);
    const client = knowsPeaks ? await rendererPid(page) : null;
    const pullAs = (server: ServerChild, member: string, count: number) =>
      withPeaks(client, server, async () => pull(page, server, await invite(place, server, member), count));
    // Another site has a process of its own, so that none of this counts as memory that pulling takes.
    const baseline = await context.newPage();
    await baseline.goto(origin.replace('127.0.0.1', 'localhost'));
    await warmUp(baseline);
    const bulkPut = (what: 'rows' | 'rows-and-meta') =>
      baseline.evaluate(([count, kind]) => window.store.bulkPut(count, kind), [records, what] as const);

    const small = await withServer(startOurs(place), (server) => pullAs(server, smallSpace, fewRecords));

    // Measured before and after, because nothing tells when the disk or another program is slow.
    const rows = [await bulkPut('rows')];
    const rowsAndMeta = [await bulkPut('rows-and-meta')];
    const { large, ...pushed } = await withServer(startOurs(place), async (server) => ({
      large: await pullAs(server, space, records),
      ...(await pushBoth(page, sizes.fewEdits, sizes.edits)),
    }));
    rows.push(await bulkPut('rows'));
    rowsAndMeta.push(await bulkPut('rows-and-meta'));
    const storing = await baseline.evaluate((count) => window.store.storePages(count), records);

    const rates = { pull: rate(records, large.ms), ...pushed };
    const [rowsRate, rowsAndMetaRate] = [rate(records, mean(rows)), rate(records, mean(rowsAndMeta))];
    return {
      chromium: versionOf(context),
      rates,
      figures: [
        beside(
          `first pull of ${records}, beside bulkPut of the same rows and versions`,
          'records/s',
          rates.pull,
          rowsAndMetaRate,
          SHARE_OF_BULK_PUT,
        ),
        beside(
          `first pull of ${records}, beside bulkPut of the rows without versions`,
          'records/s',
          rates.pull,
          rowsRate,
        ),
        beside(
          'taking over pages in memory, beside bulkPut of the same rows and versions',
          'records/s',
          rate(records, storing),
          rowsAndMetaRate,
        ),
        ...(['client', 'server'] as const).flatMap((side) =>
          small.peaks && large.peaks
            ? [
                beside(
                  `peak memory of the ${side}, pulling ${records} beside ${fewRecords}`,
                  'MB',
                  large.peaks[side],
                  small.peaks[side],
                ),
              ]
            : [],
        ),
      ],
    };
  });
}

function measurePeer(
  peer: Peer,
  folder: string,
  { records, fewEdits, peerEdits }: Sizes,
): Promise<SideRates> {
  return withPage(join(folder, peer.name), peer.page, ({ page }) =>
    withServer(startChild(peer.server, [folder, String(records)]), async (server) => {
      const { ms } = await pull(page, server, '', records);
      return { pull: rate(records, ms), ...(await pushBoth(page, fewEdits, peerEdits)) };
    }),
  );
}

async function pull(page: Page, { url }: ServerChild, link: string, count: number): Promise<{ ms: number }> {
  const { ms, rows } = await page.evaluate((from) => window.side.pull(from), { server: url, invite: link });
  if (rows !== count) throw new Error(`${rows} of ${count} rows arrived`);
  return { ms };
}

async function pushBoth(page: Page, few: number, many: number): Promise<Omit<SideRates, 'pull'>> {
  const push = async (count: number) => {
    await page.evaluate((to) => window.side.edit(0, to), count);
    const { ms, sent } = await page.evaluate(() => window.side.push());
    if (sent !== count) throw new Error(`${sent} of ${count} changes were taken`);
    return rate(count, ms);
  };
  return { pushFew: await push(few), push: await push(many) };
}

/** Runs `work` and adds the peak memory of client and server, in MB; null where it cannot be measured. */
async function withPeaks<T>(
  client: number | null,
  server: ServerChild,
  work: () => Promise<T>,
): Promise<T & { peaks: { client: number; server: number } | null }> {
  if (client === null) return { ...(await work()), peaks: null };
  const pids = { client, server: server.pid };
  await Promise.all(Object.values(pids).map(resetPeak));
  const done = await work();
  return { ...done, peaks: { client: await peakMb(pids.client), server: await peakMb(pids.server) } };
}

async function withServer<T>(
  starting: Promise<ServerChild>,
  work: (server: ServerChild) => Promise<T>,
): Promise<T> {
  const server = await starting;
  try {
    return await work(server);
  } finally {
    await server.end('SIGTERM');
  }
}

function rate(count: number, ms: number): number {
  return (count / ms) * 1_000;
}

function mean(values: ReadonlyArray<number>): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
