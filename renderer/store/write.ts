import type * as z from 'zod';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { EXISTENCE, type Fields, type Json, type Operation, type Version } from '#shared/sync/operation.ts';
import { rebase } from '#shared/sync/rebase.ts';
import { isMembersOwn, isSealed, type Row, type TableName, tables } from '#shared/sync/tables.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';
import { type Db, type MetaRow, type StoredRow, toFields, toStoredRow } from './database.ts';
import { baseRecord, pendingOps } from './rebase-row.ts';
import type { Workspace } from './workspace.ts';
import { WriteError, writing } from './write-error.ts';

/** What a member means to do to one row of some tables. Creating is setting. */
export type Change<T extends TableName = TableName> = {
  [K in T]:
    | { table: K; id: string; kind: 'set'; patch: Partial<Omit<Row<K>, 'id'>> }
    | { table: K; id: string; kind: 'delete' }
    | { table: K; id: string; kind: 'restore' };
}[T];

/** A transaction under way over some tables: whoever is handed it can read and write these, and no others. */
export interface Transaction<T extends TableName = TableName> extends Pick<Workspace, 'device' | 'around'> {
  readonly db: Db<T>;
  /** As {@link write}. */
  readonly write: (changes: ReadonlyArray<Change<T>>) => Promise<Change[]>;
}

/**
 * Reads and writes some tables as one step: all of it happens or nothing. What the work throws undoes what it wrote.
 * @throws WriteError in place of what the database throws
 */
export function atomically<T extends TableName, R>(
  workspace: Workspace,
  tables: ReadonlyArray<T>,
  work: (transaction: Transaction<T>) => Promise<R>,
): Promise<R> {
  const { db, around } = workspace;
  const transaction: Transaction<T> = {
    ...workspace,
    write: async (changes) => {
      const at = around.now();
      const undo: Change[] = [];
      // A change of one of these tables is a change of some table; the compiler does not see it.
      for (const change of changes as ReadonlyArray<Change>)
        undo.unshift(...(await writeOne(workspace, change, at)));
      return undo;
    },
  };
  const touched = tables.map((table) => db.rows(table));
  return writing(() =>
    // Async, because by that Dexie knows that the transaction has to live through what is awaited in it.
    db.transaction('rw', [...touched, db.meta, db.outbox, db.state, db.journal], async () =>
      work(transaction),
    ),
  );
}

/**
 * The only door for writes to synced tables: rows and their outbox operations in one transaction (I1). What has to read
 * before it writes does both within {@link atomically}. A change that changes nothing (setting what stands already,
 * deleting what is not there, restoring what is) writes nothing. Setting a row that was deleted brings it back.
 *
 * @returns the changes that undo it, in the order to apply them
 * @throws WriteError when a value does not fit, or when the disk is full; nothing is stored then
 */
export function write(workspace: Workspace, changes: ReadonlyArray<Change>): Promise<Change[]> {
  const tables = [...new Set(changes.map(({ table }) => table))];
  return atomically(workspace, tables, (transaction) => transaction.write(changes));
}

