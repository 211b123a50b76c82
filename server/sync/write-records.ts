import type { Tx } from '#server/db/connect.ts';
import type { Npo } from '#server/npo.ts';
import type { WhyUndelivered } from '#shared/http/office.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { FIELD_BYTES_MAX, RECORD_BYTES_MAX } from '#shared/sync/limits.ts';
import {
  byteLength,
  EXISTENCE,
  type Fields,
  type Operation,
  type SyncRecord,
} from '#shared/sync/operation.ts';
import type { TableName, Writer } from '#shared/sync/tables.ts';
import { applyOps } from './apply.ts';
import { lockSpace } from './space.ts';

/** A change of a record by the coordinator or the relay, based on `current`, the record as it was read. */
export interface RecordChange {
  id: string;
  kind: Operation['kind'];
  patch: Fields;
  current: SyncRecord | undefined;
}

/**
 * A change by the coordinator or the relay was refused. It is thrown, because no device has a journal that would show
 * the loss.
 */
export class WriteRefusedError extends Error {
  override readonly name = 'WriteRefusedError';
  readonly why: WhyUndelivered;

  constructor(reason: string | undefined, why: WhyUndelivered) {
    super(`a write by the office or the relay was refused: ${reason}`);
    this.why = why;
  }
}

/** Where the coordinator or the relay writes. */
export interface WritePlace {
  spaceId: string;
  table: TableName;
  writer: Exclude<Writer, 'member'>;
}

/**
 * Writes changes of records into a member's space, through `applyOps`, as the member's own operations are.
 * @returns the space's sequence number afterwards, to be published after the commit
 * @throws WriteRefusedError when a change was refused; an Error when a change replaces a value that `current` did not
 *   have
 */
export async function writeRecords(
  npo: Npo,
  tx: Tx,
  { spaceId, table, writer }: WritePlace,
  changes: ReadonlyArray<RecordChange>,
): Promise<number> {
  const device = `server:${writer}`;
  const at = npo.now();
  const ops = changes.map(({ id, kind, patch, current }): Operation => {
    const seen = kind === 'set' ? Object.keys(patch) : [EXISTENCE, ...Object.keys(current?.vers ?? {})];
    return {
      opId: npo.newId(),
      device,
      table,
      id,
      kind,
      patch,
      base: Object.fromEntries(seen.map((field) => [field, current?.vers[field]?.ver ?? 0])),
      at,
      schema: npo.known.version,
    };
  });
  const { mark, results } = await applyOps(tx, await lockSpace(tx, spaceId), ops, { writer, device }, npo);
  for (const [index, change] of changes.entries()) {
    const { outcome, reason, lost = [] } = results[index] ?? {};
    if (outcome === 'rejected' || outcome === 'deferred') {
      throw new WriteRefusedError(reason, whyRefused(reason, change));
    }
    if (lost.length > 0) {
      const unread = lost.map(({ field }) => field).join(', ');
      throw new Error(`the ${writer} has not read what it writes over: ${unread}`);
    }
  }
  return mark.seq;
}

/**
 * What a refusal means for the office: `too-large` stands for a record that is too large and for a space that is full.
 */
function whyRefused(reason: string | undefined, { patch, current }: RecordChange): WhyUndelivered {
  if (reason === 'invalid-value') return 'unreadable';
  if (reason !== 'too-large') return 'failed';
  const sizes = Object.values(patch).map((value) => byteLength(JSON.stringify(value)));
  const record = byteLength(JSON.stringify({ ...current?.fields, ...patch }));
  return Math.max(0, ...sizes) > FIELD_BYTES_MAX || record > RECORD_BYTES_MAX ? 'too-large' : 'space-full';
}

/** The fields of `patch` whose values differ from the current ones. */
export function differences(current: SyncRecord, patch: Fields): Fields {
  return Object.fromEntries(
    Object.entries(patch).filter(
      ([field, value]) => canonicalJson(current.fields[field] ?? null) !== canonicalJson(value),
    ),
  );
}
