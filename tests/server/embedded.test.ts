import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openEmbedded } from '#server/db/embedded.ts';
import { members } from '#server/db/schema.ts';
import { routes } from '#shared/http/contract.ts';
import { engine } from './support/engine.ts';
import { sealed } from './support/sealed.ts';
import { beginTestKeyring } from './support/test-keys.ts';
import { startWorld } from './support/world.ts';

const silent = pino({ level: 'silent' });

describe('the files of the embedded database', () => {
  it('hold nothing of a deleted account: not in tables, nor in the log', async () => {
    const { config, cleanUp } = await engine('PGlite').fresh();
    onTestFinished(cleanUp);
    const world = await startWorld({
      name: 'PGlite',
      fresh: async () => ({ config, cleanUp: async () => {} }),
    });
    const { dataDir } = config;
    // Text that cannot be compressed, and so much of it that the database stores a part outside of its row.
    const word = `pomegranate${randomBytes(9).toString('hex')}`;
    const long = `${word} ${randomBytes(6_000).toString('base64')}`;
    const { id, name, device } = await world.newMember();
    const { stages } = await world.newProject('design');
    const [stage = ''] = stages;
    await world.offer(stage, id);
    const assignment = await device.assignment(stage);
    const handOver = { note: long, links: [] };
    await device.push(device.write(assignment, { answer: 'accepted', answeredAt: 1, handOver }));
    await beginTestKeyring(device);
    const task = await device.pushOne(
      device.op({ id: 'task', table: 'tasks', patch: { title: sealed(word) } }),
    );
    expect(task).toMatchObject({ outcome: 'applied' });
    expect(await filesWith(dataDir, word)).not.toEqual([]);

    const answer = await device.ask(routes.deleteAccount.path, { json: { name } });
    expect(answer).toMatchObject({ status: 200 });
    await world.close();
    expect(await filesWith(dataDir, word)).toEqual([]);
  });

  it('are made anew where a first start was cut off, and never where they were whole', async () => {
    const { config, cleanUp } = await engine('PGlite').fresh();
    onTestFinished(cleanUp);
    const folder = join(config.dataDir, 'database');
    await mkdir(join(folder, 'base'), { recursive: true });
    await writeFile(join(folder, 'PG_VERSION'), '1');
    await writeFile(join(folder, 'unfinished'), '');
    const first = await openEmbedded(config.dataDir, silent);
    await first.db.insert(members).values({ id: 'm', name: 'Sample Person', createdAt: 1 });
    await first.close();
    const second = await openEmbedded(config.dataDir, silent);
    expect(await second.db.select().from(members)).toHaveLength(1);
    await second.close();
  });

  it('hold no more of the log than is needed, while the server runs', async () => {
    const { config, cleanUp } = await engine('PGlite').fresh();
    onTestFinished(cleanUp);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { db, close } = await openEmbedded(config.dataDir, silent);
    const logFiles = async () =>
      (await readdir(join(config.dataDir, 'database', 'pg_wal'))).filter((name) =>
        /^[0-9A-F]{24}$/.test(name),
      );
    await db.execute(sql`create table filling (text text)`);
    for (let n = 0; n < 4; n++) {
      await db.execute(sql`insert into filling values (${randomBytes(8 * 1024 * 1024).toString('hex')})`);
    }
    expect((await logFiles()).length).toBeGreaterThan(3);
    vi.advanceTimersByTime(60_000);
    await expect.poll(async () => (await logFiles()).length).toBeLessThan(3);
    await close();
  });
});

/** The files in a folder that hold a text. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path)).includes(text)) found.push(path);
  }
  return found;
}
