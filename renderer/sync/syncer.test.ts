import { liveQuery } from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { getState, putState, type StateOf } from '#renderer/store/state.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import { problem, type SpaceServer, startSpaceServer } from '#tests/fixtures/space-server.ts';
import { fixedKeychain, testCodec } from '#tests/fixtures/test-codec.ts';
import {
  assignmentFields,
  openTestWorkspace,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import { createApi } from './api.ts';
import type { Keychain } from './keys/keychain.ts';
import type { Codec } from './seal.ts';
import { type Syncer, startSyncer } from './syncer.ts';

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

const accept = (id: string): Change => ({
  table: 'assignments',
  id,
  kind: 'set',
  patch: { answer: 'accepted', answeredAt: 1 },
});

const begin = (id: string): Change => ({ table: 'assignments', id, kind: 'set', patch: { startedAt: 2 } });

/** A server on which one stage is offered. */
async function offering(): Promise<SpaceServer> {
  const server = await startSpaceServer();
  server.space.write('assignments', 'stage', assignmentFields('Front page'));
  ending.push(() => server.close());
  return server;
}

async function putMembership({ db }: TestWorkspace, { url, space }: SpaceServer): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    await putState(db, 'membership', {
      server: url,
      npo: 'A made-up NPO',
      member: { id: 'm', name: 'A made-up member' },
      space: 's',
    });
    await putState(db, 'position', { epoch: space.epoch, cursor: 0 });
  });
}

/** Less than the shortest wait of the back-off. */
const NO_WAIT_MS = 400;

/** The longest run of requests without a back-off between them. A slow machine only makes the gaps longer. */
function longestBurst(times: ReadonlyArray<number>): number {
  let [longest, burst] = [0, 0];
  for (const [index, at] of times.entries()) {
    burst = at - (times[index - 1] ?? 0) < NO_WAIT_MS ? burst + 1 : 1;
    longest = Math.max(longest, burst);
  }
  return longest;
}

/** A device that has joined, and its syncer. */
class Device {
  syncer: Syncer;
  isOnline = true;
  codec: Codec | null = null;
  readonly workspace: TestWorkspace;
  readonly server: SpaceServer;

  private constructor(workspace: TestWorkspace, server: SpaceServer) {
    this.workspace = workspace;
    this.server = server;
    this.syncer = this.start();
  }

  static async join(server: SpaceServer): Promise<Device> {
    const workspace = await openTestWorkspace();
    await putMembership(workspace, server);
    return Device.on(workspace, server);
  }

  static on(workspace: TestWorkspace, server: SpaceServer): Device {
    const device = new Device(workspace, server);
    ending.push(() => device.syncer.close());
    return device;
  }

  start(): Syncer {
    return startSyncer({
      workspace: this.workspace,
      connect: async (signal) => createApi({ server: this.server.url, token: 'token', signal }),
      keychain: this.keychain(),
      isOnline: () => this.isOnline,
      becomeAnother: () => Promise.reject(new Error('not part of these tests')),
    });
  }

  /** Its keys come while it runs. */
  keychain(): Keychain {
    const codec = () => this.codec;
    return {
      ...fixedKeychain(null),
      get codec() {
        return codec();
      },
    };
  }

  async status(): Promise<StateOf<'status'> | null> {
    return getState(this.workspace.db, 'status');
  }

  /** Waits until sync has come to a state. */
  async reaches(state: StateOf<'status'>['state'], error: StateOf<'status'>['error'] = null): Promise<void> {
    await expect.poll(() => this.status()).toMatchObject({ state, error });
  }

  async answer(): Promise<unknown> {
    return (await this.workspace.db.rows('assignments').get('stage'))?.answer ?? null;
  }

  /** Waits until everybody who watches the outbox has been told that `count` operations are in it. */
  async seesWaiting(count: number): Promise<void> {
    const { db } = this.workspace;
    let seen = -1;
    const watching = liveQuery(() => db.outbox.where('lane').equals('open').count()).subscribe((now) => {
      seen = now;
    });
    await expect.poll(() => seen).toBe(count);
    watching.unsubscribe();
  }

  waiting(): Promise<number> {
    return this.workspace.db.outbox.count();
  }
}

