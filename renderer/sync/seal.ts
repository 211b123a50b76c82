import type { LockedRow, MetaRow, WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import type { Fields, Operation, SyncRecord } from '#shared/sync/operation.ts';
import { isSealed } from '#shared/sync/tables.ts';

/** Where some fields belong. Sealing binds their values to it: they open in no other place. */
export interface FieldsPlace {
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
  seal(place: FieldsPlace, fields: Fields): Promise<Fields>;
  /** Opens all, in their order. Fields that cannot be opened with the keys that are here are left out. */
  open(sealed: ReadonlyArray<Sealed>): Promise<Fields[]>;
}

/** Sealed fields, and where they belong. */
export interface Sealed {
  place: FieldsPlace;
  fields: Fields;
}

/** The place of what an operation writes. */
export function placeOfOp({ table, id, opId }: Pick<Operation, 'table' | 'id' | 'opId'>): FieldsPlace {
  return { table, id, opOf: () => opId };
}

/** The place of what stands in a record. */
export function placeOf({ table, id, vers }: Pick<SyncRecord, 'table' | 'id' | 'vers'>): FieldsPlace {
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
    await db.transaction('rw', db.outbox, db.state, async () => {
      // The keys may have been forgotten since this was sealed. With its key noted again, `holdWithOldKey` finds it.
      await putState(db, 'sealedWith', { key: codec.key });
      const current = await db.outbox.bulkGet(held.map(({ n }) => n ?? 0));
      await db.outbox.bulkPut(
        current.flatMap((row, index) => (row ? [{ ...row, lane: 'open', sealed: sealed[index] ?? {} }] : [])),
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

/** Records as they could be opened. Without keys, those of sealed tables are in neither list. */
export interface Opened {
  /** With the fields that can be read here. A record that is also in `locked` lacks some. */
  records: SyncRecord[];
  /** The records of which a field cannot be read here. */
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
 * A row from a former epoch as it may leave the device: sealed, if its table is. Null when it is sealed and there are
 * no keys.
 */
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
