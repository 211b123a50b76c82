import { randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateSync, gzip, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#shared/http/contract.ts';
import { PUSH_BYTES_MAX } from '#shared/sync/limits.ts';
import type { Answer } from '../support/ask.ts';
import { expectProblem } from '../support/expect-problem.ts';
import type { TestDevice } from '../support/test-device.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** Bodies that come gzipped. */
export function packedSuite(shared: () => World): void {
  describe('packed bodies', () => {
    let world: World;
    let device: TestDevice;
    beforeAll(async () => {
      world = shared();
      ({ device } = await world.newMember());
      await beginTestKeyring(device);
    });

    const send = (raw: BodyInit, encoding = 'gzip'): Promise<Answer> =>
      device.ask(routes.push.path, { raw, headers: { 'content-encoding': encoding } });
    const pushOf = (id: string) => JSON.stringify({ epoch: device.space.epoch, ops: [device.newTask(id)] });

    it('reads them', async () => {
      const id = randomUUID();
      const { status, body } = await send(gzipSync(pushOf(id)));
      expect([status, body.results[0].outcome]).toEqual([200, 'applied']);
      expect((await device.pullAll()).has(id)).toBe(true);
    });

    it('takes as much packed as it takes plain', async () => {
      const body = pushOf(randomUUID());
      const upTo = (bytes: number) => body + ' '.repeat(bytes - body.length);
      expect((await send(gzipSync(upTo(PUSH_BYTES_MAX)))).status).toBe(200);
      expectProblem(await send(gzipSync(upTo(PUSH_BYTES_MAX + 1))), 413, 'too-large');
    });

    it('gives up early on what unpacks to far more than it may', async () => {
      // Packed on another thread: if this one were blocked for five seconds, the connections would be closed.
      const bomb = await promisify(gzip)(Buffer.alloc((1024 * PUSH_BYTES_MAX) / 4));
      expect(bomb.length).toBeLessThan(PUSH_BYTES_MAX);
      const before = process.memoryUsage().rss;
      expectProblem(await send(bomb), 413, 'too-large');
      expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
    });

    it('answers 413 to what is too large already as it is sent', async () => {
      expectProblem(await send(gzipSync(randomBytes(PUSH_BYTES_MAX + 1))), 413, 'too-large');
    });

    it.each([
      ['nothing', new Uint8Array()],
      ['no gzip', new TextEncoder().encode('{"epoch":1}')],
      ['half of it', gzipSync('x'.repeat(1_000)).subarray(0, 15)],
      [
        'a wrong checksum',
        Uint8Array.from(gzipSync('{}'), (byte, index) => (index === 15 ? byte ^ 1 : byte)),
      ],
      ['another packing', deflateSync('{}')],
    ])('answers 400 to %s', async (_, raw) => {
      expectProblem(await send(raw), 400, 'bad-request');
    });

    it.each(['br', 'deflate', 'identity', 'gzip, gzip', ''])(
      'answers 400 to the encoding %j',
      async (encoding) => {
        expectProblem(await send(gzipSync(pushOf(randomUUID())), encoding), 400, 'bad-request');
      },
    );
  });
}
