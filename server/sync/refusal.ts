import { ProblemError } from '#server/http/problem.ts';
import { keyIdOf } from '#shared/keys/key-of-value.ts';
import { FIELD_BYTES_MAX } from '#shared/sync/limits.ts';
import type { Reason } from '#shared/sync/messages.ts';
import { byteLength, type Json, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import { SealedValue, sealedHow } from '#shared/sync/sealed.ts';
import { isMembersOwn, mayWrite, type TableDeclaration, type Writer } from '#shared/sync/tables.ts';
import { isSealedIn, type KnownTables, tableIn } from './known.ts';
import type { Space } from './space.ts';

/**
 * The declaration of an operation's table, or null when this server does not know the operation yet: a newer
 * schema, a table or a field that came later. It is deferred, not refused (I11).
 */
export function declarationFor(known: KnownTables, op: Operation): TableDeclaration | null {
  const table = tableIn(known, op.table);
  if (!table || op.schema > known.version) return null;
  return Object.keys(op.patch).every((field) => Object.hasOwn(table.schema.shape, field)) ? table : null;
}

/**
 * Why an operation is refused, regardless of the current values; null when it may be merged.
 * @param current the record it is for, if there is one
 */
export function refusal(
  table: TableDeclaration,
  op: Operation,
  writer: Writer,
  current: SyncRecord | undefined,
): Reason | null {
  const keepsRows = isMembersOwn(table) === (writer === 'member');
  if (op.kind !== 'set') {
    if (!keepsRows) return 'not-allowed';
    return op.kind === 'restore' && !current ? 'not-found' : null;
  }
  // A device that has seen a version of a record that is missing saw one that was deleted and collected since (I8).
  const hasSeen = Object.values(op.base).some((ver) => ver > 0);
  if (!current && (!keepsRows || hasSeen)) return 'not-found';
  for (const [field, value] of Object.entries(op.patch)) {
    if (!mayWrite(table, field, writer)) return 'not-allowed';
    const reason = valueRefusal(table, op.id, field, value);
    if (reason) return reason;
  }
  return null;
}

/**
 * Accepts sealed values only when they are sealed with the space's present key, and only while no signed-out device is
 * in the keyring: so a device that was signed out can open nothing that comes in later, even if it gets hold of it. A
 * space without a keyring takes none, because no other device could ever open them.
 * @throws ProblemError `keys-changed`
 */
export function requirePresentKey(
  known: KnownTables,
  { keyId, keyIsDue }: Pick<Space, 'keyId' | 'keyIsDue'>,
  rows: ReadonlyArray<{ table: string; values: ReadonlyArray<Json> }>,
): void {
  const sealed = rows.filter(({ table }) => isSealedIn(known, table));
  const values = sealed.flatMap((row) => row.values).filter((value) => sealedHow(value) !== null);
  const isPresent = (value: Json) => keyId !== null && !keyIsDue && keyIdOf(value) === keyId;
  if (!values.every(isPresent)) throw new ProblemError('keys-changed');
}

/** Why a known field of the row `id` cannot have this value; null when it can. */
export function valueRefusal(table: TableDeclaration, id: string, field: string, value: Json): Reason | null {
  if (field === 'id') return value === id ? null : 'not-allowed';
  if (byteLength(JSON.stringify(value)) > (table.bytesMax?.[field] ?? FIELD_BYTES_MAX)) return 'too-large';
  if (table.privacy === 'sealed') return SealedValue.safeParse(value).success ? null : 'sealed-needs-key';
  // The value is only checked, not replaced by what was parsed: what is unknown here passes through (I11).
  return table.schema.shape[field]?.safeParse(value).success ? null : 'invalid-value';
}
