import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { newHttpServer } from '#server/http/server.ts';
import { routes } from '#shared/http/contract.ts';
import type { TestDevice } from '../support/test-device.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** A request that is under way, and what was answered so far. */
interface Begun {
  socket: Socket;
  heard(): string;
}

/** Bodies that never arrive, or take their time. */
export function cutOffSuite(shared: () => World): void {
  describe('a body that does not arrive', () => {
    let world: World;
    let device: TestDevice;
    /** What the log says, from `debug` on. */
    let said: { level: number; msg: string; route: string }[];
    const ends: (() => Promise<unknown>)[] = [];
    beforeAll(async () => {
      world = shared();
      ({ device } = await world.newMember());
      await beginTestKeyring(device);
    });
    afterAll(async () => {
      for (const end of ends) await end();
    });

    /** A server beside the shared one, on the same database. @returns its port */
    const listen = async (requestMs: number): Promise<number> => {
      said = [];
      const log = pino({ level: 'debug' }, { write: (line: string) => void said.push(JSON.parse(line)) });
      const app = createApp({ ...world.server.npo, log });
      const http = newHttpServer(app.fetch, requestMs).listen(0, '127.0.0.1');
      await once(http, 'listening');
      ends.push(() => new Promise((done) => http.close(done)));
      return (http.address() as AddressInfo).port;
    };
    /** A request whose head has come to the server, and says that `json` follows. */
    const begin = async (port: number, path: string, json: string, token?: string): Promise<Begun> => {
      const socket = connect(port, '127.0.0.1');
      let heard = '';
      socket.on('data', (bytes) => {
        heard += bytes;
      });
      const bearer = token === undefined ? '' : `authorization: Bearer ${token}\r\n`;
      const head = `POST ${path} HTTP/1.1\r\nhost: npo.test\r\ncontent-type: application/json\r\n${bearer}`;
      socket.write(`${head}expect: 100-continue\r\ncontent-length: ${json.length}\r\n\r\n`);
      await once(socket, 'data');
      return { socket, heard: () => heard };
    };
    const push = () => JSON.stringify({ epoch: device.space.epoch, ops: [device.newTask('late')] });

    it.each([
      ['of a device', routes.push.path, (): string => device.token, ['debug']],
      // It may have been refused before it was cut.
      ['without a token', routes.push.path, (): undefined => undefined, ['debug', 'info']],
      ['of somebody who joins', routes.join.path, (): undefined => undefined, ['debug']],
    ])('is one quiet line in the log where it is cut: %s', async (_, path, token, levels) => {
      const port = await listen(60_000);
      const { socket } = await begin(port, path, push(), token());
      socket.write('{"epoch":');
      socket.destroy();
      await expect.poll(() => said).toMatchObject([{ route: path, msg: 'request' }]);
      expect(levels).toContain(pino.levels.labels[said[0]?.level ?? 0]);
    });

    it('is cut with 408 when it trickles, and nothing of it is applied', async () => {
      const port = await listen(400);
      const { watermark } = await device.pull(0);
      const json = push();
      const { socket, heard } = await begin(port, routes.push.path, json, device.token);
      // Writing to a connection that was cut is an error, which does not matter here.
      socket.on('error', () => undefined);
      const closed = new Promise((done) => socket.on('close', done));
      for (const piece of json.slice(0, 20)) {
        await new Promise((done) => socket.write(piece, done));
      }
      await closed;
      expect(heard()).toMatch(/HTTP\/1\.1 408 /);
      await expect.poll(() => said).toMatchObject([{ level: 20, route: routes.push.path }]);
      expect((await device.pull(0)).watermark).toBe(watermark);
    });
  });
}
