import { FIELD_BYTES_MAX } from '#shared/sync/limits.ts';
import type { Reason } from '#shared/sync/messages.ts';
import { byteLength, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import { isMembersOwn, mayWrite, type TableDeclaration, tableOf, type Writer } from '#shared/sync/tables.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';

/**
 * The declaration of an operation's table, or null when this server does not know the operation yet: a newer
 * schema, a table or a field that came later. It is deferred, not refused (I11).
 */
export function declarationFor(op: Operation): TableDeclaration | null {
  const table = tableOf(op.table);
  if (!table || op.schema > SCHEMA_VERSION) return null;
  return Object.keys(op.patch).every((field) => Object.hasOwn(table.schema.shape, field)) ? table : null;
}

/**
 * Why an operation is refused, whatever the values that stand; null when it may be merged.
 * @param current the record it is for, if there is one
 */
export function refusal(
  table: TableDeclaration,
  op: Operation,
  writer: Writer,
  current: SyncRecord | undefined,
): Reason | null {
  if (table.privacy === 'sealed') return 'sealed-needs-key';
  const keepsRows = isMembersOwn(table) === (writer === 'member');
  if (op.kind !== 'set') {
    if (!keepsRows) return 'not-allowed';
    return op.kind === 'restore' && !current ? 'not-found' : null;
  }
  if (!current && !keepsRows) return 'not-found';
  for (const [field, value] of Object.entries(op.patch)) {
    if (field === 'id' ? value !== op.id : !mayWrite(table, field, writer)) return 'not-allowed';
    if (byteLength(JSON.stringify(value)) > FIELD_BYTES_MAX) return 'too-large';
    // The value is only checked, not replaced by what was parsed: what is unknown here passes through (I11).
    if (!table.schema.shape[field]?.safeParse(value).success) return 'invalid-value';
  }
  return null;
}
