import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createInvite } from '#server/auth/invites.ts';
import { join } from '#server/auth/join.ts';
import { newToken } from '#server/auth/tokens.ts';
import { routes } from '#shared/http/contract.ts';
import { pathTo } from '#shared/http/route.ts';
import type { Keyring, Signer } from '#shared/keys/keyring.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import type { KeyId } from '#shared/keys/shapes.ts';
import type { Answer } from '../support/ask.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { sealedWith } from '../support/sealed.ts';
import type { TestDevice } from '../support/test-device.ts';
import { askAppend, changed, keysOf, newKeyring, newSigner } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** What a device that was signed out can no longer do. */
export function signedOutSuite(shared: () => World): void {
  describe('a device that was signed out', () => {
    let world: World;
    let memberId: string;
    let first: TestDevice;
    let second: TestDevice;
    beforeAll(() => {
      world = shared();
    });
    beforeEach(async () => {
      ({ id: memberId, device: first } = await world.newMember());
      second = await world.joinDevice(memberId);
    });

    const revoke = ({ id }: TestDevice, by = first): Promise<Answer> =>
      by.ask(pathTo(routes.revokeDevice, { id }), { json: {} });

    describe('has invited somebody, and', () => {
      /** Accepts an invitation directly, without the limit for failed attempts. */
      const acceptInvite = (code: string, device: string = randomUUID()) =>
        join(world.server.npo, { code, device, token: newToken(), deviceName: '' });
      const invitedBy = async (device: TestDevice): Promise<string> =>
        (await device.ask(routes.inviteDevice.path, { json: {} })).body.code;

      it('I13: its invitations are worth nothing, nor are others of the member', async () => {
        const { npo } = world.server;
        const { device: stranger } = await world.newMember();
        const theirs = await invitedBy(stranger);
        const used = await invitedBy(first);
        const third = { code: used, device: randomUUID(), token: newToken(), deviceName: '' };
        const joined = await join(npo, third);
        const unused = [
          await invitedBy(second),
          await invitedBy(first),
          (await createInvite(npo, memberId)).code,
        ];
        await revoke(second);
        for (const code of unused) {
          for (const device of [randomUUID(), second.id]) {
            await expect(acceptInvite(code, device)).rejects.toMatchObject({ code: 'invite-unknown' });
          }
        }
        // A used invitation still answers the device that used it, as the first answer may have been lost. Invitations
        // of other members are not affected.
        expect(await join(npo, third)).toEqual(joined);
        expect(await acceptInvite(theirs)).toMatchObject({ space: stranger.space });
        expect(await acceptInvite(await invitedBy(first), second.id)).toMatchObject({ space: first.space });
      });

      it('I13: one that it takes up at that moment leaves it signed out', async () => {
        const code = await invitedBy(second);
        const [taken, revoked] = await Promise.allSettled([acceptInvite(code, second.id), revoke(second)]);
        expect(revoked).toMatchObject({ status: 'fulfilled', value: { status: 200 } });
        // It is still signed in, or its invitation is worth nothing any more.
        const reason = { code: expect.stringMatching(/^(device-taken|invite-unknown)$/) };
        expect(taken).toMatchObject({ status: 'rejected', reason });
        expect((await first.ask(routes.listDevices.path)).body.devices).toMatchObject([{ id: first.id }]);
      });
    });

    describe('and the keyring', () => {
      const last = ({ entries }: Keyring): KeyringEntry => entries.at(-1) ?? expect.fail();
      const append = async (...entries: KeyringEntry[]): Promise<void> => {
        expect((await askAppend(first, entries)).status).toBe(200);
      };
      const begun = async (): Promise<{ keyring: Keyring; self: Signer }> => {
        const begins = await newKeyring(first);
        await append(...begins.keyring.entries);
        return begins;
      };
      const push = (key: KeyId): Promise<Answer> =>
        first.askPush([
          first.op({ table: 'tasks', id: randomUUID(), patch: { title: sealedWith(key, 'title') } }),
        ]);
      /** Values sealed with the keyring's key are accepted, and no device in it counts as signed out. */
      const expectInOrder = async ({ key }: Keyring): Promise<void> => {
        expect((await keysOf(first)).signedOut).toEqual([]);
        expect((await push(key)).body.results).toMatchObject([{ outcome: 'applied' }]);
      };
      /** These devices have to leave the keyring, and nothing sealed is accepted before. */
      const expectDue = async ({ key }: Keyring, ...ids: string[]): Promise<void> => {
        expect((await keysOf(first)).signedOut).toEqual(ids);
        expectProblem(await push(key), 409, 'keys-changed');
      };

      it('I14: let in after it was signed out, it has to leave at once, also signed in again', async () => {
        const { keyring, self } = await begun();
        await revoke(second);
        const both = await changed(keyring, self, { add: [await newSigner(second.id)] });
        await append(last(both));
        await expectDue(both, second.id);
        const { code } = await createInvite(world.server.npo, memberId);
        const again = { code, device: second.id, token: newToken(), deviceName: '' };
        await join(world.server.npo, again);
        await expectDue(both, second.id);
        const without = await changed(both, self, { remove: [second.id] });
        await append(last(without));
        await expectInOrder(without);
        const anew = await changed(without, self, { add: [await newSigner(second.id)] });
        await append(last(anew));
        await expectInOrder(anew);
      });

      it('I9: is given back with whom the server has as signed out, or does not know (any more)', async () => {
        const { keyring, self } = await begun();
        await revoke(second);
        const [unknown, gone] = [await newSigner(), await newSigner()];
        const two = await changed(keyring, self, { add: [await newSigner(second.id), unknown] });
        const all = await changed(two, self, { add: [gone] });
        const some = await changed(all, gone, { remove: [gone.id] });
        await append(...some.entries.slice(1));
        await expectDue(some, second.id, unknown.id);
        const without = await changed(some, self, { remove: [second.id, unknown.id] });
        await append(last(without));
        await expectInOrder(without);
      });

      it('I14: who joins is let in by that neither where the keyring knows it already', async () => {
        const { keyring, self } = await begun();
        const [one, two] = [await newSigner(), await newSigner()];
        const all = await changed(keyring, self, { add: [one, two] });
        await append(last(all));
        const { code } = await createInvite(world.server.npo, memberId);
        await join(world.server.npo, { code, device: one.id, token: newToken(), deviceName: '' });
        const copy = { device: two.id, token: newToken(), deviceName: '' };
        expect((await first.ask(routes.addDevice.path, { json: copy })).status).toBe(200);
        await expectDue(all, one.id, two.id);
      });

      it('has asked to be let in no more', async () => {
        const third = await world.joinDevice(memberId);
        for (const by of [second, third]) {
          await by.ask(routes.askForKeys.path, { json: { commitment: 'A'.repeat(43) } });
        }
        await revoke(second);
        expect((await keysOf(first)).requests).toMatchObject([{ device: third.id }]);
      });
    });

    it('I13: of two that sign each other out at once, one stays', async () => {
      const answers = await Promise.all([revoke(second, first), revoke(first, second)]);
      const [done, late] = answers.toSorted((a, b) => a.status - b.status);
      expect(done?.body.devices).toMatchObject([{ isThis: true }]);
      expectProblem(late ?? expect.fail(), 401, 'device-revoked');
    });
  });
}
