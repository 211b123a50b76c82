import type { Table } from 'dexie';
import type { LockedRow, MetaRow, WorkspaceDb } from '#renderer/store/database.ts';
import { baseRecord, takeOver } from '#renderer/store/rebase-row.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import { type Fields, keyOf, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import { isSealed, type TableName } from '#shared/sync/tables.ts';

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
  /** Opens all, in their order. Fields that cannot be opened with the keys that are here are left out. */
  open(sealed: ReadonlyArray<Sealed>): Promise<Fields[]>;
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

/** Without keys what is sealed is passed over. */
export interface Opened {
  /** With the fields that can be read here: of those that are locked as well, not with all. */
  records: SyncRecord[];
  /** Of which something cannot be read here. */
  locked: LockedRow[];
}

/** Opens what is sealed among some records. */
export async function openRecords(codec: Codec | null, records: ReadonlyArray<SyncRecord>): Promise<Opened> {
  const sealed = codec ? records.filter(({ table }) => isSealed(table)) : [];
  const fields = await codec?.open(
    sealed.map((record) => ({ place: placeOf(record), fields: record.fields })),
  );
  const opened = new Map(sealed.map((record, index) => [record, fields?.[index] ?? {}]));
  return {
    records: records.flatMap((record) => {
      const readable = isSealed(record.table) ? opened.get(record) : record.fields;
      return readable ? [{ ...record, fields: readable }] : [];
    }),
    locked: sealed.flatMap((record) => {
      const readable = opened.get(record) ?? {};
      const isWhole = Object.keys(record.fields).every((field) => Object.hasOwn(readable, field));
      return isWhole || !codec ? [] : [{ table: record.table, id: record.id, record, key: codec.key }];
    }),
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
  // Of several answers about a row, only the newest is among the records.
  const seqs = new Map(records.map((record) => [keyOf(record), record.seq]));
  const inPart = new Map(
    locked.filter((row) => seqs.get(keyOf(row)) === row.record.seq).map((row) => [keyOf(row), row]),
  );
  const whole = records.filter((record) => !inPart.has(keyOf(record)));
  const keys = [...inPart.values()].map(({ table, id }): [string, string] => [table, id]);
  const [known, metas] = await Promise.all([db.locked.bulkGet(keys), db.meta.bulkGet(keys)]);
  const filled = await Promise.all(
    records.flatMap((record) => {
      const row = inPart.get(keyOf(record));
      return row ? [filledUp(db, record, row.record)] : [];
    }),
  );
  await takeOver(db, [...whole, ...filled.flatMap((record) => record ?? [])]);
  await unlock(db, whole);
  // What was readable stays so, whatever is shown of the same the second time.
  const news = [...inPart.values()].filter(({ record }, index) =>
    known[index] ? known[index].record.seq <= record.seq : (metas[index]?.seq ?? -1) < record.seq,
  );
  await db.locked.bulkPut(news);
  const told = new Set(known.flatMap((row) => (row ? [keyOf(row)] : [])));
  await db.journal.bulkAdd(
    news.flatMap((row) =>
      told.has(keyOf(row)) ? [] : [{ kind: 'unreadable' as const, at: now, table: row.table, id: row.id }],
    ),
  );
}

/**
 * A record of which some fields are locked: these stay as they were, at the version that the member has seen; so what they
 * write there next counts as written beside what is locked. Null when nothing is known of before: to show it without them
 * could say the opposite of what it says, such as a clock that runs.
 */
async function filledUp(db: WorkspaceDb, opened: SyncRecord, sealed: SyncRecord): Promise<SyncRecord | null> {
  const { table, id } = opened;
  const [meta, row] = await Promise.all([db.meta.get([table, id]), db.rows(table as TableName).get(id)]);
  const base = baseRecord(table, id, meta, row);
  if (!base) return null;
  const fields = { ...opened.fields };
  const vers = { ...opened.vers };
  for (const field of Object.keys(sealed.fields)) {
    if (Object.hasOwn(opened.fields, field)) continue;
    delete vers[field];
    if (!Object.hasOwn(base.fields, field)) continue;
    fields[field] = base.fields[field] ?? null;
    const version = base.vers[field];
    if (version) vers[field] = version;
  }
  return { ...opened, fields, vers };
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
  const gone = new Set(opened.map(keyOf));
  await db.journal.filter((row) => row.kind === 'unreadable' && gone.has(keyOf(row))).delete();
}

/**
 * Tries again what was locked while another key was the present one: keys come by several doors, and the app may have ended
 * before what they open was opened.
 */
export async function openLocked(db: WorkspaceDb, codec: Codec | null, now: number): Promise<void> {
  if (!codec) return;
  const rows = await db.locked.filter(({ key }) => key !== codec.key).toArray();
  if (rows.length === 0) return;
  const opened = await openRecords(
    codec,
    rows.map(({ record }) => record),
  );
  // An async function: Dexie follows the awaits of no other kind.
  await db.transaction('rw', takingOver(db), async () => takeOverOpened(db, opened, now));
}

/**
 * Forgets what is locked: it comes again with everything else, or is of no use any more. To be called inside a transaction
 * over `_locked` and `_journal`.
 */
export async function forgetLocked(db: WorkspaceDb): Promise<void> {
  await db.locked.clear();
  await db.journal.filter(({ kind }) => kind === 'unreadable').delete();
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
