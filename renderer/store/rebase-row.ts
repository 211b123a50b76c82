import { cmp } from 'dexie';
import {
  keyOf,
  type Operation,
  type SyncRecord,
  type Version,
  type Versions,
} from '#shared/sync/operation.ts';
import { rebase } from '#shared/sync/rebase.ts';
import { type TableName, tableOf } from '#shared/sync/tables.ts';
import { type MetaRow, type StoredRow, toFields, toStoredRow, type WorkspaceDb } from './database.ts';

/** The operations of a row that the server has not taken yet, in order. */
export async function pendingOps(
  db: Pick<WorkspaceDb, 'outbox'>,
  table: string,
  id: string,
): Promise<Operation[]> {
  const rows = await db.outbox.where('[table+id]').equals([table, id]).sortBy('n');
  return rows.map(({ op }) => op);
}

/**
 * The record as the server last sent it, or undefined when the server has none.
 * While nothing is pending, the row itself is that record.
 */
export function baseRecord(
  table: string,
  id: string,
  meta: MetaRow | undefined,
  row: StoredRow | undefined,
): SyncRecord | undefined {
  if (!meta) return undefined;
  const base = meta.base ?? { fields: row ? toFields(row) : {} };
  return { table, id, ...base, vers: meta.vers, seq: meta.seq };
}

/**
 * Takes over records from the server, at most one of a row, and shows them with what is still pending on top (I5). A
 * record older than the one known does not replace it (I4). Records of a table that this version does not know are
 * skipped, and pulled again after the update (I11). To be called inside a transaction over the domain tables, `_meta`
 * and `_outbox`.
 */
export async function takeOver(db: WorkspaceDb, records: ReadonlyArray<SyncRecord>): Promise<void> {
  const known = records.filter(({ table }) => tableOf(table));
  const metas = await metasOf(db, known);
  const isOlder = (record: SyncRecord) => (metas.get(keyOf(record))?.seq ?? 0) > record.seq;
  for (const { table, id } of known.filter(isOlder)) await rebaseRow(db, table as TableName, id);
  // What is held of a row from a former epoch is uploaded (again), now that the server knows the row.
  const held = new Map(
    [...metas].flatMap(([key, { former }]): [string, Held][] =>
      former ? [[key, { former, stale: 'reupload' }]] : [],
    ),
  );
  await storeAll(
    db,
    known.filter((record) => !isOlder(record)),
    held,
  );
}

/** How many neighbouring keys one range query covers. */
const STRETCH = 32;

/**
 * What is known of some rows, by {@link keyOf}. In a first pull next to nothing is known, and the keys of new rows are
 * neighbours: one range query shows that nothing is there, and saves a lookup of each key.
 */
async function metasOf(db: WorkspaceDb, rows: ReadonlyArray<SyncRecord>): Promise<Map<string, MetaRow>> {
  const keys = rows.map(({ table, id }): [string, string] => [table, id]).sort(cmp);
  const stretches = Array.from({ length: Math.ceil(keys.length / STRETCH) }, (_, index) =>
    keys.slice(index * STRETCH, (index + 1) * STRETCH),
  );
  const found = await Promise.all(
    stretches.map(async (stretch) => {
      const between = db.meta.where('[table+id]').between(stretch[0], stretch.at(-1), true, true);
      return (await between.limit(1).primaryKeys()).length > 0 ? db.meta.bulkGet(stretch) : [];
    }),
  );
  return new Map(found.flat().flatMap((meta) => (meta ? [[keyOf(meta), meta]] : [])));
}

/** Shows a row anew after its pending operations changed without a record from the server. */
export async function rebaseRow(db: WorkspaceDb, table: TableName, id: string): Promise<void> {
  const [meta, row, pending] = await Promise.all([
    db.meta.get([table, id]),
    db.rows(table).get(id),
    pendingOps(db, table, id),
  ]);
  const base = baseRecord(table, id, meta, row);
  if (base && meta) return storeAll(db, [base], new Map([[keyOf(base), heldOf(meta)]]));
  await show(db, table, [{ id, record: rebase(undefined, pending) }]);
}

type Held = Pick<MetaRow, 'stale' | 'former'>;

function heldOf({ stale, former }: MetaRow): Held {
  return { ...(stale ? { stale } : {}), ...(former ? { former } : {}) };
}

/**
 * Stores base records with what is held of their rows, and writes the rows rebased: the base with what is pending on
 * top.
 */
async function storeAll(
  db: WorkspaceDb,
  records: ReadonlyArray<SyncRecord>,
  held: ReadonlyMap<string, Held>,
): Promise<void> {
  const keys = records.map(({ table, id }): [string, string] => [table, id]);
  const pending = Map.groupBy(await db.outbox.where('[table+id]').anyOf(keys).sortBy('n'), keyOf);
  const metas: MetaRow[] = [];
  const views = new Map<TableName, View[]>();
  for (const base of records) {
    const { id, seq, vers, fields, deleted } = base;
    const table = base.table as TableName;
    const ops = (pending.get(keyOf(base)) ?? []).map(({ op }) => op);
    const keepsBase = ops.length > 0 || deleted;
    metas.push({
      table,
      id,
      seq,
      vers: shareEqual(vers),
      ...(keepsBase ? { base: { fields, ...(deleted ? { deleted } : {}) } } : {}),
      ...held.get(keyOf(base)),
    });
    const ofTable = views.get(table) ?? [];
    ofTable.push({ id, record: rebase(base, ops) });
    views.set(table, ofTable);
  }
  await Promise.all([
    db.meta.bulkPut(metas),
    ...[...views].map(([table, ofTable]) => show(db, table, ofTable)),
  ]);
}

/**
 * Equal versions as one object, which the browser stores only once: the versions of a row whose fields were all written
 * together take a fraction of the space and time.
 */
function shareEqual(vers: Versions): Versions {
  const distinct: Version[] = [];
  return Object.fromEntries(
    Object.entries(vers).map(([field, version]) => {
      const { op, ver, at, device } = version;
      const same = distinct.find(
        (one) => one.op === op && one.ver === ver && one.at === at && one.device === device,
      );
      if (!same) distinct.push(version);
      return [field, same ?? version];
    }),
  );
}

interface View {
  id: string;
  record: SyncRecord | undefined;
}

/** Writes rows to the domain table, and removes those that are deleted. */
async function show(db: WorkspaceDb, table: TableName, views: ReadonlyArray<View>): Promise<void> {
  const rows = views.flatMap(({ id, record }) =>
    record && !record.deleted ? [toStoredRow(table, id, record.fields)] : [],
  );
  const shown = new Set(rows.map(({ id }) => id));
  await db.rows(table).bulkPut(rows);
  await db.rows(table).bulkDelete(views.flatMap(({ id }) => (shown.has(id) ? [] : [id])));
}
