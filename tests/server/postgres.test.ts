import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { createInvite } from '#server/auth/invites.ts';
import { newToken } from '#server/auth/tokens.ts';
import type { Db, Tx } from '#server/db/connect.ts';
import { isUnavailable } from '#server/db/errors.ts';
import { members } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import { applyOps } from '#server/sync/apply.ts';
import { lockSpace } from '#server/sync/space.ts';
import { routes } from '#shared/http/contract.ts';
import { isThorough, sized } from '#tests/sized.ts';
import { allSuites, engineSuites } from './suite/all.ts';
import { engine } from './support/engine.ts';
import { expectProblem } from './support/expect-problem.ts';
import { findPostgres, startPostgres } from './support/postgres.ts';
import { startWorld } from './support/world.ts';

const bin = findPostgres();
const JOINS_AND_DELETIONS = sized(15, 300);

if (bin) {
  const postgres = await startPostgres(bin);
  process.stdout.write(`server suites: PostgreSQL ${postgres.version} runs\n`);
  afterAll(() => postgres.stop());
  const suites = isThorough ? allSuites : engineSuites;
  suites(engine('PostgreSQL', () => postgres.newDatabase()));

  it('leaves an acceptance that comes while the same offer is made again', async () => {
    const world = await startWorld(engine('PostgreSQL', () => postgres.newDatabase()));
    const { db } = world.server.npo;
    const { id, device } = await world.newMember();
    const [stage = ''] = (await world.newProject('design')).stages;
    await world.offer(stage, id);
    const offered = await device.assignment(stage);
    await device.pushOne(device.write(offered, { answer: 'declined' }));
    const accept = device.write(await device.assignment(stage), { answer: 'accepted' });
    const again = await db.transaction(async (tx) => {
      const space = await lockSpace(tx, device.space.id);
      const again = { answer: world.offer(stage, id) };
      const waiting = tx.select({ pid: sql`pid` }).from(sql`pg_locks`).where(sql`not granted`);
      await expect.poll(() => waiting.execute()).not.toHaveLength(0);
      await applyOps(tx, space, [accept], { writer: 'member', device: device.id }, world.server.npo);
      return again;
    });
    expect((await again.answer).status).toBe(200);
    expect((await device.assignment(stage)).fields.answer).toBe('accepted');
    await world.close();
  });

  it('runs a transaction again that the database ended because of a deadlock', async () => {
    const world = await startWorld(engine('PostgreSQL', () => postgres.newDatabase()));
    const { db } = world.server.npo;
    const { id: one } = await world.newMember();
    const { id: two } = await world.newMember();
    const lock = (tx: Tx, id: string) =>
      tx.select().from(members).where(eq(members.id, id)).for('update').execute();
    const bothHaveOne = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const runs = [0, 0];
    const lockBoth = (index: number, [first, second]: [string, string]) =>
      transact(db, async (tx) => {
        runs[index] = (runs[index] ?? 0) + 1;
        await lock(tx, first);
        bothHaveOne[index]?.resolve();
        await Promise.all(bothHaveOne.map(({ promise }) => promise));
        await lock(tx, second);
        return index;
      });
    expect(await Promise.all([lockBoth(0, [one, two]), lockBoth(1, [two, one])])).toEqual([0, 1]);
    expect(runs.toSorted()).toEqual([1, 2]);
    await world.close();
  });

  it('lets a member join and delete their account at once, wherever the two meet', async () => {
    const world = await startWorld(engine('PostgreSQL', () => postgres.newDatabase()));
    const { npo } = world.server;
    for (let n = 0; n < JOINS_AND_DELETIONS; n++) {
      const { id, name, device } = await world.newMember();
      const { code } = await createInvite(npo, id);
      const joining = { code, token: newToken(), device: randomUUID(), deviceName: '' };
      const [joined, deleted] = await Promise.all([
        world.ask(routes.join.path, { json: joining }),
        device.ask(routes.deleteAccount.path, { json: { name } }),
      ]);
      expect(deleted.status).toBe(200);
      if (joined.status !== 200) expectProblem(joined, 404, 'invite-unknown');
      expect((await world.ask(routes.listDevices.path, { token: joining.token })).status).toBe(401);
    }
    await world.close();
  });

  it('a member whose requests wait for each other keeps no other member waiting', async () => {
    const world = await startWorld(engine('PostgreSQL', () => postgres.newDatabase()));
    const { db, turns } = world.server.npo;
    const [{ device }, { device: other }] = [await world.newMember(), await world.newMember()];
    const pushes = await db.transaction(async (tx) => {
      await lockSpace(tx, device.space.id);
      const pushes = Array.from({ length: 40 }, (_, n) => device.askPush([device.op({ id: `none-${n}` })]));
      await expect.poll(() => turns.waiting(device.space.id)).toBe(38);
      // Without turns, all connections would be waiting for the lock by now.
      expect((await other.askPull(0)).status).toBe(200);
      return { answers: pushes };
    });
    for (const { status } of await Promise.all(pushes.answers)) expect(status).toBe(200);
    expect(turns.waiting(device.space.id)).toBe(0);
    await world.close();
  });

  it.each(['while it asks', 'between two questions'])(
    'goes on after a transaction lost its connection %s',
    async (moment) => {
      const world = await startWorld(engine('PostgreSQL', () => postgres.newDatabase()));
      const { db } = world.server.npo;
      const { device } = await world.newMember();
      const cut = (asking: Tx | Db, pid: unknown) => asking.execute(sql`select pg_terminate_backend(${pid})`);
      const lost = db.transaction(async (tx) => {
        const [{ pid } = expect.fail()] = await tx.select({ pid: sql`pg_backend_pid()` }).from(members);
        await cut(moment === 'while it asks' ? tx : db, pid);
        const gone = db.select({ pid: sql`pid` }).from(sql`pg_stat_activity`).where(sql`pid = ${pid}`);
        await expect.poll(() => gone.execute()).toHaveLength(0);
        await lockSpace(tx, device.space.id);
      });
      await expect(lost).rejects.toSatisfy(isUnavailable);
      expect((await device.askPull(0)).status).toBe(200);
      await world.close();
    },
  );

  it('says when to come back while the database is away', async () => {
    const passing = await startPostgres(bin);
    const world = await startWorld(engine('PostgreSQL', () => passing.newDatabase()));
    const { device } = await world.newMember();
    await passing.stop();
    for (const answer of [await world.ask(routes.health.path), await device.askPull(0)]) {
      expectProblem(answer, 503, 'server-error');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    await world.close();
  });
} else {
  process.stdout.write('server suites: PostgreSQL is not installed here, its suites are skipped\n');
  describe('PostgreSQL', () => {
    it.skip('is not installed here');
  });
}
