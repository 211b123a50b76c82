import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, type SyncRecord, type Version } from '#shared/sync/operation.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import type { WorkspaceDb } from './database.ts';
import { takeOver } from './rebase-row.ts';

const TABLES = ['tasks', 'entries'] as const;

async function take(db: WorkspaceDb, records: ReadonlyArray<SyncRecord>): Promise<void> {
  // Dexie keeps a transaction alive across awaits only in an async function.
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], async () => takeOver(db, records));
}

const version = (ver: number, op = `op-${ver}`): Version => ({ ver, at: 10, op, device: 'device' });

const record = fc.record({
  table: fc.constantFrom(...TABLES),
  id: fc.nat({ max: 150 }).map((number) => `row-${number}`),
  seq: fc.integer({ min: 1, max: 1_000 }),
});
const page = fc
  .uniqueArray(record, { maxLength: 120, selector: keyOf })
  .map((rows) =>
    rows.map(
      (row): SyncRecord => ({ ...row, fields: { note: `${row.seq}` }, vers: { note: version(row.seq) } }),
    ),
  );

describe('taking over records', () => {
  test('I4: of many at once, in any order, the newest of each row is what is known and shown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 4 }), async (pages) => {
        const { db } = await openTestWorkspace();
        const newest = new Map<string, number>();
        for (const records of pages) {
          await take(db, records);
          for (const row of records) {
            newest.set(keyOf(row), Math.max(row.seq, newest.get(keyOf(row)) ?? 0));
          }
        }
        const metas = await db.meta.toArray();
        expect(new Map(metas.map((meta) => [keyOf(meta), meta.seq]))).toEqual(newest);
        for (const table of TABLES) {
          for (const { id, note } of await db.rows(table).toArray()) {
            expect(note).toBe(`${newest.get(keyOf({ table, id }))}`);
          }
        }
        await db.delete();
      }),
      { numRuns: 60 },
    );
  });

  test('I4: finds the one row that is known among many new ones, wherever it lies', async () => {
    const rows = Array.from({ length: 70 }, (_, index): SyncRecord => {
      const id = `row-${String(index).padStart(2, '0')}`;
      return { table: 'tasks', id, seq: 1, fields: { note: 'older' }, vers: { note: version(1) } };
    });
    for (const row of rows) {
      const { db } = await openTestWorkspace();
      await take(db, [{ ...row, seq: 2, fields: { note: 'newer' }, vers: { note: version(2) } }]);
      await take(db, rows);
      expect(await db.meta.get(['tasks', row.id])).toMatchObject({ seq: 2 });
      expect(await db.rows('tasks').get(row.id)).toMatchObject({ note: 'newer' });
      await db.delete();
    }
  });

  test('keeps every version as it came, and equal ones once', async () => {
    const { db } = await openTestWorkspace();
    const vers = {
      note: version(1),
      title: version(1),
      day: version(2),
      order: version(2, 'op-1'),
      doneAt: { ...version(1), at: 11 },
      createdAt: { ...version(1), device: 'another' },
    };
    await take(db, [{ table: 'tasks', id: 'row', fields: {}, vers, seq: 2 }]);
    const stored = (await db.meta.get(['tasks', 'row']))?.vers;
    expect(stored).toEqual(vers);
    expect(new Set(Object.values(stored ?? {})).size).toBe(5);
  });
});