describe('a round', () => {
  test('brings what the server has, and takes there what the member wrote, by itself', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    expect(await device.workspace.db.rows('assignments').get('stage')).toMatchObject({ title: 'Front page' });
    await write(device.workspace, [accept('stage')]);
    await expect.poll(() => server.space.record('assignments', 'stage')?.fields.answer).toBe('accepted');
    await expect.poll(() => device.waiting()).toBe(0);
    await device.reaches('up-to-date');
    expect((await device.status())?.lastSyncAt).toBe(device.workspace.clocks.wallAt);
  });

  test('comes also to a device that joins while its syncer starts, on a page that is busy', async () => {
    const server = await offering();
    const workspace = await openTestWorkspace();
    const { setTimeout: inTime } = globalThis;
    const late = vi.spyOn(globalThis, 'setTimeout');
    late.mockImplementation(((act: () => void, ms = 0) => inTime(act, ms + 200)) as typeof setTimeout);
    const device = Device.on(workspace, server);
    await device.reaches('local');
    await putMembership(workspace, server);
    late.mockRestore();
    await device.reaches('up-to-date');
  });

  test('comes also where joining and "look now" are told at once', async () => {
    const server = await offering();
    const workspace = await openTestWorkspace();
    const device = Device.on(workspace, server);
    await device.reaches('local');
    await workspace.db.transaction('rw', workspace.db.state, async () => {
      await putMembership(workspace, server);
      await putState(workspace.db, 'syncRequest', { at: 1 });
    });
    await device.reaches('up-to-date');
  });

  test('a second device of the member shows it after a nudge', async () => {
    const server = await offering();
    const [one, two] = [await Device.join(server), await Device.join(server)];
    await Promise.all([one.reaches('up-to-date'), two.reaches('up-to-date')]);
    await write(one.workspace, [accept('stage')]);
    await expect.poll(() => server.space.record('assignments', 'stage')?.fields.answer).toBe('accepted');
    await expect
      .poll(() => {
        server.nudge();
        return two.answer();
      })
      .toBe('accepted');
  });

  test('I14: what is sealed never leaves the device', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    await write(device.workspace, [
      { table: 'tasks', id: 'own', kind: 'set', patch: taskFields('mine alone') },
      accept('stage'),
    ]);
    await expect.poll(() => server.space.record('assignments', 'stage')?.fields.answer).toBe('accepted');
    await device.reaches('up-to-date');
    expect([...server.space.records.keys()]).toEqual(['assignments/stage']);
    expect(await device.waiting()).toBe(1);
  });

  test('more than one push can hold is taken there in one round', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    device.syncer.tell('went-offline');
    await write(
      device.workspace,
      Array.from({ length: PUSH_OPS_MAX + 100 }, (): Change => accept('stage')),
    );
    device.syncer.tell('came-online');
    await expect.poll(() => device.waiting()).toBe(0);
  });

  test('what is written while the last page of a round is on its way is not forgotten', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    const arrived = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<null>();
    server.intercept = ({ url }) => {
      if (!url.includes('/pull')) return null;
      arrived.resolve();
      return answer.promise;
    };
    device.syncer.tell('look');
    await arrived.promise;
    await write(device.workspace, [accept('stage')]);
    await device.seesWaiting(1);
    answer.resolve(null);
    await expect.poll(() => device.waiting()).toBe(0);
    await device.reaches('up-to-date');
  });

  test('many pages are read to the watermark', async () => {
    const server = await offering();
    for (let index = 0; index < 2_300; index++) {
      server.space.write('assignments', `stage-${index}`, { ...assignmentFields('One of many') });
    }
    const device = await Device.join(server);
    await expect.poll(() => device.workspace.db.rows('assignments').count()).toBe(2_301);
    await device.reaches('up-to-date');
    expect((await getState(device.workspace.db, 'position'))?.cursor).toBe(server.space.seq);
  });
});

