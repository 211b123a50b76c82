import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCoordinatorToken } from '#server/auth/coordinator.ts';
import { lockProject } from '#server/relay/stages.ts';
import { type RunningServer, startServer } from '#server/start.ts';
import { Assignment } from '#shared/domain/relay/assignment.ts';
import { routes } from '#shared/http/contract.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { askServer } from './support/ask.ts';
import { type Engine, engine, type FreshConfig } from './support/engine.ts';
import { findPostgres, type Postgres, startPostgres } from './support/postgres.ts';
import { TestDevice } from './support/test-device.ts';
import { beginTestKeyring } from './support/test-keys.ts';
import { startWorld, type World } from './support/world.ts';

const bin = findPostgres();

describe.skipIf(!bin)('servers that share one PostgreSQL database', () => {
  let postgres: Postgres;
  let onPostgres: Engine;
  let fresh: FreshConfig;
  let world: World;
  beforeAll(async () => {
    postgres = await startPostgres(bin ?? '');
    onPostgres = engine('PostgreSQL', () => postgres.newDatabase());
    fresh = await onPostgres.fresh();
    world = await startWorld({ ...onPostgres, fresh: async () => fresh });
  });
  afterAll(async () => {
    await world.close();
    await postgres.stop();
  });

  /** The same device, as it speaks to another server. */
  const at = ({ url }: RunningServer, { id, token, space }: TestDevice): TestDevice =>
    new TestDevice({ id, token, space, ask: (path, init) => askServer(url + path, init) });
  /** The connections on which nudges come and go. */
  const nudgeConnections = async (): Promise<number[]> => {
    const named = sql`application_name = 'kotsukotsu_nudges'`;
    const rows = await world.server.npo.db
      .select({ pid: sql<number>`pid` })
      .from(sql`pg_stat_activity`)
      .where(named);
    return rows.map(({ pid }) => pid);
  };
  const cut = async (pid: number): Promise<void> => {
    await world.server.npo.db.execute(sql`select pg_terminate_backend(${pid})`);
  };
  /** Another server, and its connection for nudges. */
  const another = async (): Promise<{ server: RunningServer; connection: number }> => {
    const before = await nudgeConnections();
    const server = await startServer(fresh.config);
    const added = async () => (await nudgeConnections()).filter((pid) => !before.includes(pid));
    await expect.poll(added).toHaveLength(1);
    const [connection = expect.fail()] = await added();
    return { server, connection };
  };

  it('start at the same moment on an empty one', async () => {
    const { config, cleanUp } = await onPostgres.fresh();
    const servers = await Promise.all([1, 2, 3].map(() => startServer(config)));
    const token = (await readCoordinatorToken(config.dataDir)) ?? '';
    for (const { url } of servers) {
      expect((await askServer(`${url}${officeRoutes.overview.path}`, { token })).status).toBe(200);
    }
    await Promise.all(servers.map((server) => server.close()));
    await cleanUp();
  });

  it('tell who listens what they did not hear while their connection was lost', async () => {
    const { device } = await world.newMember();
    await beginTestKeyring(device);
    const { server, connection } = await another();
    const nudges = await device.nudges(server.url);
    await nudges.next();
    await cut(connection);
    await expect.poll(nudgeConnections).not.toContain(connection);
    const { record } = await device.pushOne(device.newTask('task'));
    await nudges.until(record?.seq);
    await nudges.close();
    await server.close();
  });

  it('send what they could not while their connection was lost', async () => {
    const { device } = await world.newMember();
    await beginTestKeyring(device);
    const { server, connection } = await another();
    const nudges = await device.nudges(world.server.url);
    await nudges.next();
    await cut(connection);
    await expect.poll(nudgeConnections).not.toContain(connection);
    const { record } = await at(server, device).pushOne(device.newTask('task'));
    await nudges.until(record?.seq);
    await nudges.close();
    await server.close();
  });

  it('send again what went into a connection that was lost before it said so', async () => {
    const { device } = await world.newMember();
    await beginTestKeyring(device);
    const { server, connection } = await another();
    const nudges = await device.nudges(world.server.url);
    await nudges.next();
    // The database's process for this connection is stopped, so it passes on no nudges; terminated, it ends as soon as
    // it continues.
    process.kill(connection, 'SIGSTOP');
    const { record } = await at(server, device).pushOne(device.newTask('task'));
    await cut(connection);
    process.kill(connection, 'SIGCONT');
    await nudges.until(record?.seq);
    await nudges.close();
    await server.close();
  });

  it('carry on together after the connections of all were lost', async () => {
    const { device } = await world.newMember();
    await beginTestKeyring(device);
    const { server } = await another();
    const nudges = await device.nudges(server.url);
    await nudges.next();
    for (const pid of await nudgeConnections()) await cut(pid);
    for (const id of ['one', 'two', 'three']) {
      const { record } = await device.pushOne(device.newTask(id));
      await nudges.until(record?.seq);
    }
    await nudges.close();
    await server.close();
  });

  it.each([
    ['waits for its answer', false],
    ['has gone away', true],
  ])('hand on what was answered when one closes meanwhile, and the device %s', async (_, hasGone) => {
    const first = await world.newMember('Sample One');
    const second = await world.newMember('Sample Two');
    const { id: project, stages } = await world.newProject('design', 'drawing');
    const [design = '', drawing = ''] = stages;
    await world.offer(design, first.id);
    await world.offer(drawing, second.id);
    const { server } = await another();
    const op = first.device.write(await first.device.assignment(design), {
      answer: 'accepted',
      answeredAt: 1,
    });

    const leaving = new AbortController();
    const { db } = world.server.npo;
    const answered = await db.transaction(async (tx) => {
      await lockProject(tx, project);
      const { token, space } = first.device;
      const answer = fetch(`${server.url}${routes.push.path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ epoch: space.epoch, ops: [op] }),
        signal: leaving.signal,
      }).then(
        ({ status }) => status,
        () => 'no answer',
      );
      // A server that has just started delivers as well, and waits for the lock too: so the answer must have been
      // stored first.
      await expect.poll(async () => (await first.device.assignment(design)).fields.answer).toBe('accepted');
      const waiting = tx.select({ pid: sql`pid` }).from(sql`pg_locks`).where(sql`not granted`);
      await expect.poll(() => waiting.execute()).not.toHaveLength(0);
      if (hasGone) leaving.abort();
      return { answer, closed: server.close() };
    });
    expect(await answered.answer).toBe(hasGone ? 'no answer' : 200);
    await answered.closed;
    const { fields } = await second.device.assignment(drawing);
    const shown = Assignment.parse({ ...fields, id: drawing }).stages;
    expect(shown.map(({ state }) => state)).toEqual(['accepted', 'offered']);
  });
});
