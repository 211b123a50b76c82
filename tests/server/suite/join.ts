import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { createInvite, INVITE_LIFETIME_MS } from '#server/auth/invites.ts';
import { addMember } from '#server/auth/members.ts';
import { newToken } from '#server/auth/tokens.ts';
import { devices, invites } from '#server/db/schema.ts';
import { newHttpServer } from '#server/http/server.ts';
import { routes } from '#shared/http/contract.ts';
import { pathTo } from '#shared/http/route.ts';
import { INVITE_LENGTH } from '#shared/sync/invite.ts';
import { type Answer, askServer } from '../support/ask.ts';
import { expectProblem } from '../support/expect-problem.ts';
import type { World } from '../support/world.ts';

/** What happens to an invitation: accepted, repeated, used, expired, guessed. */
export function joinSuite(shared: () => World): void {
  describe('joining', () => {
    let world: World;
    beforeAll(() => {
      world = shared();
    });

    const request = (code: string, given: { token?: string; device?: string } = {}) => ({
      code,
      token: newToken(),
      device: randomUUID(),
      deviceName: 'a computer',
      ...given,
    });
    const join = (json: unknown): Promise<Answer> => world.ask(routes.join.path, { json });
    const invited = async () => {
      const member = await addMember(world.server.npo, 'Sample Person');
      return { member, invite: await createInvite(world.server.npo, member.id) };
    };

    it('makes the space and signs the device in', async () => {
      const { member, invite } = await invited();
      const sent = request(invite.code);
      const { status, body } = await join(sent);
      expect(status).toBe(200);
      expect(body).toMatchObject({ npo: 'Test NPO', member: { id: member.id, name: 'Sample Person' } });
      const list = await world.ask(routes.listDevices.path, { token: sent.token });
      expect(list.body.devices).toMatchObject([{ id: sent.device, name: 'a computer', isThis: true }]);
    });

    it('reads a code however it was typed', async () => {
      const { invite } = await invited();
      const typed = ` ${invite.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `;
      expect((await join(request(typed))).status).toBe(200);
    });

    it('answers the same when the first answer was lost', async () => {
      const { invite } = await invited();
      const sent = request(invite.code);
      const first = await join(sent);
      world.advance(INVITE_LIFETIME_MS * 2);
      expect(await join(sent)).toMatchObject({ status: 200, body: first.body });
    });

    it('gives one of two devices that take the same code at once', async () => {
      const { invite } = await invited();
      const answers = await Promise.all([join(request(invite.code)), join(request(invite.code))]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    });

    it('brings a second device into the same space', async () => {
      const { id, device } = await world.newMember();
      const second = await world.joinDevice(id);
      expect(second.space).toEqual(device.space);
      const { body } = await second.ask(routes.listDevices.path);
      expect(body.devices).toHaveLength(2);
    });

    it('I13: puts nobody in the place of a device that is signed in, and the code stays good', async () => {
      const { id, device } = await world.newMember();
      const { code } = await createInvite(world.server.npo, id);
      expectProblem(await join(request(code, { device: device.id })), 409, 'device-taken');
      expect((await device.ask(routes.listDevices.path)).body.devices).toMatchObject([{ id: device.id }]);
      expect((await join(request(code))).body.space).toEqual(device.space);
      expect((await device.ask(routes.listDevices.path)).body.devices).toHaveLength(2);
    });

    it('gives one of two who come with the id of a device that was signed out', async () => {
      const { id, device: first } = await world.newMember();
      const out = await world.joinDevice(id);
      await first.ask(pathTo(routes.revokeDevice, { id: out.id }), { json: {} });
      const codes = [await createInvite(world.server.npo, id), await createInvite(world.server.npo, id)];
      const answers = await Promise.all(codes.map(({ code }) => join(request(code, { device: out.id }))));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect((await first.ask(routes.listDevices.path)).body.devices).toHaveLength(2);
    });

    it.each([
      ['another device', (used: { token: string }) => ({ token: used.token })],
      ['another token', (used: { device: string }) => ({ device: used.device })],
    ])('refuses a used code to %s', async (_, keep) => {
      const { invite } = await invited();
      const sent = request(invite.code);
      await join(sent);
      expectProblem(await join(request(invite.code, keep(sent))), 409, 'invite-used');
    });

    it('refuses an expired code', async () => {
      const { invite } = await invited();
      world.advance(INVITE_LIFETIME_MS);
      expectProblem(await join(request(invite.code)), 410, 'invite-expired');
    });

    it.each(['0000-0000-0000', 'not a code', '🙂'])('does not know the code %s', async (code) => {
      expectProblem(await join(request(code)), 404, 'invite-unknown');
    });

    it('refuses the device and the token of another member, and the code stays good', async () => {
      const { device } = await world.newMember();
      const { invite } = await invited();
      expectProblem(await join(request(invite.code, { device: device.id })), 409, 'device-taken');
      expectProblem(await join(request(invite.code, { token: device.token })), 409, 'device-taken');
      expect((await join(request(invite.code))).status).toBe(200);
    });

    it('stores neither codes nor tokens', async () => {
      const { npo } = world.server;
      const { id, device } = await world.newMember();
      const { code } = await createInvite(npo, id);
      const kept = JSON.stringify([await npo.db.select().from(devices), await npo.db.select().from(invites)]);
      expect(kept).not.toContain(device.token);
      expect(kept).not.toContain(code.replaceAll('-', ''));
    });

    describe('limits failed attempts', () => {
      const wrongCode = () => randomUUID().replaceAll('-', '').slice(0, INVITE_LENGTH);
      /** A server beside the shared one, behind so many proxies, with a count of its own. */
      const behind = async (proxies: number, ask: (url: string) => Promise<unknown>): Promise<void> => {
        const app = createApp(world.server.npo, { allowedOrigins: [], proxies });
        const http = newHttpServer(app.fetch, 60_000).listen(0, '127.0.0.1');
        await once(http, 'listening');
        await ask(`http://127.0.0.1:${(http.address() as AddressInfo).port}${routes.join.path}`);
        http.closeAllConnections();
        http.close();
      };

      it('with one code, and says when to come back', async () => {
        const code = wrongCode();
        for (let n = 0; n < 10; n++) expectProblem(await join(request(code)), 404, 'invite-unknown');
        const answer = await join(request(` ${code.toLowerCase()} `));
        expectProblem(answer, 429, 'too-many-requests');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expectProblem(await join(request(wrongCode())), 404, 'invite-unknown');
      });

      it('of one device', async () => {
        const [device, { invite }] = [randomUUID(), await invited()];
        for (let n = 0; n < 10; n++)
          expectProblem(await join(request(wrongCode(), { device })), 404, 'invite-unknown');
        expectProblem(await join(request(invite.code, { device })), 429, 'too-many-requests');
        expect((await join(request(invite.code))).status).toBe(200);
      });

      it('and none that succeed', async () => {
        const { invite } = await invited();
        const sent = request(invite.code);
        for (let n = 0; n < 12; n++) expect((await join(sent)).status).toBe(200);
      });

      it.each([
        ['without a proxy', 0, (n: number) => `192.0.2.${n}`],
        ['behind a proxy', 1, (n: number) => `192.0.2.${n}, 203.0.113.7`],
      ])('from one address, whatever it claims, %s', async (_, proxies, claim) => {
        await behind(proxies, async (url) => {
          const attempt = (from: string, code = wrongCode()) =>
            askServer(url, { json: request(code), headers: { 'x-forwarded-for': from } });
          for (let n = 0; n < 300; n += 50) {
            const attempts = Array.from({ length: 50 }, (_, m) => attempt(claim((n + m) % 250)));
            for (const answer of await Promise.all(attempts)) expect(answer.status).toBe(404);
          }
          expectProblem(await attempt(claim(0)), 429, 'too-many-requests');
          const { invite } = await invited();
          const other = await attempt('198.51.100.1', invite.code);
          expect(other.status).toBe(proxies === 0 ? 429 : 200);
        });
      });
    });
  });
}