describe('when the network or the server is not there', () => {
  test('offline nothing is asked; what was written arrives when the network is back', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    device.syncer.tell('went-offline');
    await device.reaches('offline');
    const asked = server.requests.length;
    await write(device.workspace, [accept('stage')]);
    device.syncer.tell('look');
    expect(await device.answer()).toBe('accepted');
    await device.reaches('offline');
    expect(server.requests).toHaveLength(asked);
    device.syncer.tell('came-online');
    await expect.poll(() => server.space.record('assignments', 'stage')?.fields.answer).toBe('accepted');
    await device.reaches('up-to-date');
  });

  test('started without a network, it begins when there is one', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.syncer.close();
    device.isOnline = false;
    device.syncer = device.start();
    await device.reaches('offline');
    device.syncer.tell('came-online');
    await device.reaches('up-to-date');
  });

  test('back online, a request that hangs on the old network is not waited for', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    let hanging = 0;
    server.intercept = ({ url }) => {
      if (!url.endsWith('/push')) return null;
      hanging++;
      return new Promise(() => undefined);
    };
    await write(device.workspace, [accept('stage')]);
    await expect.poll(() => hanging).toBe(1);
    device.syncer.tell('went-offline');
    await device.reaches('offline');
    server.intercept = () => null;
    device.syncer.tell('came-online');
    await device.reaches('up-to-date');
    expect(await device.waiting()).toBe(0);
  });

  test('a server that is down is tried again, and the change is there once', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    await server.close();
    await write(device.workspace, [accept('stage')]);
    await device.reaches('backing-off', 'unreachable');
    expect(await device.waiting()).toBe(1);
    const back = await startSpaceServer(server.space, Number(new URL(server.url).port));
    ending.push(() => back.close());
    await device.reaches('up-to-date');
    expect(await device.waiting()).toBe(0);
    expect(server.space.seq).toBe(2);
  });

  test('I2: an answer that got lost is asked for again; the change is applied once', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    let isLost = false;
    server.intercept = async (request) => {
      if (isLost || !request.url.endsWith('/push')) return null;
      isLost = true;
      const { ops } = await request.clone().json();
      for (const op of ops) server.space.apply(op);
      return new Response('gone', { status: 502 });
    };
    await write(device.workspace, [accept('stage')]);
    await expect.poll(() => device.waiting()).toBe(0);
    expect(isLost).toBe(true);
    expect(server.space.seq).toBe(2);
    expect(await device.workspace.db.journal.count()).toBe(0);
    expect(await device.answer()).toBe('accepted');
  });

  test('a server that asks to wait is left alone until then', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    server.intercept = ({ url }) =>
      url.endsWith('/push') ? problem('too-many-requests', 429, { retryAfter: '3600' }) : null;
    await write(device.workspace, [accept('stage')]);
    await device.reaches('backing-off', 'too-many-requests');
    const asked = server.requests.filter((request) => request.includes('/sync/p')).length;
    await write(device.workspace, [begin('stage')]);
    await device.seesWaiting(2);
    await server.hasHeardAll();
    expect(server.requests.filter((request) => request.includes('/sync/p'))).toHaveLength(asked);
    server.intercept = () => null;
    device.syncer.tell('look');
    await device.reaches('up-to-date');
    expect(await device.waiting()).toBe(0);
  });
});

test('what is sealed goes out by itself, also on a device whose keys came after it had begun', async () => {
  const server = await offering();
  const device = await Device.join(server);
  await device.reaches('up-to-date');
  device.codec = testCodec();
  const { db } = device.workspace;
  await write(device.workspace, [{ table: 'tasks', id: 'own', kind: 'set', patch: taskFields('own') }]);
  await expect.poll(() => db.outbox.count()).toBe(0);
  expect(server.space.page(0, 100).records.map(({ id }) => id)).toContain('own');
});