async function writeOne({ db, device, around }: Workspace, change: Change, at: number): Promise<Change[]> {
  const { table, id } = change;
  const [row, meta] = await Promise.all([db.rows(table).get(id), db.meta.get([table, id])]);
  // The database does in turn what is asked of it at once: to wait in between would take the longer.
  const addOp = async (kind: Operation['kind'], patch: Fields) => {
    const seen = seenBy(kind, patch, meta);
    const op: Operation = {
      opId: around.newOpId(),
      device,
      table,
      id,
      kind,
      patch,
      base: Object.fromEntries(seen.map((field) => [field, versionOf(meta, field)?.ver ?? 0])),
      // Later than all it has seen, whatever this computer's clock says: so the order of `at` is the order in which
      // things were known, also for a server that no longer knows the versions (I7).
      at: Math.max(at, ...seen.map((field) => (versionOf(meta, field)?.at ?? 0) + 1)),
      schema: SCHEMA_VERSION,
    };
    await db.outbox.add({ opId: op.opId, table, id, lane: laneOf(table), op });
  };

  if (change.kind === 'delete') {
    if (!row) return [];
    await Promise.all([addOp('delete', {}), keepBase(db, meta, row), db.rows(table).delete(id)]);
    return [{ table, id, kind: 'restore' }];
  }

  const buried = row ? undefined : rebase(baseRecord(table, id, meta, row), await pendingOps(db, table, id));
  if (change.kind === 'restore') {
    if (!buried) return [];
    await Promise.all([addOp('restore', {}), db.rows(table).put(toStoredRow(table, id, buried.fields))]);
    return [{ table, id, kind: 'delete' }];
  }

  const before = row ? toFields(row) : buried?.fields;
  const patch = toPatch(change.patch, row ? toFields(row) : {});
  if (row && Object.keys(patch).length === 0) return [];
  const after = { ...before, ...patch };
  refuseInvalid(table, patch, after, row === undefined);
  // What the NPO took back is not the member's to bring back.
  if (buried && !isMembersOwn(tables[table])) throw new WriteError('invalid-value');
  await Promise.all([
    ...(buried ? [addOp('restore', {})] : []),
    addOp('set', patch),
    keepBase(db, meta, row),
    db.rows(table).put(toStoredRow(table, id, after)),
  ]);
  return [
    ...(before ? [inverse(table, id, patch, before)] : []),
    ...(row ? [] : [{ table, id, kind: 'delete' as const }]),
  ];
}

/** From now on the view differs from what the server sent, so that has to be kept. */
async function keepBase(
  db: Pick<Db, 'meta'>,
  meta: MetaRow | undefined,
  row: StoredRow | undefined,
): Promise<void> {
  if (meta && !meta.base && row) await db.meta.put({ ...meta, base: { fields: toFields(row) } });
}

/** The change that puts back what the fields of `patch` held; a field the row did not have yet, its default. */
function inverse(table: TableName, id: string, patch: Fields, fields: Fields): Change {
  const shape: Record<string, z.ZodType> = tables[table].schema.shape;
  const before = Object.keys(patch).map((field) => [
    field,
    fields[field] ?? shape[field]?.safeParse(undefined).data ?? null,
  ]);
  return { table, id, kind: 'set', patch: Object.fromEntries(before) };
}

/** What of a patch changes something. Fields set to undefined are not part of the intent. */
function toPatch(patch: object, current: Fields): Fields {
  return Object.fromEntries(
    Object.entries(patch).filter(
      (entry): entry is [string, Json] =>
        entry[1] !== undefined && canonicalJson(entry[1]) !== canonicalJson(current[entry[0]]),
    ),
  );
}

/** The fields about which an operation says what was seen: who deletes should not bury unseen what others wrote. */
function seenBy(kind: Operation['kind'], patch: Fields, meta: MetaRow | undefined): string[] {
  if (kind === 'set') return Object.keys(patch);
  const all = kind === 'delete' ? Object.keys({ ...meta?.former?.vers, ...meta?.vers }) : [];
  return [...new Set([EXISTENCE, ...all])];
}

/** The version of a field that is seen here; right after starting over, in the numbers of the former epoch. */
function versionOf(meta: MetaRow | undefined, field: string): Version | undefined {
  return meta?.vers[field] ?? meta?.former?.vers[field];
}

function laneOf(table: TableName): 'open' | 'held' {
  return isSealed(table) ? 'held' : 'open';
}

/** A new row must be whole; of an existing one only what changes is looked at, so that an odd old row can be mended. */
function refuseInvalid(table: TableName, patch: Fields, whole: Fields, isNew: boolean): void {
  const schema: z.ZodObject = tables[table].schema;
  if (isNew) {
    const parsed = schema.omit({ id: true }).safeParse(whole);
    if (!parsed.success) {
      throw new WriteError('invalid-value', parsed.error.issues[0]?.path.join('.'));
    }
    return;
  }
  const shape: Record<string, z.ZodType> = schema.shape;
  for (const [field, value] of Object.entries(patch)) {
    if (shape[field] && !shape[field].safeParse(value).success) {
      throw new WriteError('invalid-value', field);
    }
  }
}
