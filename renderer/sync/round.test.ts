import { afterEach, describe, expect, test } from 'vitest';
import { getState, putState } from '#renderer/store/state.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { SealedValue } from '#shared/sync/sealed.ts';
import { problem, type SpaceServer, startSpaceServer, unpacked } from '#tests/fixtures/space-server.ts';
import { fixedKeychain, testCodec } from '#tests/fixtures/test-codec.ts';
import {
  assignmentFields,
  openTestWorkspace,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import { type Api, createApi } from './api.ts';
import { syncRound } from './round.ts';
import type { Codec } from './seal.ts';
import { startOver } from './start-over.ts';

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

async function newServer(): Promise<SpaceServer> {
  const server = await startSpaceServer();
  ending.push(() => server.close());
  return server;
}

/** A device that has joined and does a round when it is told to. */
class Device {
  readonly workspace: TestWorkspace;
  readonly api: Api;
  codec: Codec | null;

  private constructor(workspace: TestWorkspace, api: Api, codec: Codec | null) {
    this.workspace = workspace;
    this.api = api;
    this.codec = codec;
  }

  static async join(server: SpaceServer, codec: Codec | null): Promise<Device> {
    const workspace = await openTestWorkspace();
    await putState(workspace.db, 'position', { epoch: server.space.epoch, cursor: 0 });
    return new Device(workspace, createApi({ server: server.url, token: 'token' }), codec);
  }

  sync(device = this.workspace.device): Promise<void> {
    const { db, around } = this.workspace;
    return syncRound({ db, device, api: this.api, keychain: fixedKeychain(this.codec), now: around.now });
  }

  write(...changes: Change[]): Promise<unknown> {
    this.workspace.clocks.pass(1_000);
    return write(this.workspace, changes);
  }

  task(id: string) {
    return this.workspace.db.rows('tasks').get(id);
  }

  journal() {
    return this.workspace.db.journal.toArray();
  }
}

const task = (id: string, title: string): Change => ({
  table: 'tasks',
  id,
  kind: 'set',
  patch: taskFields(title),
});
const titled = (id: string, title: string): Change => ({ table: 'tasks', id, kind: 'set', patch: { title } });

/** The server starts a new epoch, with what it had before and no more. */
function setBack(server: SpaceServer, to: ReadonlyMap<string, ReturnType<SpaceServer['space']['record']>>) {
  const { space } = server;
  space.epoch = crypto.randomUUID();
  space.records.clear();
  for (const [key, record] of to) if (record) space.records.set(key, record);
  space.seq = Math.max(0, ...[...space.records.values()].map(({ seq }) => seq));
}

describe('sealed tables', () => {
  test('I14: only ciphertext leaves the device, and the other device reads what was meant', async () => {
    const server = await newServer();
    const [one, two] = [await Device.join(server, testCodec()), await Device.join(server, testCodec())];
    await one.write(task('t', 'mine alone'));
    await one.sync();
    const values = Object.values(server.space.record('tasks', 't')?.fields ?? {});
    expect(values.length).toBeGreaterThan(3);
    for (const value of values) expect(SealedValue.safeParse(value).success).toBe(true);
    await two.sync();
    expect(await two.task('t')).toEqual(await one.task('t'));
    await two.write(titled('t', 'changed there'));
    await two.sync();
    await one.sync();
    expect(await one.task('t')).toMatchObject({ title: 'changed there', note: '' });
    expect(await one.workspace.db.outbox.count()).toBe(0);
  });

  test('I2: a push whose answer was lost is repeated word for word, although sealing twice differs', async () => {
    const server = await newServer();
    const one = await Device.join(server, testCodec());
    await one.write(task('t', 'mine alone'));
    const bodies: unknown[] = [];
    server.intercept = async (request) => {
      if (!request.url.endsWith('/push')) return null;
      bodies.push(await unpacked(request.clone()));
      return bodies.length === 1 ? problem('server-error', 503) : null;
    };
    await expect(one.sync()).rejects.toMatchObject({ code: 'server-error' });
    await one.sync();
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toEqual(bodies[0]);
  });

  test('a new row with a value that cannot be opened is kept, noted once, and here when it opens', async () => {
    const server = await newServer();
    const [one, two] = [await Device.join(server, testCodec()), await Device.join(server, testCodec())];
    await one.write(task('t', 'mine alone'));
    await one.sync();
    const note = server.space.record('tasks', 't')?.fields.note ?? null;
    const put = (value: typeof note) => {
      const record = server.space.record('tasks', 't');
      if (record)
        server.space.records.set('tasks/t', { ...record, fields: { ...record.fields, note: value } });
    };
    put('sealed.9.from-a-later-version');
    await two.sync();
    const { db } = two.workspace;
    expect(await two.task('t')).toBeUndefined();
    expect(await db.locked.toArray()).toMatchObject([{ id: 't', key: 'key' }]);
    expect((await two.journal()).map(({ kind }) => kind)).toEqual(['unreadable']);
    // The same again: it is noted once, also in another epoch.
    server.space.epoch = crypto.randomUUID();
    await two.sync();
    expect((await two.journal()).filter(({ kind }) => kind === 'unreadable')).toHaveLength(1);
    await putState(db, 'position', { epoch: server.space.epoch, cursor: 0 });
    await two.sync();
    expect((await two.journal()).filter(({ kind }) => kind === 'unreadable')).toHaveLength(1);
    put(note);
    await putState(db, 'position', { epoch: server.space.epoch, cursor: 0 });
    await two.sync();
    expect(await two.task('t')).toEqual(await one.task('t'));
    expect(await db.locked.count()).toBe(0);
    expect((await two.journal()).map(({ kind }) => kind)).not.toContain('unreadable');
    // What was readable stays so, whatever is shown of the same later.
    put('sealed.9.from-a-later-version');
    await putState(db, 'position', { epoch: server.space.epoch, cursor: 0 });
    await two.sync();
    expect(await two.task('t')).toEqual(await one.task('t'));
    expect(await db.locked.count()).toBe(0);
  });

  test('I8: what comes back locked after a long time away was mentioned, and is not gone', async () => {
    const server = await newServer();
    const one = await Device.join(server, testCodec());
    const { db } = one.workspace;
    await one.write(task('t', 'mine alone'), task('gone', 'collected meanwhile'));
    await one.sync();
    const record = server.space.record('tasks', 't');
    if (record)
      server.space.records.set('tasks/t', { ...record, fields: { ...record.fields, note: 'shut' } });
    server.space.records.delete('tasks/gone');
    await startOver(db, server.space.epoch, 0);
    await one.sync();
    expect(await one.task('t')).toMatchObject({ title: 'mine alone', note: '' });
    expect(await one.task('gone')).toBeUndefined();
    expect((await db.locked.toArray()).map(({ id }) => id)).toEqual(['t']);
    expect((await db.meta.get(['tasks', 't']))?.stale).toBeUndefined();
  });

  test('two devices that write the same have no conflict, although the server sees two texts', async () => {
    const server = await newServer();
    const [one, two] = [await Device.join(server, testCodec()), await Device.join(server, testCodec())];
    await one.write(task('t', 'first'));
    await one.sync();
    await two.sync();
    await one.write(titled('t', 'same'));
    await two.write(titled('t', 'same'));
    await one.sync();
    await two.sync();
    expect(await two.journal()).toEqual([]);
    await one.write(titled('t', 'earlier'));
    two.workspace.clocks.pass(60_000);
    await two.write(titled('t', 'later'));
    await two.sync();
    await one.sync();
    expect((await one.task('t'))?.title).toBe('later');
    expect(await one.journal()).toMatchObject([
      { kind: 'conflict', lost: [{ field: 'title', value: 'earlier' }] },
    ]);
  });

  test('without keys what is sealed stays here and what comes is passed over; with keys both go on', async () => {
    const server = await newServer();
    const [one, two] = [await Device.join(server, testCodec()), await Device.join(server, null)];
    await one.write(task('t', 'of the one'));
    await one.sync();
    await two.write(task('u', 'of the other'));
    await two.sync();
    expect(await two.task('t')).toBeUndefined();
    expect([...server.space.records.keys()]).toEqual(['tasks/t']);
    two.codec = testCodec();
    await two.sync();
    expect(await two.task('t')).toMatchObject({ title: 'of the one' });
    await one.sync();
    expect(await one.task('u')).toMatchObject({ title: 'of the other' });
  });

  test('what cannot be opened is noted once, and overwrites nothing', async () => {
    const server = await newServer();
    const [one, two] = [await Device.join(server, testCodec()), await Device.join(server, testCodec())];
    await one.write(task('t', 'readable'));
    await one.sync();
    await two.sync();
    one.codec = testCodec('another key');
    await one.write(titled('t', 'unreadable'), task('u', 'unreadable too'));
    await one.sync();
    await two.sync();
    await two.sync();
    expect(await two.task('t')).toMatchObject({ title: 'readable' });
    expect(await two.journal()).toMatchObject([
      { kind: 'unreadable', id: 't' },
      { kind: 'unreadable', id: 'u' },
    ]);
  });
});

describe('a server that was set back', () => {
  test('I9: is given back what its devices hold, each value with its own time, in any order', async () => {
    const server = await newServer();
    const [one, two] = [await Device.join(server, testCodec()), await Device.join(server, testCodec())];
    await one.write(task('t', 'first'), task('old', 'from before'));
    await one.sync();
    const backup = new Map(server.space.records);
    await one.write(task('new', 'made after the backup'), titled('t', 'second'));
    await one.sync();
    await two.sync();
    await two.write(titled('t', 'third'), { table: 'tasks', id: 'old', kind: 'delete' });
    await two.sync();
    setBack(server, backup);
    // The one that knows less comes first.
    await one.sync();
    await two.sync();
    await one.sync();
    for (const device of [one, two]) {
      const rows = await device.workspace.db.rows('tasks').toArray();
      expect(rows.map(({ id, title }) => [id, title])).toEqual([
        ['new', 'made after the backup'],
        ['t', 'third'],
      ]);
      expect(await device.journal()).toMatchObject([{ kind: 'restored' }]);
      expect(await device.workspace.db.meta.where('stale').above('').count()).toBe(0);
    }
    expect(server.space.record('tasks', 'old')?.deleted).toBe(true);
  });

  test('I7: what was written upon a value that was sent again is no conflict with it', async () => {
    const server = await newServer();
    const one = await Device.join(server, testCodec());
    await one.write(task('t', 'first'));
    await one.sync();
    setBack(server, new Map());
    one.workspace.clocks.set(-3_600_000);
    await one.write(titled('t', 'on a slow clock'));
    await one.sync(crypto.randomUUID());
    expect(await one.task('t')).toMatchObject({ title: 'on a slow clock' });
    expect(await one.journal()).toMatchObject([{ kind: 'restored' }]);
    expect(await one.workspace.db.outbox.count()).toBe(0);
  });

  test('I9: starting over again before all was sent again loses nothing of either epoch', async () => {
    const server = await newServer();
    const one = await Device.join(server, null);
    server.space.write('assignments', 'a', assignmentFields('A stage'));
    await one.sync();
    await one.write({ table: 'assignments', id: 'a', kind: 'set', patch: { answer: 'accepted' } });
    await one.sync();
    setBack(server, new Map());
    await one.sync();
    setBack(server, new Map());
    await one.sync();
    expect(await one.workspace.db.rows('assignments').get('a')).toMatchObject({
      title: 'A stage',
      answer: 'accepted',
    });
    server.space.write('assignments', 'a', assignmentFields('A stage, offered anew'));
    await one.sync();
    expect(server.space.record('assignments', 'a')?.fields.answer).toBe('accepted');
    expect(await one.workspace.db.rows('assignments').get('a')).toMatchObject({
      title: 'A stage, offered anew',
      answer: 'accepted',
    });
  });
});

describe('a device that was away for very long', () => {
  test('I8: what was deleted and forgotten meanwhile is gone, and what it wrote there is in its journal', async () => {
    const server = await newServer();
    const [one, two] = [await Device.join(server, testCodec()), await Device.join(server, testCodec())];
    await one.write(task('gone', 'to be deleted'), task('stays', 'to stay'), task('back', 'deleted before'));
    await one.sync();
    await one.write({ table: 'tasks', id: 'back', kind: 'delete' });
    await one.sync();
    await two.sync();
    await one.write({ table: 'tasks', id: 'gone', kind: 'delete' });
    await one.sync();
    for (const key of ['tasks/gone', 'tasks/back']) server.space.records.delete(key);
    await two.write(titled('gone', 'written far away'), titled('stays', 'written too'));
    await two.write({ table: 'tasks', id: 'back', kind: 'restore' });
    let isForgotten = true;
    server.intercept = ({ url }) => {
      if (!isForgotten || !/push|pull/.test(url)) return null;
      isForgotten = false;
      return problem('resync', 410, { epoch: server.space.epoch });
    };
    await two.sync();
    expect(await two.task('gone')).toBeUndefined();
    expect(await two.task('stays')).toMatchObject({ title: 'written too' });
    expect(server.space.record('tasks', 'gone')).toBeUndefined();
    expect(await two.journal()).toMatchObject([
      { kind: 'rejected', id: 'gone', reason: 'not-found', fields: { title: 'written far away' } },
      { kind: 'rejected', id: 'back', reason: 'not-found', fields: { title: 'deleted before', note: '' } },
    ]);
  });
});

test('I8: a device that was away for very long pulls before it pushes, also when it has nothing left', async () => {
  const server = await newServer();
  const one = await Device.join(server, testCodec());
  await one.sync();
  await one.write(task('t', 'written far away'));
  server.intercept = ({ url }) => {
    const hasPulled = server.requests.some((request) => request.endsWith('/pull'));
    return url.includes('/push') && !hasPulled ? problem('resync', 410, { epoch: server.space.epoch }) : null;
  };
  server.requests.length = 0;
  await one.sync();
  expect(server.space.record('tasks', 't')).toBeDefined();
  expect(await getState(one.workspace.db, 'position')).not.toHaveProperty('mustPull');
});

describe('the first round', () => {
  test('brings what changed last before all the rest, and moves no cursor by it', async () => {
    const server = await newServer();
    for (let n = 0; n < 3; n++) server.space.write('assignments', `s${n}`, assignmentFields(`Stage ${n}`));
    const one = await Device.join(server, null);
    server.intercept = ({ url }) => (url.includes('/pull') ? problem('server-error', 503) : null);
    await expect(one.sync()).rejects.toMatchObject({ code: 'server-error' });
    expect(await one.workspace.db.rows('assignments').count()).toBe(3);
    expect(await getState(one.workspace.db, 'position')).toMatchObject({ cursor: 0 });
    server.intercept = () => null;
    await one.sync();
    expect(await getState(one.workspace.db, 'position')).toMatchObject({ cursor: 3 });
    expect(server.requests.filter((request) => request.includes('recent'))).toHaveLength(1);
  });
});

test('a copied profile sends what waits under the identity it has now', async () => {
  const server = await newServer();
  const one = await Device.join(server, testCodec());
  await one.write(task('t', 'written before it was known'));
  const now = crypto.randomUUID();
  await one.sync(now);
  expect(server.space.record('tasks', 't')?.vers.title?.device).toBe(now);
});
