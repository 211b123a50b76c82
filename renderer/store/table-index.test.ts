import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import type { StoredRow } from './database.ts';
import { type Line, TableIndex } from './table-index.ts';
import { type Change, write } from './write.ts';

interface NoteLine extends Line {
  note: string;
}

const open: Array<() => void> = [];
afterEach(() => {
  for (const stop of open.splice(0)) stop();
});

function indexOf({ db }: TestWorkspace): TableIndex<NoteLine> {
  const index = new TableIndex<NoteLine>(db, 'entries', 'startAt', ({ id, startAt, note }: StoredRow) =>
    note === 'hidden' ? null : { id, place: Number(startAt), note: String(note ?? '') },
  );
  open.push(index.subscribe(() => {}));
  return index;
}

const set = (id: string, minutes: number, note: string): Change => ({
  table: 'entries',
  id,
  kind: 'set',
  patch: { startAt: minutes * MINUTE_MS, zone: 'Asia/Tokyo', note },
});

/** What the index should hold, read whole. */
async function expected({ db }: TestWorkspace): Promise<NoteLine[]> {
  const rows = await db.rows('entries').toArray();
  return rows
    .filter(({ note }) => note !== 'hidden')
    .map(({ id, startAt, note }) => ({ id, place: Number(startAt), note: String(note ?? '') }))
    .toSorted((a, b) => b.place - a.place || (a.id < b.id ? -1 : 1));
}

test('shows what is stored, in order, whatever was written while and after it was read', async () => {
  const id = fc.integer({ min: 0, max: 30 }).map((n) => `entry-${n}`);
  const change = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(id, fc.nat(20), fc.constantFrom('a', 'b', 'hidden')).map((of) => set(...of)),
    },
    id.map((gone): Change => ({ table: 'entries', id: gone, kind: 'delete' })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
      fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
      async (before, after) => {
        const workspace = await openTestWorkspace();
        for (const changes of before) await write(workspace, changes);
        const index = indexOf(workspace);
        for (const changes of after) await write(workspace, changes);
        const whole = await expected(workspace);
        // No row is absent without being counted.
        const leftOut = (await workspace.db.rows('entries').count()) - whole.length;
        await expect.poll(() => index.read()).toMatchObject({ isWhole: true, lines: whole, leftOut });
        expect(index.read().byId.size).toBe(whole.length);
      },
    ),
    { numRuns: 30 },
  );
});

test('more than one page is read, and what came in a heap is seen', async () => {
  const workspace = await openTestWorkspace();
  const rows = Array.from(
    { length: 1_201 },
    (_, n): StoredRow => ({ id: `entry-${n}`, startAt: n % 700, zone: 'UTC' }),
  );
  await workspace.db.rows('entries').bulkPut(rows);
  const index = indexOf(workspace);
  await expect.poll(() => index.read().isWhole).toBe(true);
  expect(index.read().lines).toEqual(await expected(workspace));

  await workspace.db.rows('entries').bulkPut(rows.slice(0, 600).map((row) => ({ ...row, note: 'later' })));
  await workspace.db.rows('entries').bulkDelete(rows.slice(600, 900).map(({ id }) => id));
  const whole = await expected(workspace);
  await expect.poll(() => index.read().lines).toEqual(whole);
});

test('rows without a place in the order are counted, until they can be read', async () => {
  const { db } = await openTestWorkspace();
  const rows = db.rows('entries');
  const index = new TableIndex<Line>(db, 'entries', 'startAt', ({ id, startAt }: StoredRow) =>
    typeof startAt === 'number' ? { id, place: startAt } : null,
  );
  open.push(index.subscribe(() => {}));
  await rows.bulkPut([{ id: 'a', startAt: 1 }, { id: 'b' }, { id: 'c', startAt: null }]);
  await expect.poll(() => index.read()).toMatchObject({ isWhole: true, leftOut: 2, lines: [{ id: 'a' }] });
  await rows.bulkPut([{ id: 'b', startAt: 2 }]);
  await expect.poll(() => index.read().leftOut).toBe(1);
  await rows.clear();
  await expect.poll(() => index.read()).toMatchObject({ leftOut: 0, lines: [] });
});

test('nobody listens: nothing is held', async () => {
  const workspace = await openTestWorkspace();
  await write(workspace, [set('entry-1', 1, 'a')]);
  const index = indexOf(workspace);
  await expect.poll(() => index.read().lines).toHaveLength(1);
  open.pop()?.();
  expect(index.read()).toEqual({ lines: [], byId: new Map(), leftOut: 0, isWhole: false });
});
