import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newToken } from '#server/auth/tokens.ts';
import { records, spaces } from '#server/db/schema.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { routes } from '#shared/http/contract.ts';
import { pathTo } from '#shared/http/route.ts';
import { randomBytes, toBase64Url } from '#shared/keys/bytes.ts';
import { beginKeyring, type Keyring, type Signer } from '#shared/keys/keyring.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import type { KeyId, Told } from '#shared/keys/shapes.ts';
import { FIELD_BYTES_MAX, SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import type { Answer } from '../support/ask.ts';
import { expectBytesCounted } from '../support/bytes-kept.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { sealedWith } from '../support/sealed.ts';
import { spyOnChecks } from '../support/spy-on-checks.ts';
import { TestDevice } from '../support/test-device.ts';
import {
  anyDevice,
  askAppend,
  changed,
  keysOf,
  longKeyring,
  newKeyring,
  newSigner,
  nextEntry,
  signedBy,
} from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** The keyring as the server keeps it, who asks to be let in, and which key it takes. */
export function keysSuite(shared: () => World): void {
  describe('keyrings and requests', () => {
    let world: World;
    let memberId: string;
    let first: TestDevice;
    let second: TestDevice;
    let stranger: TestDevice;
    let strangersState: unknown;

    /** What a member has: nothing that another does may change it. */
    const stateOf = async (device: TestDevice) => [
      await device.pull(0),
      await keysOf(device),
      (await device.ask(routes.readAccount.path)).body,
    ];
    beforeAll(async () => {
      world = shared();
      ({ device: stranger } = await world.newMember());
      await world.giveAssignments(stranger, ['stage']);
      const { key } = (await begun(stranger)).keyring;
      await push(stranger, key, 'task');
      strangersState = await stateOf(stranger);
    });
    beforeEach(async () => {
      ({ id: memberId, device: first } = await world.newMember());
      second = await world.joinDevice(memberId);
    });
    afterEach(async () => {
      expect(await stateOf(stranger)).toEqual(strangersState);
    });

    /** A keyring that the server has. */
    const begun = async (device = first): Promise<{ keyring: Keyring; self: Signer }> => {
      const begins = await newKeyring(device);
      expect((await askAppend(device, begins.keyring.entries)).status).toBe(200);
      return begins;
    };
    /** The same, with both devices in it. */
    const begunByTwo = async () => {
      const { keyring, self } = await begun();
      const other = await newSigner(second.id);
      return { keyring: await appended(keyring, self, { add: [other] }), self, other };
    };
    const last = ({ entries }: Keyring): KeyringEntry => entries.at(-1) ?? expect.fail();
    const appended = async (...of: Parameters<typeof changed>): Promise<Keyring> => {
      const keyring = await changed(...of);
      expect((await askAppend(first, [last(keyring)])).status).toBe(200);
      return keyring;
    };
    const push = (by: TestDevice, key: KeyId, id: string = randomUUID()): Promise<Answer> =>
      by.askPush([by.op({ table: 'tasks', id, patch: { title: sealedWith(key, 'title') } })]);
    const reupload = (by: TestDevice, key: KeyId): Promise<Answer> => {
      const version = { ver: 1, at: 1, op: randomUUID(), device: 'one-that-is-gone' };
      const fields = { title: sealedWith(key, 'title') };
      const record = { table: 'tasks', id: randomUUID(), fields, vers: { title: version } };
      return by.ask(routes.reupload.path, { json: { epoch: by.space.epoch, records: [record] } });
    };
    const expectKeysChanged = async (key: KeyId, by = first): Promise<void> => {
      const before = await by.pull(0);
      expectProblem(await push(by, key), 409, 'keys-changed');
      expectProblem(await reupload(by, key), 409, 'keys-changed');
      expect(await by.pull(0)).toEqual(before);
    };
    const expectTaken = async (key: KeyId, by = first): Promise<void> => {
      const { body } = await push(by, key);
      expect(body.results).toMatchObject([{ outcome: 'applied' }]);
      expect((await reupload(by, key)).body.records).toMatchObject([{ table: 'tasks' }]);
    };
    const revoke = async ({ id }: TestDevice, by = first): Promise<void> => {
      expect((await by.ask(pathTo(routes.revokeDevice, { id }), { json: {} })).status).toBe(200);
    };
    /** A device that was signed out accepts a new invitation. */
    const signInAgain = async (device: TestDevice): Promise<TestDevice> => {
      const { body } = await first.ask(routes.inviteDevice.path, { json: {} });
      const token = newToken();
      const json = { code: body.code, token, device: device.id, deviceName: '' };
      expect((await world.ask(routes.join.path, { json })).status).toBe(200);
      return new TestDevice({ ...device, token, ask: world.ask });
    };
    /** A copy of a device takes an id of its own. */
    const copyOf = async (device: TestDevice): Promise<TestDevice> => {
      const [id, token] = [randomUUID(), newToken()];
      const json = { device: id, token, deviceName: 'a copy' };
      expect((await device.ask(routes.addDevice.path, { json })).status).toBe(200);
      return new TestDevice({ ...device, id, token, ask: world.ask });
    };

    describe('the keyring', () => {
      it('is begun, and goes on with who comes and who goes', async () => {
        expect(await keysOf(first)).toEqual({ tag: 0, entries: [], signedOut: [], copied: [], requests: [] });
        const { keyring, self, other } = await begunByTwo();
        expect((await keysOf(second)).entries).toEqual(keyring.entries);
        const without = await appended(keyring, self, { remove: [other.id] });
        expect(without.key).not.toBe(keyring.key);
        expect((await keysOf(second)).entries).toEqual(without.entries);
      });

      it('takes several entries at once, and gives them back as they were signed', async () => {
        const { keyring, self } = await newKeyring(first);
        const other = await newSigner(second.id);
        const both = await changed(await changed(keyring, self, { add: [other] }), other, {
          remove: [self.id],
        });
        expect((await askAppend(first, both.entries)).body.entries).toEqual(both.entries);
      });

      it('takes as many at once as there may be, each as large as it may be, and gives them back', async () => {
        const { entries, self } = await longKeyring(first);
        const more = await nextEntry(first.space.id, entries, self, { add: [anyDevice()] });
        expectProblem(await askAppend(first, [...entries, more]), 400, 'bad-request');
        const { status, body } = await askAppend(first, entries);
        expect(status).toBe(200);
        expect(body.entries).toEqual(entries);
        expectProblem(await askAppend(first, [more]), 400, 'bad-request');
      });

      it('checks what is new and nothing else, and waits for nothing while it holds the lock', async () => {
        const { entries, self } = await longKeyring(first, 12);
        const { checked, restore } = spyOnChecks(world);
        await askAppend(first, entries);
        expect(checked()).toEqual({ outside: 13, locked: 0 });
        const good = await nextEntry(first.space.id, entries, self, { add: [anyDevice()] });
        expectProblem(await askAppend(first, [{ ...good, n: 11 }]), 409, 'conflict');
        expectProblem(await askAppend(first, [{ ...good, n: 13 }]), 409, 'conflict');
        expectProblem(
          await askAppend(first, [{ ...good, before: good.key.padEnd(43, 'A') }]),
          403,
          'not-allowed',
        );
        expect(checked()).toEqual({ outside: 0, locked: 0 });
        expectProblem(await askAppend(first, [{ ...good, at: 1 }]), 403, 'not-allowed');
        expect(checked()).toEqual({ outside: 1, locked: 0 });
        expect((await askAppend(first, [good])).status).toBe(200);
        expect(checked()).toEqual({ outside: 1, locked: 0 });
        restore();
      });

      it('conflicts with what was begun anew while it was checked', async () => {
        const { keyring, self } = await begun();
        const good = last(await changed(keyring, self, { add: [await newSigner()] }));
        const other = await newKeyring(second);
        const checking = vi.spyOn(crypto.subtle, 'verify').mockImplementationOnce(async (...of) => {
          expect((await second.ask(routes.beginKeysAnew.path, { json: {} })).status).toBe(200);
          expect((await askAppend(second, other.keyring.entries)).status).toBe(200);
          return crypto.subtle.verify(...of);
        });
        expectProblem(await askAppend(first, [good]), 409, 'conflict');
        checking.mockRestore();
        expect((await keysOf(first)).entries).toEqual(other.keyring.entries);
      });

      it('has a new tag after each change, which pulls tell and all devices are nudged about', async () => {
        const nudges = await second.nudges(world.server.url);
        const tags = [await nudges.next()];
        const { keyring, self } = await begun();
        for (const id of [second.id, randomUUID()]) {
          tags.push((await keysOf(first)).tag);
          expect(await nudges.next()).toBe(tags.at(-1));
          expect((await second.pull(0)).keysTag).toBe(tags.at(-1));
          if (id === second.id) await appended(keyring, self, { add: [await newSigner(id)] });
        }
        await nudges.close();
        expect(new Set(tags).size).toBe(3);
        await expectTaken(keyring.key);
        expect((await second.pull(0)).keysTag).toBe(tags.at(-1));
      });

      it('conflicts with what does not go on from where it ends', async () => {
        const { keyring, self } = await newKeyring(first);
        const both = await changed(keyring, self, { add: [await newSigner(second.id)] });
        expectProblem(await askAppend(first, [last(both)]), 409, 'conflict');
        await askAppend(first, keyring.entries);
        expectProblem(await askAppend(first, both.entries), 409, 'conflict');
        expectProblem(await askAppend(second, (await newKeyring(second)).keyring.entries), 409, 'conflict');
        await askAppend(first, [last(both)]);
        expectProblem(await askAppend(first, [last(both)]), 409, 'conflict');
        expect((await keysOf(first)).entries).toEqual(both.entries);
      });

      it('I3: of two devices that go on at the same time, exactly one does', async () => {
        const [one, two] = [await newKeyring(first), await newKeyring(second)];
        const statuses = async (...asked: Promise<Answer>[]) =>
          (await Promise.all(asked)).map(({ status }) => status).toSorted();
        expect(
          await statuses(askAppend(first, one.keyring.entries), askAppend(second, two.keyring.entries)),
        ).toEqual([200, 409]);
        const { entries } = await keysOf(first);
        const { keyring, self } = entries[0]?.key === one.keyring.key ? one : two;
        const [left, right] = [
          await changed(keyring, self, { add: [await newSigner()] }),
          await changed(keyring, self, { add: [await newSigner()] }),
        ];
        expect(await statuses(askAppend(first, [last(left)]), askAppend(second, [last(right)]))).toEqual([
          200, 409,
        ]);
        expect((await keysOf(first)).entries).toHaveLength(2);
      });

      it('I13: takes nothing that is not signed by somebody inside, or was changed since', async () => {
        const { keyring, self } = await begun();
        const other = await newSigner(second.id);
        const good = last(await changed(keyring, self, { add: [other] }));
        for (const entry of [
          { ...good, signatures: {} },
          { ...good, at: good.at + 1 },
          { ...good, signatures: { ...good.signatures, [randomUUID()]: good.signatures[self.id] } },
          {
            ...good,
            signatures: { ...good.signatures, ...(await signedBy(good, other)).signatures },
          },
          await signedBy(good, other),
          await signedBy(good, await newSigner()),
          await signedBy(good, await newSigner(self.id)),
          await signedBy({ ...good, add: [] }, self),
        ]) {
          expectProblem(await askAppend(first, [entry]), 403, 'not-allowed');
        }
        expect((await keysOf(first)).entries).toEqual(keyring.entries);
      });

      it('I13: takes nothing that is about the space of another', async () => {
        const self = await newSigner(first.id);
        const theirs = await beginKeyring(stranger.space.id, self, await newSigner(), Date.now());
        expectProblem(await askAppend(first, theirs.entries), 403, 'not-allowed');
        expect((await keysOf(first)).entries).toEqual([]);
      });

      it('I13: takes nothing from who was taken out', async () => {
        const { keyring, self, other } = await begunByTwo();
        const without = await appended(keyring, self, { remove: [other.id] });
        const good = last(await changed(without, self, { add: [await newSigner()] }));
        expectProblem(await askAppend(second, [await signedBy(good, other)]), 403, 'not-allowed');
        expect((await askAppend(second, [good])).status).toBe(200);
      });

      it('I13: knows nothing of the devices of others, and does nothing to them', async () => {
        const { id, device: theirs } = await world.newMember();
        const gone = await world.joinDevice(id);
        const them = await begun(theirs);
        const both = await changed(them.keyring, them.self, { add: [await newSigner(gone.id)] });
        await askAppend(theirs, [last(both)]);
        await revoke(gone, theirs);
        const { keyring, self } = await begun();
        // Devices that the server does not know count as signed out too.
        const unknown = randomUUID();
        const theirOwn = await appended(keyring, self, {
          add: [await newSigner(theirs.id), await newSigner(gone.id)],
        });
        await appended(theirOwn, self, { add: [await newSigner(unknown)] });
        expect((await keysOf(first)).signedOut).toEqual([theirs.id, gone.id, unknown]);
        // Whatever the stranger does next, the signed-out device still has to leave their keyring.
        await theirs.ask(pathTo(routes.endKeyRequest, { device: theirs.id }), { json: {} });
        expect((await keysOf(theirs)).signedOut).toEqual([gone.id]);
        await expectKeysChanged(both.key, theirs);
      });
    });

    describe('the key it takes', () => {
      it('I14: is none before there is a keyring, and then the present one', async () => {
        const any = (await newKeyring(first)).keyring.key;
        await expectKeysChanged(any);
        const { keyring, self } = await begun();
        await expectKeysChanged(any);
        await expectTaken(keyring.key);
        const other = await newSigner(second.id);
        const both = await appended(keyring, self, { add: [other] });
        await expectTaken(keyring.key, second);
        const { key } = await appended(both, self, { remove: [other.id] });
        await expectKeysChanged(keyring.key);
        await expectTaken(key);
      });

      it('I14: is asked of each value of a sealed table, and of nothing else', async () => {
        const { key } = (await begun()).keyring;
        await world.giveAssignments(first, ['stage']);
        const task = (title: string) =>
          first.op({ table: 'tasks', id: randomUUID(), patch: { note: sealedWith(key, 'note'), title } });
        expectProblem(
          await first.askPush([first.op({ id: 'stage', patch: { startedAt: 1 } }), task('sealed.v1.title')]),
          409,
          'keys-changed',
        );
        expect((await first.assignment('stage')).fields.startedAt).toBeUndefined();
        // A value that is not sealed at all is rejected as such, as always.
        const [open, plain] = await first.push(
          first.op({ id: 'stage', patch: { startedAt: 1 } }),
          task('plain'),
        );
        expect(open).toMatchObject({ outcome: 'applied' });
        expect(plain).toMatchObject({ outcome: 'rejected', reason: 'sealed-needs-key' });
      });

      it('I2: an operation sealed anew is the same operation', async () => {
        const { keyring, self, other } = await begunByTwo();
        const op = first.op({ table: 'tasks', id: 'task', patch: { title: sealedWith(keyring.key, 'one') } });
        const answer = await first.pushOne(op);
        const { key } = await appended(keyring, self, { remove: [other.id] });
        expectProblem(await first.askPush([op]), 409, 'keys-changed');
        expect(await first.pushOne({ ...op, patch: { title: sealedWith(key, 'one') } })).toEqual(answer);
      });

      it('I14: is none after a device was signed out, until it is taken out of the keyring', async () => {
        const { keyring, self, other } = await begunByTwo();
        await world.giveAssignments(first, ['stage']);
        const { tag } = await keysOf(first);
        await revoke(second);
        const told = await keysOf(first);
        expect(told.signedOut).toEqual([second.id]);
        expect(told.tag).toBeGreaterThan(tag);
        await expectKeysChanged(keyring.key);
        expect(await first.pushOne(first.op({ id: 'stage', patch: { startedAt: 1 } }))).toMatchObject({
          outcome: 'applied',
        });
        // Letting somebody else in does not change that.
        const third = await world.joinDevice(memberId);
        const more = await appended(keyring, self, { add: [await newSigner(third.id)] });
        expect((await keysOf(first)).signedOut).toEqual([second.id]);
        await expectKeysChanged(more.key);
        const { key } = await appended(more, self, { remove: [other.id] });
        expect((await keysOf(first)).signedOut).toEqual([]);
        await expectTaken(key);
        await expectKeysChanged(more.key);
      });

      it('I14: stays when a device was signed out that was never let in', async () => {
        const { key } = (await begun()).keyring;
        await revoke(second);
        expect((await keysOf(first)).signedOut).toEqual([]);
        await expectTaken(key);
      });

      it('I14: is none while a device that was signed out is signed in again, and not let in anew', async () => {
        const { keyring, self, other } = await begunByTwo();
        await revoke(second);
        const back = await signInAgain(second);
        expect((await keysOf(back)).signedOut).toEqual([second.id]);
        await expectKeysChanged(keyring.key);
        await expectKeysChanged(keyring.key, back);
        const anew = await appended(keyring, self, { remove: [other.id], add: [await newSigner(back.id)] });
        expect((await keysOf(back)).signedOut).toEqual([]);
        await expectTaken(anew.key, back);
      });

      it('I14: is none when it is signed in again before the key has changed, and signed out once more', async () => {
        const { keyring, self } = await begunByTwo();
        await revoke(second);
        await signInAgain(second);
        const anew = await appended(keyring, self, {
          remove: [second.id],
          add: [await newSigner(second.id)],
        });
        await revoke(second);
        expect((await keysOf(first)).signedOut).toEqual([second.id]);
        await expectKeysChanged(anew.key);
      });

      it('I13: who was signed out lets nobody in, and not itself', async () => {
        const { keyring, self, other } = await begunByTwo();
        await revoke(second);
        const back = await signInAgain(second);
        const again = await newSigner(second.id);
        const changes = [{ remove: [other.id], add: [again] }, { add: [await newSigner()] }];
        for (const change of changes) {
          const entry = last(await changed(keyring, other, change));
          for (const by of [first, back]) expectProblem(await askAppend(by, [entry]), 403, 'not-allowed');
        }
        // Once it is let in anew, it may sign, even in the same request.
        const anew = await changed(keyring, self, { remove: [other.id], add: [again] });
        const entries = [last(anew), last(await changed(anew, again, { add: [await newSigner()] }))];
        expect((await askAppend(back, entries)).status).toBe(200);
      });

      it('I14: is none after a copy was signed out, until its original has come with other keys', async () => {
        const { keyring, self } = await begun();
        await revoke(await copyOf(await copyOf(first)));
        expect(await keysOf(first)).toMatchObject({ signedOut: [], copied: [first.id] });
        await expectKeysChanged(keyring.key);
        const other = await newSigner(first.id);
        const anew = await appended(keyring, self, { remove: [first.id], add: [other] });
        expect(await keysOf(first)).toMatchObject({ signedOut: [], copied: [] });
        await expectTaken(anew.key);
      });

      it('I14: asks its original for other keys also where the copy knows only keys it has no more', async () => {
        const { keyring, self } = await begun();
        const copy = await copyOf(first);
        const anew = await appended(keyring, self, { remove: [first.id], add: [await newSigner(first.id)] });
        await revoke(copy);
        // The server does not know which keys a copy has: changing them once more costs only one entry.
        expect((await keysOf(first)).copied).toEqual([first.id]);
        await expectKeysChanged(anew.key);
      });

      it('I13: a copy that was signed out comes in by the keys of its original no more, signed in again', async () => {
        const { keyring, self, other } = await begunByTwo();
        const copy = await copyOf(first);
        await revoke(copy);
        const back = await signInAgain(copy);
        const entry = last(await changed(keyring, self, { add: [await newSigner(copy.id)] }));
        for (const by of [back, second]) expectProblem(await askAppend(by, [entry]), 403, 'not-allowed');
        // Another device takes the original out.
        const without = last(await changed(keyring, other, { remove: [first.id] }));
        expect((await askAppend(second, [without])).status).toBe(200);
        expect((await keysOf(first)).copied).toEqual([]);
      });
    });

    describe('a new device that asks', () => {
      const bytes = () => toBase64Url(randomBytes(32));
      const told = (): Told => ({ keys: { sign: bytes(), agree: bytes() }, nonce: bytes() });
      const ask = (by: TestDevice, commitment = bytes()) =>
        by.ask(routes.askForKeys.path, { json: { commitment } });
      const answer = (by: TestDevice, of: TestDevice, json: Told = told()) =>
        by.ask(pathTo(routes.answerForKeys, { device: of.id }), { json });
      const show = (by: TestDevice, json: Told = told()) => by.ask(routes.showKeys.path, { json });
      const end = (by: TestDevice, of: TestDevice) =>
        by.ask(pathTo(routes.endKeyRequest, { device: of.id }), { json: {} });
      const requestsFor = async (by: TestDevice) => (await keysOf(by)).requests;

      it('is answered, shows what it was bound to, and is done, each step with a nudge', async () => {
        await begun();
        const nudges = await first.nudges(world.server.url);
        const tags = [await nudges.next()];
        const [commitment, answered, shown] = [bytes(), told(), told()];
        const request = { device: second.id, commitment, answer: null as unknown, shown: null as unknown };
        for (const step of [
          () => ask(second, commitment),
          () => {
            request.answer = { device: first.id, ...answered };
            return answer(first, second, answered);
          },
          () => {
            request.shown = shown;
            return show(second, shown);
          },
        ]) {
          const { status, body } = await step();
          expect(status).toBe(200);
          expect(body.requests).toMatchObject([request]);
          expect(await requestsFor(first)).toEqual(body.requests);
          tags.push(await nudges.next());
          expect(body.tag).toBe(tags.at(-1));
          expect((await first.pull(0)).keysTag).toBe(body.tag);
        }
        expect((await end(first, second)).body.requests).toEqual([]);
        // It is ended from either side, and once more when the answer was lost.
        expect((await end(second, second)).body.requests).toEqual([]);
        await nudges.close();
        expect(new Set(tags).size).toBe(4);
      });

      it('goes step by step, and each step once', async () => {
        await begun();
        const third = await world.joinDevice(memberId);
        expectProblem(await answer(first, second), 404, 'not-found');
        expectProblem(await show(second), 404, 'not-found');
        await ask(second);
        expectProblem(await show(second), 409, 'conflict');
        expectProblem(await show(first), 404, 'not-found');
        const { body } = await answer(first, second);
        expectProblem(await answer(third, second), 409, 'conflict');
        expectProblem(await answer(first, second), 409, 'conflict');
        expect(await requestsFor(second)).toEqual(body.requests);
        await show(second);
        expectProblem(await show(second), 409, 'conflict');
        // A second request replaces the first one.
        const commitment = bytes();
        expect((await ask(second, commitment)).body.requests).toMatchObject([
          { device: second.id, commitment, answer: null, shown: null },
        ]);
      });

      it('I13: is answered by none that is not in the keyring, or has to leave it', async () => {
        const third = await world.joinDevice(memberId);
        await ask(third);
        expectProblem(await answer(first, third), 403, 'not-allowed');
        await begunByTwo();
        await revoke(second);
        const { body } = await ask(third);
        for (const by of [third, await signInAgain(second)]) {
          expectProblem(await answer(by, third), 403, 'not-allowed');
        }
        expect(await requestsFor(third)).toEqual(body.requests);
        expect((await answer(first, third)).status).toBe(200);
      });

      it('is told to every device of the member, in the order they asked', async () => {
        await ask(second);
        world.advance(1);
        await ask(first);
        const ids = (await requestsFor(second)).map(({ device }) => device);
        expect(ids).toEqual([second.id, first.id]);
        expect(await requestsFor(first)).toEqual(await requestsFor(second));
      });

      it('I13: is nothing that a device of another member sees, answers or ends', async () => {
        const { device: other } = await world.newMember();
        const { body } = await ask(second);
        expect(await requestsFor(other)).toEqual([]);
        expectProblem(await answer(other, second), 404, 'not-found');
        expect((await end(other, second)).status).toBe(200);
        expect(await requestsFor(first)).toEqual(body.requests);
      });

      it('has asked when it is let in', async () => {
        const third = await world.joinDevice(memberId);
        const { keyring, self } = await begun();
        await ask(second);
        await ask(third);
        await appended(keyring, self, { add: [await newSigner(second.id)] });
        expect((await requestsFor(first)).map(({ device }) => device)).toEqual([third.id]);
      });

      it('asks anew after a day', async () => {
        await ask(second);
        world.advance(DAY_MS - 60_000);
        expect(await requestsFor(first)).toHaveLength(1);
        world.advance(60_000);
        expect(await requestsFor(first)).toEqual([]);
        await ask(second);
        expect(await requestsFor(first)).toHaveLength(1);
      });
    });

    describe('sealing anew', () => {
      let old: KeyId;
      let key: KeyId;
      const id = 'task';
      beforeEach(async () => {
        const { keyring, self, other } = await begunByTwo();
        old = keyring.key;
        const patch = { title: sealedWith(old, 'title'), note: sealedWith(old, 'note') };
        await first.push(first.op({ table: 'tasks', id, patch }));
        ({ key } = await appended(keyring, self, { remove: [other.id] }));
      });

      const task = () => first.assignment(id);
      type Sealed = Record<string, { op: string; value: string }>;
      const reseal = (fields: Sealed, given: object = {}, by = first): Promise<Answer> =>
        by.ask(routes.reseal.path, { json: { key, records: [{ table: 'tasks', id, fields, ...given }] } });
      const value = async (field: string, text: unknown): Promise<Sealed> => {
        const { op = '' } = (await task()).vers[field] ?? {};
        return { [field]: { op, value: text as string } };
      };
      it('I14: puts the same values in the place of the old ones, and changes nothing else', async () => {
        const before = await task();
        const digest = () =>
          first.ask(`${routes.digest.path}?${new URLSearchParams({ epoch: first.space.epoch })}`);
        const [page, digests] = [await first.pull(0), (await digest()).body];
        const title = sealedWith(key, 'a-longer-title');
        const answer = await reseal({
          ...(await value('title', title)),
          ...(await value('note', sealedWith(key, 'note'))),
        });
        expect(answer).toMatchObject({ status: 200, body: { resealed: 1 } });
        const after = await task();
        expect(after).toEqual({ ...before, fields: { title, note: sealedWith(key, 'note') } });
        expect(await first.pull(0)).toEqual({ ...page, records: [after] });
        expect((await digest()).body).toEqual(digests);
        await expectBytesCounted(world, first);
      });

      it('leaves what was written meanwhile', async () => {
        const late = { ...(await value('title', sealedWith(key, 'late'))) };
        const both = { ...late, ...(await value('note', sealedWith(key, 'note'))) };
        await first.push(first.write(await task(), { title: sealedWith(key, 'new') }));
        const before = await task();
        expect((await reseal(late)).body).toEqual({ resealed: 0 });
        expect(await task()).toEqual(before);
        expect((await reseal(both)).body).toEqual({ resealed: 1 });
        expect((await task()).fields).toEqual({
          title: sealedWith(key, 'new'),
          note: sealedWith(key, 'note'),
        });
      });

      it('passes over rows and fields that are not there', async () => {
        const fields = await value('title', sealedWith(key, 'title'));
        const { op = '' } = fields.title ?? {};
        const before = await task();
        expect((await reseal(fields, { id: 'another' })).body).toEqual({ resealed: 0 });
        const odd = { day: { op, value: sealedWith(key, 'x') }, constructor: { op, value: 'sealed.v1.x' } };
        expect((await reseal(odd)).body).toEqual({ resealed: 0 });
        expect(await task()).toEqual(before);
      });

      it('I14: takes no plain value, none sealed otherwise, and none for an open table', async () => {
        const before = await task();
        for (const plain of ['plain', '', null, 1, {}, 'sealed.v1.']) {
          expectProblem(await reseal(await value('title', plain)), 400, 'bad-request');
        }
        for (const other of [sealedWith(old, 'title'), 'sealed.v1.title']) {
          expectProblem(await reseal(await value('title', other)), 403, 'not-allowed');
        }
        await world.giveAssignments(first, ['stage']);
        const { op = '' } = (await first.assignment('stage')).vers.title ?? {};
        const open = { title: { op, value: sealedWith(key, 'title') } };
        for (const table of ['assignments', 'nothing', 'constructor']) {
          expectProblem(await reseal(open, { table, id: 'stage' }), 403, 'not-allowed');
        }
        expectProblem(await reseal(open, { table: '__proto__', id: 'stage' }), 400, 'bad-request');
        expect(await task()).toEqual(before);
      });

      it('takes none with another key than the present one, and none while that has to change', async () => {
        const fields = await value('title', sealedWith(key, 'title'));
        const json = {
          key: old,
          records: [{ table: 'tasks', id, fields: await value('title', sealedWith(old, 'x')) }],
        };
        expectProblem(await first.ask(routes.reseal.path, { json }), 409, 'keys-changed');
        const { entries } = await keysOf(first);
        expect(entries).toHaveLength(3);
        const third = await world.joinDevice(memberId);
        const json2 = { json: {} };
        expect((await third.ask(routes.beginKeysAnew.path, json2)).status).toBe(200);
        expectProblem(await reseal(fields), 409, 'keys-changed');
      });

      it('lets nothing become larger than it may be', async () => {
        const { db } = world.server.npo;
        const large = await value('title', sealedWith(key, 'x'.repeat(FIELD_BYTES_MAX - 100)));
        const huge = await value('title', sealedWith(key, 'x'.repeat(FIELD_BYTES_MAX)));
        expectProblem(await reseal(huge), 403, 'not-allowed');
        await db.update(spaces).set({ bytes: SPACE_BYTES_MAX }).where(eq(spaces.id, first.space.id));
        expectProblem(await reseal(large), 413, 'too-large');
        expect((await reseal(await value('title', sealedWith(key, 'less')))).body).toEqual({ resealed: 1 });
      });

      it('I13: reaches no row of another member', async () => {
        const { device: other } = await world.newMember();
        const fields = await value('title', sealedWith(key, 'title'));
        const before = await task();
        expectProblem(await reseal(fields, {}, other), 409, 'keys-changed');
        const theirs = await begun(other);
        const json = {
          key: theirs.keyring.key,
          records: [
            { table: 'tasks', id, fields: await value('title', sealedWith(theirs.keyring.key, 'x')) },
          ],
        };
        expect((await other.ask(routes.reseal.path, { json })).body).toEqual({ resealed: 0 });
        expect(await task()).toEqual(before);
      });
    });

    describe('beginning anew', () => {
      const beginAnew = (by = first): Promise<Answer> => by.ask(routes.beginKeysAnew.path, { json: {} });

      it('I14: gives up the keyring and what was sealed, and leaves what the relay keeps', async () => {
        const { keyring } = await begunByTwo();
        await world.giveAssignments(first, ['stage']);
        await first.push(first.op({ id: 'stage', patch: { startedAt: 1 } }));
        for (const table of ['tasks', 'entries', 'rhythm']) {
          await first.push(first.op({ table, id: table, patch: { note: sealedWith(keyring.key, 'note') } }));
        }
        await first.push(first.op({ table: 'entries', id: 'entries', kind: 'delete' }));
        await second.ask(routes.askForKeys.path, { json: { commitment: 'A'.repeat(43) } });
        await revoke(second);
        const [before, stage] = [await keysOf(first), await first.assignment('stage')];
        const nudges = await first.nudges(world.server.url);
        await nudges.next();

        const { status, body } = await beginAnew();
        expect(status).toBe(200);
        expect(body).toEqual({
          tag: await nudges.next(),
          entries: [],
          signedOut: [],
          copied: [],
          requests: [],
        });
        await nudges.close();
        expect(body.tag).toBeGreaterThan(before.tag);
        const late = await first.askPull(0);
        expectProblem(late, 410, 'resync');
        expectProblem(await push(first, keyring.key), 410, 'resync');
        const { epoch } = late.body;
        expect(epoch).not.toBe(first.space.epoch);
        first.space.epoch = epoch;
        expect([...(await first.pullAll()).values()]).toEqual([stage]);
        await expectKeysChanged(keyring.key);
        const { db } = world.server.npo;
        const rows = await db.select().from(records).where(eq(records.spaceId, first.space.id));
        expect(rows).toHaveLength(1);
        await expectBytesCounted(world, first);
      });

      it('I9: leaves a device that turns up after all to give back what it holds, under a new keyring', async () => {
        const { keyring } = await begun();
        await push(first, keyring.key, 'task');
        const held = await first.assignment('task');
        await beginAnew(second);
        first.space.epoch = (await first.askPull(0)).body.epoch;
        const { key } = (await begun(second)).keyring;
        const { seq: _, ...record } = { ...held, fields: { title: sealedWith(key, 'title') } };
        const json = { epoch: first.space.epoch, records: [record] };
        expect((await first.ask(routes.reupload.path, { json })).body.records).toMatchObject(
          [record.fields].map((fields) => ({ fields })),
        );
        expect((await first.assignment('task')).fields).toEqual(record.fields);
      });

      it('can be asked by a device that is not in, also when there is nothing to give up', async () => {
        expect((await beginAnew(second)).body.entries).toEqual([]);
        await begun();
        expect((await beginAnew(second)).body.entries).toEqual([]);
        expect((await begun(second)).keyring.key).toBe((await keysOf(first)).entries[0]?.key);
      });
    });
  });
}
