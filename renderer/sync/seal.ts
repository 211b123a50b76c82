import type { MetaRow, WorkspaceDb } from '#renderer/store/database.ts';
import { PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import type { Fields, SyncRecord } from '#shared/sync/operation.ts';
import { tableOf } from '#shared/sync/tables.ts';

/** Which row some fields belong to: whoever seals may bind the content to its place. */
export interface Place {
  table: string;
  id: string;
}

/** Turns what is the member's own into what the server may see, and back. Sealed values are `SealedValue`s. */
export interface Codec {
  /** Names the keys it works with. What was pulled without them is pulled again with them. */
  readonly id: string;
  seal(place: Place, fields: Fields): Promise<Fields>;
  /** Null when these fields cannot be opened with the keys that are here. */
  open(place: Place, fields: Fields): Promise<Fields | null>;
}

/** True when only ciphertext of this table leaves the device. */
export function isSealed(table: string): boolean {
  return tableOf(table)?.privacy === 'sealed';
}

/**
 * Seals what waits for keys, so that it can be pushed: outside of any transaction (I10), and once for each operation,
 * so that a push that is repeated says the same.
 */
export async function sealHeld(db: WorkspaceDb, codec: Codec | null): Promise<void> {
  if (!codec) return;
  for (;;) {
    const held = await db.outbox.where('lane').equals('held').limit(PUSH_OPS_MAX).sortBy('n');
    if (held.length === 0) return;
    const sealed = await Promise.all(held.map(({ op }) => codec.seal(op, op.patch)));
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

/** Records as they can be taken over, and those that cannot be opened here. Without keys what is sealed is passed over. */
export interface Opened {
  records: SyncRecord[];
  unreadable: Place[];
}

/** Opens what is sealed among some records. */
export async function openRecords(codec: Codec | null, records: ReadonlyArray<SyncRecord>): Promise<Opened> {
  const readable = records.filter(({ table }) => codec || !isSealed(table));
  const fields = await Promise.all(
    readable.map((record) =>
      codec && isSealed(record.table) ? codec.open(record, record.fields) : record.fields,
    ),
  );
  return {
    records: readable.flatMap((record, index) => {
      const opened = fields[index];
      return opened ? [{ ...record, fields: opened }] : [];
    }),
    unreadable: readable.flatMap(({ table, id }, index) => (fields[index] ? [] : [{ table, id }])),
  };
}

/** Notes what could not be opened, once for each row. To be called inside a transaction over `_journal`. */
export async function noteUnreadable(
  db: WorkspaceDb,
  places: ReadonlyArray<Place>,
  now: number,
): Promise<void> {
  if (places.length === 0) return;
  const noted = new Set(
    (await db.journal.toArray()).flatMap((row) =>
      row.kind === 'unreadable' ? `${row.table}/${row.id}` : [],
    ),
  );
  await db.journal.bulkAdd(
    places
      .filter(({ table, id }) => !noted.has(`${table}/${id}`))
      .map(({ table, id }) => ({ kind: 'unreadable', at: now, table, id })),
  );
}

/** What of a row from a former epoch may leave the device, or null when it is sealed and there are no keys. */
export async function sealFormer(
  codec: Codec | null,
  { table, id, former }: MetaRow,
): Promise<Omit<SyncRecord, 'seq'> | null> {
  if (!former) return null;
  if (!isSealed(table)) return { table, id, ...former };
  return codec && { table, id, ...former, fields: await codec.seal({ table, id }, former.fields) };
}
