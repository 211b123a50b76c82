import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sized } from '#tests/sized.ts';
import { engine, type FreshConfig } from './support/engine.ts';
import { expectNothingSkipped } from './support/many-devices.ts';
import { findPostgres, type Postgres, startPostgres } from './support/postgres.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';
import { beginTestKeyring } from './support/test-keys.ts';

const bin = findPostgres();

describe.skipIf(!bin)('two server processes on one PostgreSQL', () => {
  let postgres: Postgres;
  let fresh: FreshConfig;
  let servers: [ServerProcess, ServerProcess];
  beforeAll(async () => {
    postgres = await startPostgres(bin ?? '');
    fresh = await engine('PostgreSQL', () => postgres.newDatabase()).fresh();
    servers = [await startServerProcess(fresh.config), await startServerProcess(fresh.config)];
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await postgres.stop();
    await fresh.cleanUp();
  });

  it('carry a nudge from one to the devices of the other', async () => {
    const [here, there] = servers;
    const member = await here.newMember();
    const writer = await here.joinDevice(member);
    await beginTestKeyring(writer);
    const listener = await there.joinDevice(member);
    const nudges = await listener.nudges(there.url);
    expect(await nudges.next()).toBe((await writer.pull(0)).watermark);
    for (const id of ['one', 'two']) {
      const { record } = await writer.pushOne(writer.newTask(id));
      await nudges.until(record?.seq);
    }
    await nudges.close();
  });

  it('I3: skip nothing while devices write to both', { timeout: sized(300_000, 1_200_000) }, async () => {
    const member = await servers[0].newMember();
    await beginTestKeyring(await servers[0].joinDevice(member));
    // The devices join the servers in turn, so half of them speak to each.
    const joined = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, n) => (n % 2 ? servers[1] : servers[0]).joinDevice(member)),
      );
    const traffic = { pushes: sized(20, 250), ops: sized(3, 25) };
    const perSecond = await expectNothingSkipped({
      writers: await joined(8),
      readers: await joined(4),
      ...traffic,
    });
    const count = 8 * traffic.pushes * traffic.ops;
    process.stdout.write(`${count} operations through two processes: ${perSecond.toFixed(0)}/s\n`);
  });
});
