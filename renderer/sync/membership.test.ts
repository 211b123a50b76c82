import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeOver } from '#renderer/store/rebase-row.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { write } from '#renderer/store/write.ts';
import { JoinRequest, type NewDevice } from '#shared/http/account.ts';
import { routes } from '#shared/http/contract.ts';
import { secretsHost } from '#tests/fixtures/secrets-host.ts';
import { problem, type SpaceServer, startSpaceServer } from '#tests/fixtures/space-server.ts';
import {
  assignmentFields,
  openTestWorkspace,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import { createApi } from './api.ts';
import { leave } from './keys/leave.ts';
import {
  becomeAnother,
  connectToNpo,
  hasLostToken,
  joinNpo,
  needsNewDeviceId,
  takeNewDeviceId,
} from './membership.ts';
import { storePage } from './pull.ts';
import { ServerError } from './request.ts';

const CODE = 'ABCDEFGH2345';
let server: SpaceServer;
let asked: JoinRequest[];

beforeEach(async () => {
  server = await startSpaceServer();
  asked = [];
  server.intercept = async (request) => {
    if (!request.url.endsWith(routes.join.path)) return null;
    asked.push(JoinRequest.parse(await request.clone().json()));
    return Response.json({
      npo: 'A made-up NPO',
      member: { id: 'm', name: 'A made-up member' },
      space: { id: 's', epoch: server.space.epoch },
    });
  };
});
afterEach(() => server.close());

const invite = () => ({ server: server.url, code: CODE });
const stateOf = async ({ db }: TestWorkspace) => ({
  membership: await getState(db, 'membership'),
  position: await getState(db, 'position'),
});

describe('joining', () => {
  test('keeps what was done before, and begins at the start of the space', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    await write(workspace, [{ table: 'tasks', id: 't', kind: 'set', patch: taskFields('from before') }]);
    expect(await connectToNpo(workspace, host)).toBeNull();
    await joinNpo(workspace, host, invite(), 'A computer');
    expect(await stateOf(workspace)).toEqual({
      membership: {
        server: server.url,
        npo: 'A made-up NPO',
        member: { id: 'm', name: 'A made-up member' },
        space: 's',
        device: workspace.device,
      },
      position: { epoch: server.space.epoch, cursor: 0 },
    });
    expect(await workspace.db.rows('tasks').count()).toBe(1);
    expect(await workspace.db.outbox.count()).toBe(1);
    expect(await connectToNpo(workspace, host)).not.toBeNull();
  });

  test('an answer that got lost is asked for again with the same token', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    const answering = server.intercept;
    server.intercept = async (request) => {
      await answering(request);
      return new Response('gone', { status: 502 });
    };
    await expect(joinNpo(workspace, host, invite(), '')).rejects.toMatchObject({ code: 'unreadable-answer' });
    expect(await stateOf(workspace)).toEqual({ membership: null, position: null });
    server.intercept = answering;
    await joinNpo(workspace, host, invite(), '');
    expect(asked).toHaveLength(2);
    expect(asked[1]?.token).toBe(asked[0]?.token);
    expect([...host.secrets.values()]).toEqual([asked[0]?.token]);
  });

  test('what one server was shown opens nothing at another, and an attempt leaves the present token alone', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    server.intercept = async (request) => {
      asked.push(JoinRequest.parse(await request.clone().json()));
      return problem('invite-unknown', 404);
    };
    const invites = [
      { server: server.url, code: CODE },
      { server: server.url, code: CODE.replace(/^./, 'Z') },
      { server: server.url.replace('127.0.0.1', 'localhost'), code: CODE },
    ];
    for (const one of invites) {
      await expect(joinNpo(workspace, host, one, '')).rejects.toMatchObject({ code: 'invite-unknown' });
    }
    expect(new Set(asked.map(({ token }) => token)).size).toBe(3);
    expect([...host.secrets.keys()]).toEqual([`joining.${workspace.device}`]);
  });

  test.each([
    ['invite-unknown', 404],
    ['invite-used', 409],
    ['invite-expired', 410],
    ['device-taken', 409],
    ['too-many-requests', 429],
  ] as const)('%s is told, and nothing changes', async (code, status) => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    server.intercept = () => problem(code, status);
    await expect(joinNpo(workspace, host, invite(), '')).rejects.toMatchObject({ code });
    expect(await stateOf(workspace)).toEqual({ membership: null, position: null });
  });

  test('a workspace of one NPO joins no other', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    await joinNpo(workspace, host, invite(), '');
    const other = { server: 'https://elsewhere.invalid', code: CODE };
    await expect(joinNpo(workspace, host, other, '')).rejects.toMatchObject({ code: 'conflict' });
    expect((await stateOf(workspace)).membership?.server).toBe(server.url);
  });

  test('signing in again goes on where it was', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    await joinNpo(workspace, host, invite(), '');
    const position = { epoch: server.space.epoch, cursor: 42 };
    await putState(workspace.db, 'position', position);
    await joinNpo(workspace, host, invite(), '');
    expect((await stateOf(workspace)).position).toEqual(position);
  });

  test('I9: a server that lost everything gives a new space; its records count as newer, rows stay', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    const { db } = workspace;
    await joinNpo(workspace, host, invite(), '');
    const record = { table: 'assignments', id: 'stage', vers: {} };
    const old = { ...record, fields: assignmentFields('As it was'), seq: 900 };
    await storePage(
      db,
      { epoch: server.space.epoch, cursor: 0 },
      { next: 900, upToDate: true, watermark: 900, mark: null },
      { records: [old], locked: [] },
      0,
    );
    const membership = await getState(db, 'membership');
    if (membership) await putState(db, 'membership', { ...membership, space: 'the lost one' });
    server.space.epoch = crypto.randomUUID();
    await joinNpo(workspace, host, invite(), '');
    const position = { epoch: server.space.epoch, cursor: 0 };
    expect((await stateOf(workspace)).position).toEqual(position);
    expect(await db.rows('assignments').count()).toBe(1);
    const anew = { ...record, fields: assignmentFields('As it is'), seq: 3 };
    const page = { next: 3, upToDate: true, watermark: 3, mark: null };
    await storePage(db, position, page, { records: [anew], locked: [] }, 0);
    expect(await db.rows('assignments').get('stage')).toMatchObject({ title: 'As it is' });
  });

  test('pages that were shown in another space, or before leaving, are for no other one', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    const { db } = workspace;
    const parts = [{ heading: 'Words', lines: ['for this NPO only'] }];
    const week = { fromDay: '2026-11-23', toDay: '2026-11-29', language: 'en', sentAt: 1, parts };
    const vers = { parts: { ver: 1, at: 1, op: 'op', device: 'd' } };
    const record = { table: 'shares', id: 'page', fields: week, vers, seq: 1 };
    const pulled = () =>
      db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () => takeOver(db, [record]));
    await joinNpo(workspace, host, invite(), '');
    await pulled();
    await joinNpo(workspace, host, invite(), '');
    expect(await db.rows('shares').count()).toBe(1);

    const member = { id: 'm', name: 'A made-up member' };
    await putState(db, 'membership', { server: server.url, npo: 'A made-up NPO', member, space: 'former' });
    await joinNpo(workspace, host, invite(), '');
    expect([await db.rows('shares').count(), await db.meta.count()]).toEqual([0, 0]);

    await leave(workspace, host);
    // The answer to a push that was under way comes in late.
    await pulled();
    await joinNpo(workspace, host, invite(), '');
    expect([await db.rows('shares').count(), await db.meta.count()]).toEqual([0, 0]);
  });

  test('what a round of sync has left here of another space, after leaving that, is forgotten', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    const { db } = workspace;
    await putState(db, 'keyring', { member: workspace.device, entries: [] });
    await putState(db, 'keysSeen', { tag: 3, keyring: 'open', requests: [] });
    await write(workspace, [{ table: 'tasks', id: 't', kind: 'set', patch: taskFields('waits') }]);
    await db.outbox.toCollection().modify({ lane: 'open', sealed: { title: 'sealed elsewhere' } });
    await joinNpo(workspace, host, invite(), '');
    expect([await getState(db, 'keyring'), await getState(db, 'keysSeen')]).toEqual([null, null]);
    expect(await db.outbox.toArray()).toMatchObject([{ lane: 'held' }]);
    expect((await db.outbox.toArray())[0]).not.toHaveProperty('sealed');
  });

  test('a workspace that has joined but lost its token may be a copy; one that never joined is none', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    expect(await hasLostToken(workspace, host)).toBe(false);
    await joinNpo(workspace, host, invite(), '');
    expect(await hasLostToken(workspace, host)).toBe(false);
    host.secrets.clear();
    expect(await hasLostToken(workspace, host)).toBe(true);
    await takeNewDeviceId(workspace, host);
    const again = await workspace.restart();
    expect(again.device).not.toBe(workspace.device);
    expect(await hasLostToken(again, host)).toBe(false);
  });

  describe('a device id that the server has signed in already', () => {
    const answering = (answer: () => Response) => {
      server.intercept = (request) => {
        if (request.url.endsWith(routes.join.path)) return problem('device-taken', 409);
        return request.url.includes(routes.listDevices.path) ? answer() : null;
      };
    };

    test('is not this workspace when it has left, or the answer to its joining got lost', async () => {
      const [workspace, host] = [await openTestWorkspace(), secretsHost()];
      expect(await needsNewDeviceId(workspace, host)).toBe(true);
      await joinNpo(workspace, host, invite(), '');
      await leave(workspace, host);
      expect(await needsNewDeviceId(workspace, host)).toBe(true);
    });

    test('is not this workspace when the server does not know its token: it joins under another id, and keeps all it has', async () => {
      const [workspace, host] = [await openTestWorkspace(), secretsHost()];
      const joining = server.intercept;
      await joinNpo(workspace, host, invite(), '');
      await write(workspace, [{ table: 'tasks', id: 't', kind: 'set', patch: taskFields('waits') }]);
      answering(() => problem('sign-in-needed', 401));
      await expect(joinNpo(workspace, host, invite(), '')).rejects.toMatchObject({ code: 'device-taken' });
      expect(await needsNewDeviceId(workspace, host)).toBe(true);
      await takeNewDeviceId(workspace, host);
      const again = await workspace.restart();
      server.intercept = joining;
      await joinNpo(again, host, invite(), '');
      expect(asked.at(-1)?.device).toBe(again.device);
      expect(again.device).not.toBe(workspace.device);
      expect(await getState(again.db, 'membership')).toMatchObject({ device: again.device, space: 's' });
      expect(await again.db.outbox.count()).toBe(1);
      expect(await connectToNpo(again, host)).not.toBeNull();
      expect([...host.secrets.keys()]).toEqual([`token.${again.device}`]);
    });

    test('is this workspace while its token is good, and after it was signed out: the invitation is for somebody else', async () => {
      const [workspace, host] = [await openTestWorkspace(), secretsHost()];
      await joinNpo(workspace, host, invite(), '');
      answering(() => Response.json({ devices: [] }));
      expect(await needsNewDeviceId(workspace, host)).toBe(false);
      answering(() => problem('device-revoked', 401));
      expect(await needsNewDeviceId(workspace, host)).toBe(false);
      answering(() => problem('server-error', 503));
      await expect(needsNewDeviceId(workspace, host)).rejects.toMatchObject({ code: 'server-error' });
    });
  });

  test('a copy gets an identity of its own from the server, and keeps all it has', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    await joinNpo(workspace, host, invite(), '');
    await write(workspace, [{ table: 'tasks', id: 't', kind: 'set', patch: taskFields('waits') }]);
    const added: NewDevice[] = [];
    const api = createApi({ server: server.url, token: 'token' });
    const taking = { ...api, addDevice: async (device: NewDevice) => void added.push(device) };
    await becomeAnother(workspace, host, taking, 'A computer');
    const again = await workspace.restart();
    expect(again.device).not.toBe(workspace.device);
    expect(added).toEqual([
      { device: again.device, token: host.secrets.get(`token.${again.device}`), deviceName: 'A computer' },
    ]);
    expect(await again.db.outbox.count()).toBe(1);
    expect(await connectToNpo(again, host)).not.toBeNull();
    // Nothing is left by which it could speak as its original.
    expect(host.secrets.has(`token.${workspace.device}`)).toBe(false);
  });

  test('a copy that could not reach the server stays what it was, and can ask again', async () => {
    const [workspace, host] = [await openTestWorkspace(), secretsHost()];
    await joinNpo(workspace, host, invite(), '');
    const api = createApi({ server: server.url, token: 'token' });
    const failing = { ...api, addDevice: () => Promise.reject(new ServerError('unreachable')) };
    await expect(becomeAnother(workspace, host, failing, '')).rejects.toMatchObject({ code: 'unreachable' });
    expect((await workspace.restart()).device).toBe(workspace.device);
  });
});
