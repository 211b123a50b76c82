import type { Table } from 'dexie';
import type { MetaRow, WorkspaceDb } from '#renderer/store/database.ts';
import { takeOver } from '#renderer/store/rebase-row.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import type { Fields, Operation, SyncRecord } from '#shared/sync/operation.ts';
import { tableOf } from '#shared/sync/tables.ts';

/** Where some fields belong: whoever seals binds them to it. */
export interface Place {
  table: string;
  id: string;
  /** The operation that wrote the field. */
  opOf: (field: string) => string;
}

/** Turns what is the member's own into what the server may see, and back. Sealed values are `SealedValue`s. */
export interface Codec {
  /** Names the keyring it works with. What was pulled without it is pulled again with it. */
  readonly id: string;
  /** Names the key with which it seals. */
  readonly key: string;
  seal(place: Place, fields: Fields): Promise<Fields>;
  /** Opens all, in their order. Null stands for fields of which one cannot be opened with the keys that are here. */
  open(sealed: ReadonlyArray<Sealed>): Promise<(Fields | null)[]>;
}

/** Sealed fields, and where they belong. */
export interface Sealed {
  place: Place;
  fields: Fields;
}

/** The place of what an operation writes. */
export function placeOfOp({ table, id, opId }: Pick<Operation, 'table' | 'id' | 'opId'>): Place {
  return { table, id, opOf: () => opId };
}

/** The place of what stands in a record. */
export function placeOf({ table, id, vers }: Pick<SyncRecord, 'table' | 'id' | 'vers'>): Place {
  return { table, id, opOf: (field) => vers[field]?.op ?? '' };
}

/** True when only ciphertext of this table leaves the device. */
export function isSealed(table: string): boolean {
  return tableOf(table)?.privacy === 'sealed';
}

/**
 * Seals what waits for keys, so that it can be pushed: outside of any transaction (I10). What was sealed with a key that
 * has been replaced since is sealed anew.
 */
export async function sealHeld(db: WorkspaceDb, codec: Codec | null): Promise<void> {
  await holdWithOldKey(db, codec?.key ?? NO_KEY);
  if (!codec) return;
  for (;;) {
    const held = await db.outbox.where('lane').equals('held').limit(PUSH_OPS_MAX).sortBy('n');
    if (held.length === 0) return;
    const sealed = await Promise.all(held.map(({ op }) => codec.seal(placeOfOp(op), op.patch)));
    await db.transaction('rw', db.outbox, async () => {
      const standing = await db.outbox.bulkGet(held.map(({ n }) => n ?? 0));
      await db.outbox.bulkPut(
        standing.flatMap((row, index) =>
          row ? [{ ...row, lane: 'open', sealed: sealed[index] ?? {} }] : [],
        ),
      );
    });
  }
}

const NO_KEY = '';

/** Holds back what was sealed with another key than the present one. */
async function holdWithOldKey(db: WorkspaceDb, key: string): Promise<void> {
  if (((await getState(db, 'sealedWith'))?.key ?? NO_KEY) === key) return;
  await db.transaction('rw', db.outbox, db.state, async () => {
    await db.outbox
      .where('lane')
      .anyOf('open', 'deferred')
      .filter(({ sealed }) => sealed !== undefined)
      .modify((row) => {
        delete row.sealed;
        row.lane = 'held';
      });
    await putState(db, 'sealedWith', { key });
  });
}

/** Records as they can be taken over, and those that cannot be opened here. Without keys what is sealed is passed over. */
export interface Opened {
  records: SyncRecord[];
  locked: SyncRecord[];
}

