import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { hashSecret, newToken } from '#server/auth/tokens.ts';
import { readConfig } from '#server/config.ts';
import { devices, members, records, spaces } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { startServer } from '#server/start.ts';
import { push } from '#server/sync/push.ts';
import { byteLength } from '#shared/sync/operation.ts';
import { findPostgres, startPostgres } from '#tests/server/support/postgres.ts';
import { withProfiles } from './browser.ts';
import { type BenchOptions, beside, type Figure, type Measured } from './figures.ts';
import { BENCH_KEY, type Load, type Pusher, pushesPerSecond, pushOf, TASK_FIELDS } from './load.ts';

const SPACES = [1, 100, 1_000];
const OPS_PER_PUSH = [1, 50];
const AT_ONCE = 8;
const SECONDS = 3;
const BYTES = byteLength(JSON.stringify(TASK_FIELDS));

/**
 * Pushes per second, from `push()` on and through HTTP, beside plain inserts of the same records: the same database in
 * the same process, one transaction for as many records, and no sync. On PGlite, and on PostgreSQL where it is installed.
 * On PGlite also what it costs that a push is on disk before it is answered.
 */
export default async function measure({ scale }: BenchOptions): Promise<Measured> {
  const seconds = SECONDS * scale;
  return withProfiles(async (folder) => {
    const figures = await measureEngine('PGlite', join(folder, 'pglite'), '', seconds);
    const bin = findPostgres();
    if (bin) {
      const postgres = await startPostgres(bin);
      try {
        const name = `PostgreSQL ${postgres.version.split(' ')[0]}`;
        const url = await postgres.newDatabase();
        figures.push(...(await measureEngine(name, join(folder, 'postgres'), url, seconds)));
      } finally {
        await postgres.stop();
      }
    }
    return { chromium: null, figures };
  });
}

async function measureEngine(
  engine: string,
  folder: string,
  databaseUrl: string,
  seconds: number,
): Promise<Figure[]> {
  const environment = { PORT: '0', DATA_DIR: folder, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' };
  const { npo, url, close } = await startServer(readConfig(environment));
  const figures: Figure[] = [];
  try {
    if (databaseUrl === '') figures.push(...(await measureDurability(npo, engine, seconds)));
    for (const count of SPACES) {
      for (const opsPerPush of OPS_PER_PUSH) {
        const [callers, askers, inserters] = await addPushers(npo, count);
        const load = { opsPerPush, atOnce: AT_ONCE, seconds };
        const inserts = () => insertsPerSecond(npo, { ...load, pushers: inserters });
        // Before and after, as tables grow.
        const before = await inserts();
        const byCall = await callsPerSecond(npo, { ...load, pushers: callers });
        const byHttp = await requestsPerSecond(url, { ...load, pushers: askers });
        const baseline = (before + (await inserts())) / 2;
        const what = `${engine}, ${count} ${count === 1 ? 'space' : 'spaces'}, pushes of ${opsPerPush}`;
        figures.push(
          beside(`${what}: push()`, 'pushes/s', byCall, baseline),
          beside(`${what}: by HTTP`, 'pushes/s', byHttp, baseline),
        );
      }
    }
  } finally {
    await close();
  }
  return figures;
}

/**
 * Pushes that are on disk before they are answered, beside pushes that do not wait for the disk. The engine has one
 * session, so the setting applies to all of them.
 */
async function measureDurability(npo: Npo, engine: string, seconds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const opsPerPush of OPS_PER_PUSH) {
    const [pushers] = await addPushers(npo, AT_ONCE);
    const load = { opsPerPush, atOnce: AT_ONCE, seconds, pushers };
    const withCommit = async (how: 'on' | 'off'): Promise<number> => {
      await npo.db.execute(sql.raw(`set synchronous_commit = ${how}`));
      return callsPerSecond(npo, load);
    };
    // Before and after, as tables grow.
    const before = await withCommit('on');
    const unsynced = await withCommit('off');
    const synced = (before + (await withCommit('on'))) / 2;
    figures.push(
      beside(`${engine}, pushes of ${opsPerPush}: synced to disk beside not`, 'pushes/s', synced, unsynced),
    );
  }
  return figures;
}

/** Three sets of devices in so many spaces: in few spaces several in each, so that pushes have to wait for one another. */
async function addPushers({ db }: Npo, count: number): Promise<[Pusher[], Pusher[], Pusher[]]> {
  const sets: [Pusher[], Pusher[], Pusher[]] = [[], [], []];
  const [name, createdAt] = ['bench', Date.now()];
  for (const pushers of sets) {
    for (let index = 0; index < count; index++) {
      const [memberId, spaceId, epoch] = [uuidv7(), uuidv7(), randomUUID()];
      for (let device = 0; device < Math.ceil(AT_ONCE / count); device++) {
        const token = newToken();
        const tokenHash = hashSecret(token);
        const untold = { lastCursor: 0, minCursor: null, markSeq: 0, told: [], toldFrom: 0 };
        const signedIn = { id: uuidv7(), memberId, spaceId, tokenHash, ...untold };
        pushers.push({ device: signedIn, token, epoch, mark: null });
      }
    }
    const ofSpaces = [...new Map(pushers.map((pusher) => [pusher.device.spaceId, pusher])).values()];
    await db.insert(members).values(ofSpaces.map(({ device }) => ({ id: device.memberId, name, createdAt })));
    await db.insert(spaces).values(
      ofSpaces.map(({ device: { spaceId, memberId }, epoch }) => ({
        id: spaceId,
        memberId,
        epoch,
        keyId: BENCH_KEY,
      })),
    );
    await db
      .insert(devices)
      .values(pushers.map(({ device }) => ({ ...device, name, createdAt, seenAt: createdAt })));
  }
  return sets;
}

/** The records that a push would make, inserted and nothing else. */
function insertsPerSecond({ db }: Npo, load: Load): Promise<number> {
  return pushesPerSecond(load, (pusher) => {
    const { ops } = pushOf(pusher, load.opsPerPush);
    const rows = ops.map(({ opId: op, device, table, id, at, patch }) => {
      const seq = ++inserted;
      const vers = Object.fromEntries(
        Object.keys(patch).map((field) => [field, { ver: seq, at, op, device }]),
      );
      const { spaceId } = pusher.device;
      return { spaceId, table, id, fields: patch, vers, deleted: false, seq, bytes: BYTES };
    });
    return db.transaction((tx) => tx.insert(records).values(rows));
  });
}

let inserted = 0;

function callsPerSecond(npo: Npo, load: Load): Promise<number> {
  return pushesPerSecond(load, async (pusher) => {
    const { response } = await push(npo, pusher.device, pushOf(pusher, load.opsPerPush));
    if (response.results.some(({ outcome }) => outcome !== 'applied'))
      throw new Error('a push was not applied');
    pusher.mark = response.mark;
  });
}

async function requestsPerSecond(url: string, load: Load): Promise<number> {
  const worker = new Worker(new URL('http-load.ts', import.meta.url), { workerData: { ...load, url } });
  const [rate] = await once(worker, 'message');
  await worker.terminate();
  return rate;
}
