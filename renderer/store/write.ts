import { Dexie } from 'dexie';
import type * as z from 'zod';
import { EXISTENCE, type Fields, type Json, type Operation } from '#shared/sync/operation.ts';
import { rebase } from '#shared/sync/rebase.ts';
import { type Row, type TableName, tables } from '#shared/sync/tables.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';
import { type MetaRow, type StoredRow, toFields, toStoredRow } from './database.ts';
import { baseRecord, pendingOps } from './rebase-row.ts';
import type { Workspace } from './workspace.ts';

/** What a member means to do to one row. Creating is setting. */
export type Change =
  | { [T in TableName]: { table: T; id: string; kind: 'set'; patch: Partial<Omit<Row<T>, 'id'>> } }[TableName]
  | { table: TableName; id: string; kind: 'delete' }
  | { table: TableName; id: string; kind: 'restore' };

export type WriteProblemCode = 'invalid-value' | 'disk-full' | 'not-saved';

/** A write that did not happen. Nothing of it was stored. */
export class WriteProblem extends Error {
  readonly code: WriteProblemCode;
  readonly field: string | null;

  constructor(code: WriteProblemCode, options: { field?: string; cause?: unknown } = {}) {
    super(`write refused: ${code}${options.field ? ` (${options.field})` : ''}`, { cause: options.cause });
    this.name = 'WriteProblem';
    this.code = code;
    this.field = options.field ?? null;
  }
}

/**
 * The only door for writes to synced tables: rows and their outbox operations in one transaction (I1).
 * May be called inside a wider transaction over the same tables.
 *
 * @returns the changes that undo it, in the order to apply them
 * @throws WriteProblem when a value does not fit, or when the disk is full; nothing is stored then
 */
export async function write(workspace: Workspace, changes: ReadonlyArray<Change>): Promise<Change[]> {
  const { db } = workspace;
  const touched = [...new Set(changes.map(({ table }) => table))].map((name) => db.rows(name));
  const at = workspace.around.now();
  try {
    return await db.transaction('rw', [...touched, db.meta, db.outbox], async () => {
      const undo: Change[] = [];
      for (const change of changes) undo.unshift(await writeOne(workspace, change, at));
      return undo;
    });
  } catch (error) {
    throw toWriteProblem(error);
  }
}

async function writeOne(workspace: Workspace, change: Change, at: number): Promise<Change> {
  const { db } = workspace;
  const { table, id, kind } = change;
  const [row, meta] = await Promise.all([db.rows(table).get(id), db.meta.get([table, id])]);
  const patch = change.kind === 'set' ? toPatch(change.patch) : {};
  const op: Operation = {
    opId: workspace.around.newOpId(),
    device: workspace.device,
    table,
    id,
    kind,
    patch,
    base: baseVersions(kind === 'set' ? Object.keys(patch) : [EXISTENCE], meta),
    at,
    schema: SCHEMA_VERSION,
  };

  const view =
    row && kind === 'set' ? { ...toFields(row), ...patch } : await viewAfter(workspace, row, meta, op);
  if (kind === 'set') refuseInvalid(table, patch, view ?? patch, row === undefined);

  await db.outbox.add({ opId: op.opId, table, id, lane: laneOf(table), op });
  // From now on the view differs from what the server sent, so that has to be kept.
  if (meta && !meta.base && row) await db.meta.put({ ...meta, base: { fields: toFields(row) } });
  if (view) await db.rows(table).put(toStoredRow(table, id, view));
  else await db.rows(table).delete(id);
  return inverse(change, row);
}

/** The visible fields after `op`, or null when the row is deleted then. */
async function viewAfter(
  { db }: Workspace,
  row: StoredRow | undefined,
  meta: MetaRow | undefined,
  op: Operation,
): Promise<Fields | null> {
  if (op.kind === 'delete') return null;
  const record = rebase(baseRecord(op.table, op.id, meta, row), [
    ...(await pendingOps(db, op.table, op.id)),
    op,
  ]);
  return record && !record.deleted ? record.fields : null;
}

function inverse(change: Change, row: StoredRow | undefined): Change {
  const { table, id } = change;
  if (change.kind === 'delete') return { table, id, kind: 'restore' };
  if (change.kind === 'restore' || !row) return { table, id, kind: 'delete' };
  const before = Object.fromEntries(Object.keys(change.patch).map((field) => [field, row[field] ?? null]));
  return { table, id, kind: 'set', patch: before } as Change;
}

/** Fields set to undefined are not part of the intent. */
function toPatch(patch: object): Fields {
  return Object.fromEntries(
    Object.entries(patch).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

function baseVersions(fields: ReadonlyArray<string>, meta: MetaRow | undefined): Record<string, number> {
  return Object.fromEntries(fields.map((field) => [field, meta?.vers[field]?.ver ?? 0]));
}

function laneOf(table: TableName): 'open' | 'held' {
  return tables[table].privacy === 'open' ? 'open' : 'held';
}

/** A new row must be whole; of an existing one only what changes is looked at, so that an odd old row can be mended. */
function refuseInvalid(table: TableName, patch: Fields, whole: Fields, isNew: boolean): void {
  const schema: z.ZodObject = tables[table].schema;
  if (isNew) {
    const parsed = schema.omit({ id: true }).safeParse(whole);
    if (!parsed.success) {
      throw new WriteProblem('invalid-value', { field: String(parsed.error.issues[0]?.path[0] ?? '') });
    }
    return;
  }
  const shape: Record<string, z.ZodType> = schema.shape;
  for (const [field, value] of Object.entries(patch)) {
    if (shape[field] && !shape[field].safeParse(value).success) {
      throw new WriteProblem('invalid-value', { field });
    }
  }
}

function toWriteProblem(error: unknown): unknown {
  if (error instanceof WriteProblem) return error;
  if (error instanceof Dexie.DexieError) {
    const isFull = /quota/i.test(`${error.name} ${error.inner?.name ?? ''} ${error.message}`);
    return new WriteProblem(isFull ? 'disk-full' : 'not-saved', { cause: error });
  }
  return error;
}
