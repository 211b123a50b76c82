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

/** What a member means to do to one row of some tables. `set` also creates a row. */
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
 * Reads and writes some tables as one step: all of it happens or nothing. An error thrown by `work` rolls everything
 * back.
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
      // The compiler does not see that a `Change<T>` is a `Change`.
      for (const change of changes as ReadonlyArray<Change>)
        undo.unshift(...(await writeOne(workspace, change, at)));
      return undo;
    },
  };
  const touched = tables.map((table) => db.rows(table));
  return writing(() =>
    // Must be an async function: only then does Dexie keep the transaction alive across awaits.
    db.transaction('rw', [...touched, db.meta, db.outbox, db.state, db.journal], async () =>
      work(transaction),
    ),
  );
}

/**
 * The only door for writes to synced tables: rows and their outbox operations in one transaction (I1). What has to read
 * before it writes does both within {@link atomically}. A change without effect (setting the values a row already has,
 * deleting a missing row, restoring one that is not deleted) writes nothing. Setting a deleted row restores it.
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
  // Requests are issued without waiting for the one before: the database runs them in order, and waiting in between
  // would only take longer.
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
  // A member cannot restore what the NPO has taken back.
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

/** Keeps what the server sent as the base row: from now on the stored row differs from it. */
async function keepBase(
  db: Pick<Db, 'meta'>,
  meta: MetaRow | undefined,
  row: StoredRow | undefined,
): Promise<void> {
  if (meta && !meta.base && row) await db.meta.put({ ...meta, base: { fields: toFields(row) } });
}

/**
 * The change that sets the fields of `patch` back to their former values, or to the default where the row did not have
 * them.
 */
function inverse(table: TableName, id: string, patch: Fields, fields: Fields): Change {
  const shape: Record<string, z.ZodType> = tables[table].schema.shape;
  const before = Object.keys(patch).map((field) => [
    field,
    fields[field] ?? shape[field]?.safeParse(undefined).data ?? null,
  ]);
  return { table, id, kind: 'set', patch: Object.fromEntries(before) };
}

/** The part of a patch that changes something. Fields set to undefined are ignored. */
function toPatch(patch: object, current: Fields): Fields {
  return Object.fromEntries(
    Object.entries(patch).filter(
      (entry): entry is [string, Json] =>
        entry[1] !== undefined && canonicalJson(entry[1]) !== canonicalJson(current[entry[0]]),
    ),
  );
}

/**
 * The fields whose seen versions an operation carries. A delete carries all of them, so that values which the member
 * had not seen are reported as lost.
 */
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

/**
 * A new row must be complete; of an existing one only the changed fields are checked, so that an invalid old row can be
 * repaired.
 */
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
