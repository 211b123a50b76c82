import type { Tx } from '#server/db/connect.ts';
import type { Npo } from '#server/npo.ts';
import { applyOps } from '#server/sync/apply.ts';
import { lockSpace } from '#server/sync/space.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { EXISTENCE, type Fields, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import type { Writer } from '#shared/sync/tables.ts';

/** A change of an assignment by the common work, on top of the record that was read. */
export interface Change {
  id: string;
  kind: Operation['kind'];
  patch: Fields;
  standing: SyncRecord | undefined;
}

/**
 * Writes changes of assignments into a member's space, through the same door as the member's own.
 * @returns the space's sequence number afterwards, to be published after the commit
 * @throws when a change was refused, or met one that had not been read: nobody would see in a journal what was lost
 */
export async function writeAssignments(
  npo: Npo,
  tx: Tx,
  spaceId: string,
  writer: Exclude<Writer, 'member'>,
  changes: ReadonlyArray<Change>,
): Promise<number> {
  const device = `server:${writer}`;
  const at = npo.now();
  const ops = changes.map(({ id, kind, patch, standing }): Operation => {
    const seen = kind === 'set' ? Object.keys(patch) : [EXISTENCE, ...Object.keys(standing?.vers ?? {})];
    return {
      opId: npo.newId(),
      device,
      table: 'assignments',
      id,
      kind,
      patch,
      base: Object.fromEntries(seen.map((field) => [field, standing?.vers[field]?.ver ?? 0])),
      at,
      schema: npo.known.version,
    };
  });
  const { mark, results } = await applyOps(tx, await lockSpace(tx, spaceId), ops, { writer, device }, npo);
  const refused = results.find(({ outcome }) => outcome === 'rejected' || outcome === 'deferred');
  if (refused) throw new Error(`the ${writer}'s own write was refused: ${refused.reason}`);
  const unread = results.flatMap(({ lost = [] }) => lost.map(({ field }) => field));
  if (unread.length > 0)
    throw new Error(`the ${writer} has not read what it writes over: ${unread.join(', ')}`);
  return mark.seq;
}

/** The fields of `patch` whose values differ from those that stand. */
export function differences(standing: SyncRecord, patch: Fields): Fields {
  return Object.fromEntries(
    Object.entries(patch).filter(
      ([field, value]) => canonicalJson(standing.fields[field] ?? null) !== canonicalJson(value),
    ),
  );
}
