import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '#server/auth/tokens.ts';
import { streamNudges } from '#server/sync/events.ts';
import { routes } from '#shared/http/contract.ts';
import { sized } from '#tests/sized.ts';
import type { TestDevice } from '../support/test-device.ts';
import type { World } from '../support/world.ts';

const STREAMS = sized(50, 500);

/** The streams of nudges: one for each device, and none that nobody reads. */
export function streamsSuite(shared: () => World): void {
  describe('streams of nudges', () => {
    let world: World;
    let memberId: string;
    let device: TestDevice;
    beforeAll(() => {
      world = shared();
    });
    beforeEach(async () => {
      ({ id: memberId, device } = await world.newMember());
    });

    const listening = (): number => world.server.npo.nudges.listening(device.space.id);

    it('HEAD is answered at once, and nobody listens by that', async () => {
      const { status, headers, body } = await device.ask(routes.events.path, { method: 'HEAD' });
      expect([status, headers.get('content-type'), body]).toEqual([200, 'text/event-stream', null]);
      expect(listening()).toBe(0);
    });

    it(`of ${STREAMS} streams of one device the newest stays`, async () => {
      const older = await Promise.all(Array.from({ length: STREAMS }, () => device.nudges(world.server.url)));
      const newest = await device.nudges(world.server.url);
      expect(listening()).toBe(1);
      await world.giveAssignments(device, ['stage']);
      await newest.until((await device.pull(0)).watermark);
      for (const stream of older) await expect(stream.until(undefined)).rejects.toThrow('the stream ended');
      await newest.close();
      await expect.poll(listening).toBe(0);
    });

    it('each device of a member has one of its own', async () => {
      const second = await world.joinDevice(memberId);
      const streams = [await device.nudges(world.server.url), await second.nudges(world.server.url)];
      expect(listening()).toBe(2);
      await world.giveAssignments(device, ['stage']);
      const { watermark } = await device.pull(0);
      for (const stream of streams) await stream.until(watermark);
      for (const stream of streams) await stream.close();
      await expect.poll(listening).toBe(0);
    });

    it('one whose device does not read ends when another comes', async () => {
      const { id, token, space } = device;
      const signedIn = { id, memberId, spaceId: space.id, tokenHash: hashSecret(token) };
      const ended: number[] = [];
      let opened = 0;
      const unread = new Hono().get('/', (c) => {
        const which = opened++;
        return streamSSE(c, async (stream) => {
          await streamNudges(world.server.npo, signedIn, stream, 1);
          ended.push(which);
        });
      });
      await unread.request('/');
      await world.giveAssignments(device, ['stage']);
      const { body } = await unread.request('/');
      await expect.poll(() => ended).toEqual([0]);
      expect(listening()).toBe(1);
      await body?.cancel();
      await expect.poll(() => ended).toEqual([0, 1]);
      expect(listening()).toBe(0);
    });
  });
}
