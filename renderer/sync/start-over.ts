import { type MetaRow, toFields, type WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { mergeReuploaded } from '#shared/sync/merge.ts';
import { keyOf } from '#shared/sync/operation.ts';
import { tableNames } from '#shared/sync/tables.ts';
import { forgetLocked } from './locked.ts';

/** How many rows are marked at a time. */
const CHUNK = 1_000;

/**
 * Starts over with the server; rows and outbox stay.
 *
 * In another epoch the server has been set back or reset and counts anew. What is known here from the former one is
 * marked to be sent to it again, so that it gets back what it lost, and an empty server never empties this device (I9).
 * Nothing about these rows is pushed before that: what has been seen of them is told in the old numbers.
 *
 * In the same epoch this device has been away for so long that the server has forgotten what was deleted meanwhile:
 * everything is pulled again, and what the server does not mention is gone.
 */
export async function startOver(db: WorkspaceDb, epoch: string, now: number): Promise<void> {
  await db.transaction('rw', db.syncTables, async () => {
    await forgetLocked(db);
    const before = await getState(db, 'position');
    const isSameEpoch = before?.epoch === epoch;
    if (isSameEpoch) await markAll(db, toBeChecked);
    else {
      const rows = await markAll(db, toReupload);
      if (before && rows > 0) await db.journal.add({ kind: 'restored', at: now, rows });
    }
    await putState(db, 'position', { epoch, cursor: 0, ...(isSameEpoch ? { mustPull: true } : {}) });
    await putState(db, 'mark', { mark: null });
    // It counts anew there as well.
    await db.state.delete('keysSeen');
  });
}

/**
 * Marks a table, whose rows do not match the server's, to be sent again and pulled anew (I12). What waits to be pushed
 * keeps what it has seen: the server counts as before.
 */
export async function holdTable(db: WorkspaceDb, table: string): Promise<void> {
  await db.transaction('rw', [...db.domainTables, db.meta], async () => {
    await markAll(db, (meta, content) => (meta.table === table ? toReupload(meta, content) : null));
  });
}

/** Whether everything has to be pulled first: what would be pushed before could be about what is gone. */
export async function mustPullFirst(db: WorkspaceDb): Promise<boolean> {
  return (await getState(db, 'position'))?.mustPull === true;
}

/**
 * Takes away what the server no longer mentions after everything was pulled again: it was deleted long ago. What the
 * member has written there since goes to the journal. To be called inside a transaction over the domain tables,
 * `_meta`, `_outbox` and `_journal`.
 */
export async function sweep(db: WorkspaceDb, now: number): Promise<void> {
  const gone = await db.meta.where('stale').equals('check').toArray();
  const keys = gone.map(({ table, id }): [string, string] => [table, id]);
  const late = await db.outbox.where('[table+id]').anyOf(keys).sortBy('n');
  const contents = new Map(gone.map((meta) => [keyOf(meta), meta.base?.fields ?? {}]));
  await db.journal.bulkAdd(
    late.flatMap((row) => {
      const { table, id, opId, op } = row;
      // To delete what is gone comes to the same. Whoever brought it back means all of it.
      if (op.kind === 'delete') return [];
      const fields = op.kind === 'set' ? op.patch : (contents.get(keyOf(row)) ?? {});
      return [{ kind: 'rejected', at: now, table, id, opId, reason: 'not-found', fields }];
    }),
  );
  await db.outbox.bulkDelete(late.flatMap(({ n }) => n ?? []));
  await db.meta.bulkDelete(keys);
  for (const { table, id } of gone) await db.rows(table).delete(id);
}

type Content = NonNullable<MetaRow['base']>;

/** The base stays what it was, and what is shown with it. */
function toReupload(meta: MetaRow, base: Content): MetaRow | null {
  const { table, id, vers } = meta;
  const known = { table, id, ...base, vers };
  // Held from an epoch before already: with what has come since, one whole.
  const whole = meta.former
    ? mergeReuploaded(
        { ...known, seq: 0 },
        { table, id, ...meta.former },
        { ver: 0, now: Number.POSITIVE_INFINITY },
      )
    : known;
  const { fields, vers: versions, deleted } = whole ?? known;
  const former = { fields, vers: versions, ...(deleted ? { deleted } : {}) };
  return { table, id, seq: 0, vers: {}, base, former, stale: 'reupload' };
}

function toBeChecked(meta: MetaRow, base: Content): MetaRow | null {
  // What is still held from a former epoch is sent again first, and not gone because the server does not know it.
  return meta.former ? null : { ...meta, base, seq: 0, stale: 'check' };
}

/**
 * Marks every row that is known from the server.
 * @param mark gives the marked row, or null to leave it
 * @returns how many were marked
 */
async function markAll(
  db: WorkspaceDb,
  mark: (meta: MetaRow, content: Content) => MetaRow | null,
): Promise<number> {
  let marked = 0;
  for (const table of tableNames) {
    let from = '';
    for (;;) {
      const metas = await db.meta
        .where('[table+id]')
        .between([table, from], [table, '\uffff'], false, true)
        .limit(CHUNK)
        .toArray();
      const last = metas.at(-1);
      if (!last) break;
      from = last.id;
      const rows = await db.rows(table).bulkGet(metas.map(({ id }) => id));
      const next = metas.flatMap((meta, index) => {
        const row = rows[index];
        return mark(meta, meta.base ?? { fields: row ? toFields(row) : {} }) ?? [];
      });
      await db.meta.bulkPut(next);
      marked += next.length;
    }
  }
  return marked;
}
