import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { spaces } from '#server/db/schema.ts';
import { DAY_MS } from '#shared/domain/instant.ts';
import { randomBytes, toBase64Url } from '#shared/keys/bytes.ts';
import { identityFrom } from '#shared/keys/identity.ts';
import { beginKeyring, changeKeyring, type Keyring, memberOf, type Signer } from '#shared/keys/keyring.ts';
import { KeysResponse } from '#shared/keys/messages.ts';
import { expectProblem } from '../support/expect-problem.ts';
import type { TestDevice } from '../support/test-device.ts';
import type { World } from '../support/world.ts';

const sealedWith = (key: string, content = 'YQ') => `sealed.1${key}.${content}`;

async function signer(id: string): Promise<Signer> {
  return { id, identity: await identityFrom(randomBytes(32)) };
}

/** The keyring as the server keeps it, and what only its present key may do. */
export function keysSuite(shared: () => World): void {
  describe('keys', () => {
    let world: World;
    let memberId: string;
    let device: TestDevice;
    let self: Signer;
    let keyring: Keyring;

    beforeEach(async () => {
      world = shared();
      ({ id: memberId, device } = await world.newMember());
      self = await signer(device.id);
      keyring = await beginKeyring(device.space.id, self, await signer('sheet'), 1);
      expect((await append(device, keyring, 0)).status).toBe(200);
    });

    const append = (by: TestDevice, { entries }: Keyring, from: number) =>
      by.ask('/v1/keys/entries', { json: { entries: entries.slice(from) } });
    const keysOf = async (by: TestDevice) => KeysResponse.parse((await by.ask('/v1/keys')).body);
    const pushTitle = (key: string, by = device) =>
      by.askPush([by.op({ id: randomUUID(), table: 'tasks', patch: { title: sealedWith(key) } })]);
    /** Lets another device of the member in. */
    const another = async () => {
      const second = await world.joinDevice(memberId);
      const its = await signer(second.id);
      const longer = await changeKeyring(keyring, [self], { add: [memberOf(its, 'device')] }, 2);
      expect((await append(device, longer, keyring.entries.length)).status).toBe(200);
      keyring = longer;
      return { second, its };
    };

    it('goes on only where it ends, only in its own space, and only by who is in', async () => {
      expectProblem(await append(device, keyring, 0), 409, 'conflict');
      const stranger = await signer('stranger');
      const elsewhere = await beginKeyring('elsewhere', stranger, await signer('paper'), 1);
      const { device: other } = await world.newMember();
      expectProblem(await append(other, elsewhere, 0), 403, 'not-allowed');
      const { entries } = await changeKeyring(keyring, [self], { add: [memberOf(stranger, 'device')] }, 2);
      const unsigned = entries.map((entry, n) => (n === 1 ? { ...entry, at: 3 } : entry));
      expectProblem(await append(device, { ...keyring, entries: unsigned }, 1), 403, 'not-allowed');
      expect((await keysOf(device)).entries).toEqual(keyring.entries);
      expect((await keysOf(other)).entries).toEqual([]);
    });

    it('I3: of two that go on at once, one is told that the other was faster', async () => {
      const [a, b] = await Promise.all(
        ['a', 'b'].map(async (id) =>
          changeKeyring(keyring, [self], { add: [memberOf(await signer(id), 'device')] }, 2),
        ),
      );
      const answers = await Promise.all([a, b].map((one) => one && append(device, one, 1)));
      expect(answers.map((answer) => answer?.status).sort()).toEqual([200, 409]);
    });

    it('tells of every change by the tag of a pull, and nudges the others', async () => {
      const { second } = await another();
      const before = await second.pull(0);
      const nudges = await second.nudges(world.server.url);
      await nudges.next();
      const sheet = await signer('sheet-2');
      const change = { add: [memberOf(sheet, 'sheet')], remove: ['sheet'] };
      await append(device, await changeKeyring(keyring, [self, sheet], change, 3), keyring.entries.length);
      expect(await nudges.next()).toBeGreaterThan(before.watermark);
      await nudges.close();
      const after = await second.pull(before.next);
      expect(after.keysTag).toBeGreaterThan(before.keysTag ?? Number.NaN);
      expect((await keysOf(second)).tag).toBe(after.keysTag);
    });

    it('I14: takes only what is sealed with the present key, pushed or offered', async () => {
      expectProblem(await pushTitle('0123456789abcde'), 409, 'keys-changed');
      expect((await pushTitle(keyring.key)).status).toBe(200);
      const vers = { title: { ver: 1, at: 1, op: randomUUID(), device: device.id } };
      const offer = (key: string) => {
        const record = { table: 'tasks', id: randomUUID(), fields: { title: sealedWith(key) }, vers };
        return device.ask('/v1/sync/offer', { json: { epoch: device.space.epoch, records: [record] } });
      };
      expectProblem(await offer('0123456789abcde'), 409, 'keys-changed');
      expect((await offer(keyring.key)).status).toBe(200);
    });

    it('I13 I14: after a sign-out it takes nothing sealed until the key has changed, signed in again or not', async () => {
      const { second, its } = await another();
      await device.ask(`/v1/devices/${second.id}/revoke`, { method: 'POST' });
      expect((await keysOf(device)).signedOut).toEqual([second.id]);
      expectProblem(await pushTitle(keyring.key), 409, 'keys-changed');
      expect((await device.askPush([device.newTask(randomUUID())])).status).toBe(409);

      const invite = await device.ask('/v1/devices/invites', { method: 'POST' });
      const json = { code: invite.body.code, token: second.token, device: second.id, deviceName: 'again' };
      expect((await world.ask('/v1/join', { json })).status).toBe(200);
      expect((await keysOf(second)).signedOut).toEqual([second.id]);
      expectProblem(await pushTitle(keyring.key, second), 409, 'keys-changed');

      const without = await changeKeyring(keyring, [self], { remove: [second.id] }, 3);
      await append(device, without, keyring.entries.length);
      expect((await keysOf(device)).signedOut).toEqual([]);
      expectProblem(await pushTitle(keyring.key), 409, 'keys-changed');
      expect((await pushTitle(without.key)).status).toBe(200);
      const back = await changeKeyring(without, [self], { add: [memberOf(its, 'device')] }, 4);
      expect((await append(device, back, without.entries.length)).status).toBe(200);
    });

    it('carries what two devices tell each other, in order, for a day, and for nobody else', async () => {
      const second = await world.joinDevice(memberId);
      const { identity } = await signer(second.id);
      const told = { keys: identity.publicKeys, nonce: toBase64Url(randomBytes(32)) };
      const commitment = toBase64Url(randomBytes(32));
      expectProblem(await second.ask('/v1/keys/requests/shown', { json: told }), 404, 'not-found');
      await second.ask('/v1/keys/requests', { json: { commitment } });
      expectProblem(await second.ask('/v1/keys/requests/shown', { json: told }), 409, 'conflict');
      const answer = (by: TestDevice) => by.ask(`/v1/keys/requests/${second.id}/answer`, { json: told });
      const { device: stranger } = await world.newMember();
      expectProblem(await answer(stranger), 404, 'not-found');
      expect((await keysOf(stranger)).requests).toEqual([]);
      expect((await answer(device)).status).toBe(200);
      expectProblem(await answer(device), 409, 'conflict');
      expect((await second.ask('/v1/keys/requests/shown', { json: told })).status).toBe(200);
      expectProblem(await second.ask('/v1/keys/requests/shown', { json: told }), 409, 'conflict');
      expect((await keysOf(device)).requests).toEqual([
        expect.objectContaining({
          device: second.id,
          commitment,
          answer: { device: device.id, ...told },
          shown: told,
        }),
      ]);
      await device.ask(`/v1/keys/requests/${second.id}/end`, { method: 'POST' });
      expect((await keysOf(device)).requests).toEqual([]);
      await second.ask('/v1/keys/requests', { json: { commitment } });
      world.advance(2 * DAY_MS);
      expect((await keysOf(device)).requests).toEqual([]);
    });

    it('I14: seals anew what still stands, without a new version; never in the open, never with another key', async () => {
      const id = randomUUID();
      const op = device.op({ id, table: 'tasks', patch: { title: sealedWith(keyring.key, 'YQ') } });
      await device.push(op);
      const [before] = (await device.pull(0)).records;
      const reseal = (value: string, by = op.opId, key = keyring.key) => {
        const records = [{ table: 'tasks', id, fields: { title: { op: by, value } } }];
        return device.ask('/v1/keys/reseal', { json: { key, records } });
      };
      expectProblem(await reseal('in the open'), 400, 'bad-request');
      expectProblem(await reseal(sealedWith('0123456789abcde')), 403, 'not-allowed');
      expectProblem(await reseal(sealedWith(keyring.key), op.opId, '0123456789abcde'), 409, 'keys-changed');
      await reseal(sealedWith(keyring.key, 'Yg'), randomUUID());
      expect((await device.pull(0)).records).toEqual([before]);
      expect((await reseal(sealedWith(keyring.key, 'Yg'))).body).toEqual({ resealed: 1 });
      const [after] = (await device.pull(0)).records;
      expect(after).toEqual({ ...before, fields: { title: sealedWith(keyring.key, 'Yg') } });
    });

    it('begins anew: keyring and sealed rows are gone, the common work stays, the epoch is another', async () => {
      await world.giveAssignments(device, ['stage']);
      await pushTitle(keyring.key);
      const { device: other } = await world.newMember();
      await other.push(other.newTask('theirs'));
      expect((await device.ask('/v1/keys/begin-anew', { method: 'POST' })).body.entries).toEqual([]);
      expectProblem(await device.askPull(0), 410, 'resync');
      const [space] = await world.server.npo.db.select().from(spaces).where(eq(spaces.id, device.space.id));
      const { body } = await device.askPull(0, 1_000, space?.epoch);
      expect(body.records.map(({ table }: { table: string }) => table)).toEqual(['assignments']);
      expect(space?.bytes).toBe(Buffer.byteLength(JSON.stringify(body.records[0].fields)));
      expect((await other.pullAll()).has('theirs')).toBe(true);
    });
  });
}