describe('what a server may answer instead', () => {
  const rubbish: [string, () => Response, StateOf<'status'>['error']][] = [
    [
      'a page of a hotel',
      () => new Response('<!doctype html><h1>Welcome', { status: 200 }),
      'unreadable-answer',
    ],
    ['a proxy’s error page', () => new Response('<h1>Bad gateway', { status: 502 }), 'unreadable-answer'],
    ['cut-off JSON', () => new Response('{"results": [', { status: 200 }), 'unreadable-answer'],
    ['JSON of another shape', () => Response.json({ records: 'all', next: -1 }), 'unreadable-answer'],
    ['an empty answer', () => new Response(null, { status: 200 }), 'unreadable-answer'],
    [
      'no results and no way on',
      () => Response.json({ results: [], records: [], next: 0, upToDate: false, watermark: 9 }),
      'unreadable-answer',
    ],
    ['its own failure', () => problem('server-error', 500), 'server-error'],
    ['an epoch that is none', () => problem('resync', 410, { epoch: 'yesterday' }), 'unreadable-answer'],
  ];

  test.each(rubbish)(
    '%s: waits, keeps everything, and goes on when it is mended',
    async (_, answer, error) => {
      const server = await offering();
      const device = await Device.join(server);
      await device.reaches('up-to-date');
      const rows = await device.workspace.db.rows('assignments').toArray();
      server.intercept = ({ url }) => (url.includes('/sync/p') ? answer() : null);
      device.syncer.tell('look');
      await device.reaches('backing-off', error);
      expect(await device.workspace.db.rows('assignments').toArray()).toEqual(rows);
      await write(device.workspace, [accept('stage')]);
      device.syncer.tell('look');
      const asked = server.requests.length;
      await expect.poll(() => server.requests.length).toBeGreaterThan(asked);
      await device.reaches('backing-off', error);
      // It backs off: at most the one attempt, and the first after the shortest wait.
      expect(longestBurst(server.requestTimes.slice(asked))).toBeLessThanOrEqual(2);
      expect(await device.waiting()).toBe(1);
      expect(await device.workspace.db.journal.count()).toBe(0);
      server.intercept = () => null;
      device.syncer.tell('look');
      await device.reaches('up-to-date');
      expect(server.space.record('assignments', 'stage')?.fields.answer).toBe('accepted');
    },
  );

  test('I13: 401 stops sync and says so; data and outbox stay', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    server.intercept = () => problem('sign-in-needed', 401);
    await write(device.workspace, [accept('stage')]);
    await device.reaches('sign-in-needed', 'sign-in-needed');
    const asked = server.requests.length;
    device.syncer.tell('look');
    device.syncer.tell('came-online');
    await write(device.workspace, [begin('stage')]);
    expect(await device.answer()).toBe('accepted');
    expect(await device.waiting()).toBe(2);
    expect(server.requests).toHaveLength(asked);
    server.intercept = () => null;
    const membership = await getState(device.workspace.db, 'membership');
    if (membership)
      await putState(device.workspace.db, 'membership', { ...membership, npo: 'Signed in again' });
    await device.reaches('up-to-date');
    expect(await device.waiting()).toBe(0);
  });

  test('I13: a device that is signed out while it listens says so by itself', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    server.intercept = () => problem('device-revoked', 401);
    server.hangUp();
    await device.reaches('sign-in-needed', 'device-revoked');
    expect(await device.workspace.db.rows('assignments').count()).toBe(1);
  });

  test('426 asks for an update and asks nothing more', async () => {
    const server = await offering();
    server.intercept = () => problem('upgrade-needed', 426);
    const device = await Device.join(server);
    await device.reaches('upgrade-needed', 'upgrade-needed');
    device.syncer.tell('came-online');
    device.syncer.tell('look');
    await device.reaches('upgrade-needed', 'upgrade-needed');
    expect(server.requests.filter((request) => !request.includes('events'))).toHaveLength(1);
  });

  test('a nudge with a smaller number than the cursor is news: the server counts anew', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    server.space.epoch = crypto.randomUUID();
    server.space.seq = 0;
    server.space.records.clear();
    server.nudge();
    await expect
      .poll(async () => (await getState(device.workspace.db, 'position'))?.epoch)
      .toBe(server.space.epoch);
  });

  test('I9: a server that starts over empty empties no device; what it has no place for waits until it has', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    device.syncer.tell('went-offline');
    await device.reaches('offline');
    await write(device.workspace, [accept('stage')]);
    server.space.epoch = crypto.randomUUID();
    server.space.seq = 0;
    server.space.records.clear();
    device.syncer.tell('came-online');
    await device.reaches('up-to-date');
    expect(await device.workspace.db.rows('assignments').toArray()).toMatchObject([
      { title: 'Front page', answer: 'accepted' },
    ]);
    expect(await device.waiting()).toBe(1);
    expect(await device.workspace.db.journal.toArray()).toMatchObject([{ kind: 'restored', rows: 1 }]);
    server.space.write('assignments', 'stage', assignmentFields('Front page'));
    server.nudge();
    await expect.poll(() => server.space.record('assignments', 'stage')?.fields.answer).toBe('accepted');
    await expect.poll(() => device.waiting()).toBe(0);
  });

  test('I9: what a server lost that it was set back before, it is given again, answers and all', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    const backup = new Map(server.space.records);
    await write(device.workspace, [accept('stage')]);
    await expect.poll(() => device.waiting()).toBe(0);
    device.syncer.tell('went-offline');
    await device.reaches('offline');
    server.space.epoch = crypto.randomUUID();
    server.space.records.clear();
    for (const [key, record] of backup) server.space.records.set(key, record);
    device.syncer.tell('came-online');
    await device.reaches('up-to-date');
    expect(server.space.record('assignments', 'stage')?.fields.answer).toBe('accepted');
    expect(await device.answer()).toBe('accepted');
    expect(await device.workspace.db.meta.where('stale').above('').count()).toBe(0);
  });

  test('I12: a table that does not match the server’s is pulled anew, and its rows are sent again', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    const { db } = device.workspace;
    // What should never happen: a row that vanished here without an operation, and one that the server lost.
    server.space.write('assignments', 'second', assignmentFields('Second page'));
    server.nudge();
    await expect.poll(() => db.rows('assignments').count()).toBe(2);
    await db.rows('assignments').delete('second');
    await db.meta.delete(['assignments', 'second']);
    device.workspace.clocks.pass(2 * HOUR_MS);
    device.syncer.tell('look');
    await expect.poll(() => db.rows('assignments').count()).toBe(2);
    await device.reaches('up-to-date');
    expect(await getState(db, 'checked')).toEqual({ at: device.workspace.clocks.wallAt });
  });

  test('a server that asks to start over again and again is trouble, not a race', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    server.intercept = ({ url }) =>
      url.includes('/sync/p') ? problem('resync', 410, { epoch: crypto.randomUUID() }) : null;
    const asked = server.requests.length;
    device.syncer.tell('look');
    await device.reaches('backing-off', 'resync');
    expect(longestBurst(server.requestTimes.slice(asked))).toBeLessThanOrEqual(4);
    expect(await device.workspace.db.rows('assignments').count()).toBe(1);
  });

  test('I11: what is deferred waits until the next start', async () => {
    const server = await offering();
    server.space.judge = ({ patch }) =>
      'answer' in patch ? { outcome: 'deferred', reason: 'unknown-to-server' } : null;
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    await write(device.workspace, [
      accept('stage'),
      { table: 'assignments', id: 'stage', kind: 'set', patch: { startedAt: 5 } },
    ]);
    await expect.poll(() => server.space.record('assignments', 'stage')?.fields.startedAt).toBe(5);
    await device.reaches('up-to-date');
    expect(await device.workspace.db.outbox.toArray()).toMatchObject([{ lane: 'deferred' }]);
    expect(await device.answer()).toBe('accepted');
    await device.syncer.close();
    server.space.judge = () => null;
    device.syncer = device.start();
    await expect.poll(() => device.waiting()).toBe(0);
    expect(server.space.record('assignments', 'stage')?.fields.answer).toBe('accepted');
  });

  test('a full disk while rows arrive: nothing half, and it goes on later', async () => {
    const server = await offering();
    const device = await Device.join(server);
    await device.reaches('up-to-date');
    server.space.write('assignments', 'next', assignmentFields('Second page'));
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const asked = server.requests.length;
    device.syncer.tell('look');
    await expect.poll(() => server.requests.length).toBeGreaterThan(asked + 1);
    full.mockRestore();
    await device.reaches('up-to-date');
    await expect.poll(() => device.workspace.db.rows('assignments').count()).toBe(2);
  });
});

test('closing in the middle of a round ends quietly, and the next start goes on', async () => {
  const server = await offering();
  const device = await Device.join(server);
  await device.reaches('up-to-date');
  const arrived = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<null>();
  server.intercept = ({ url }) => {
    if (!url.endsWith('/push')) return null;
    arrived.resolve();
    return answer.promise;
  };
  await write(device.workspace, [accept('stage')]);
  await arrived.promise;
  const closing = device.syncer.close();
  answer.resolve(null);
  await closing;
  server.intercept = () => null;
  device.syncer = device.start();
  await device.reaches('up-to-date');
  await expect.poll(() => device.waiting()).toBe(0);
  expect(server.space.seq).toBe(2);
});