/** Opens what is sealed among some records. */
export async function openRecords(codec: Codec | null, records: ReadonlyArray<SyncRecord>): Promise<Opened> {
  const sealed = codec ? records.filter(({ table }) => isSealed(table)) : [];
  const fields = await codec?.open(
    sealed.map((record) => ({ place: placeOf(record), fields: record.fields })),
  );
  const opened = new Map(sealed.map((record, index) => [record, fields?.[index]]));
  return {
    records: records.flatMap((record) => {
      const readable = isSealed(record.table) ? opened.get(record) : record.fields;
      return readable ? [{ ...record, fields: readable }] : [];
    }),
    locked: sealed.filter((record) => !opened.get(record)),
  };
}

/**
 * Takes over what came from the server: what could be opened is shown, what could not is kept as it came, and noted once
 * for each row. To be called inside a transaction over the domain tables, `_meta`, `_outbox`, `_locked` and `_journal`.
 */
export async function takeOverOpened(
  db: WorkspaceDb,
  { records, locked }: Opened,
  now: number,
): Promise<void> {
  await takeOver(db, records);
  await unlock(db, records);
  if (locked.length === 0) return;
  const keys = locked.map(({ table, id }): [string, string] => [table, id]);
  const [known, metas] = await Promise.all([db.locked.bulkGet(keys), db.meta.bulkGet(keys)]);
  const isNewer = locked.map(
    (record, index) => Math.max(known[index]?.record.seq ?? -1, metas[index]?.seq ?? -1) < record.seq,
  );
  await db.locked.bulkPut(
    locked.flatMap((record, index) =>
      isNewer[index] ? [{ table: record.table, id: record.id, record }] : [],
    ),
  );
  await db.journal.bulkAdd(
    locked.flatMap(({ table, id }, index) =>
      known[index] || !isNewer[index] ? [] : [{ kind: 'unreadable' as const, at: now, table, id }],
    ),
  );
  // The server has mentioned them: they are not gone.
  await db.meta.bulkPut(
    metas.flatMap((meta) => {
      if (meta?.stale !== 'check') return [];
      const { stale: _, ...rest } = meta;
      return [rest];
    }),
  );
}

/** What is readable is not locked any more, and the journal need not tell of it. */
async function unlock(db: WorkspaceDb, records: ReadonlyArray<SyncRecord>): Promise<void> {
  if ((await db.locked.limit(1).primaryKeys()).length === 0) return;
  const found = await db.locked.bulkGet(records.map(({ table, id }): [string, string] => [table, id]));
  const opened = found.flatMap((row, index) =>
    row && row.record.seq <= (records[index]?.seq ?? -1) ? [row] : [],
  );
  if (opened.length === 0) return;
  await db.locked.bulkDelete(opened.map(({ table, id }): [string, string] => [table, id]));
  const gone = new Set(opened.map(({ table, id }) => `${table}/${id}`));
  await db.journal.filter((row) => row.kind === 'unreadable' && gone.has(`${row.table}/${row.id}`)).delete();
}

/** Tries what is locked again, after keys have come. */
export async function openLocked(db: WorkspaceDb, codec: Codec | null, now: number): Promise<void> {
  if (!codec) return;
  const rows = await db.locked.toArray();
  const { records } = await openRecords(
    codec,
    rows.map(({ record }) => record),
  );
  if (records.length === 0) return;
  // An async function: Dexie follows the awaits of no other kind.
  await db.transaction('rw', takingOver(db), async () => takeOverOpened(db, { records, locked: [] }, now));
}

/** The tables that taking over writes. */
export function takingOver(db: WorkspaceDb): Table[] {
  return [...db.domainTables, db.meta, db.outbox, db.state, db.journal, db.locked];
}

/** What of a row from a former epoch may leave the device, or null when it is sealed and there are no keys. */
export async function sealFormer(
  codec: Codec | null,
  { table, id, former }: MetaRow,
): Promise<Omit<SyncRecord, 'seq'> | null> {
  if (!former) return null;
  if (!isSealed(table)) return { table, id, ...former };
  return (
    codec && {
      table,
      id,
      ...former,
      fields: await codec.seal(placeOf({ table, id, vers: former.vers }), former.fields),
    }
  );
}
