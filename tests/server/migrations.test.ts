import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { expect, it, onTestFinished } from 'vitest';
import { casing, migrationsFolder } from '#server/db/connect.ts';
import { packVersions } from '#server/db/packed-versions.ts';
import { appliedOps, records, spaces } from '#server/db/schema.ts';

/** A database as it was after its first `count` migrations. */
async function databaseAfter(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'kotsukotsu-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(migrationsFolder, folder, { recursive: true });
  const journalPath = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(journalPath, 'utf8'));
  writeFileSync(journalPath, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  const client = await PGlite.create();
  onTestFinished(() => client.close());
  const db = drizzle({ client, casing });
  await migrate(db, { migrationsFolder: folder });
  return { client, db };
}

it('packs the versions of rows that were there before, and counts all that is kept', async () => {
  const { client, db } = await databaseAfter(7);
  const version = (ver: number) => ({ ver, at: 1_700_000_000_000 + ver, op: `op-${ver}`, device: 'device' });
  const one = { title: version(4), note: version(4), order: version(2) };
  const gone = { title: version(3), $: version(5) };
  await client.exec(`
    insert into members (id, name, created_at) values ('m', 'Sample Person', 1);
    insert into spaces (id, member_id, epoch, seq, bytes) values ('s', 'm', 'e', 5, 7);
    insert into records (space_id, tbl, id, fields, vers, deleted, seq, bytes) values
      ('s', 'tasks', 'one', '{"title":"花"}', '${JSON.stringify(one)}', false, 4, 15),
      ('s', 'tasks', 'gone', '{}', '${JSON.stringify(gone)}', true, 5, 2),
      ('s', 'tasks', 'bare', '{}', '{}', false, 1, 2);
    insert into applied_ops (space_id, op_id, device, body_hash, verdict, seq, at) values
      ('s', 'op-5', 'device', 'hash', '{"outcome":"applied"}', 5, 1);
  `);

  await migrate(db, { migrationsFolder });
  const rows = await db.select().from(records).orderBy(records.seq);
  expect(rows.map(({ id, vers }) => [id, vers])).toEqual([
    ['bare', {}],
    ['one', one],
    ['gone', gone],
  ]);
  expect(rows.map(({ deletedAt }) => deletedAt !== null)).toEqual([false, false, true]);
  for (const { fields, vers, bytes } of rows) {
    const packed = Buffer.byteLength(JSON.stringify(fields)) + Buffer.byteLength(packVersions(vers));
    expect(bytes).toBeGreaterThanOrEqual(packed);
    // The same, except for blanks in the stored JSON.
    expect(bytes).toBeLessThan(1.2 * packed + 5);
  }
  const [said] = await db.select().from(appliedOps);
  const [space] = await db.select().from(spaces);
  expect(space?.bytes).toBe(rows.reduce((sum, { bytes }) => sum + bytes, said?.bytes ?? 0));
});
