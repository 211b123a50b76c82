import type { MetaRow, WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { Digest } from '#shared/sync/digest.ts';
import { keyOf } from '#shared/sync/operation.ts';
import { isSealed, tableNames } from '#shared/sync/tables.ts';
import { pullTable } from './pull.ts';
import type { SyncSession } from './session.ts';
import { holdTable, reuploadBatch } from './start-over.ts';

/** How often what is here is compared with the server. */
const CHECK_EVERY_MS = HOUR_MS;
const CHUNK = 2_000;

/**
 * Compares what is here with what the server has, when that is due (I12). A table that does not match is sent again and
 * pulled anew; what waits to be sent stays.
 * @throws ServerError
 */
export async function checkDigest(session: SyncSession): Promise<void> {
  const { db, api } = session;
  const hasKeys = session.keychain.codec !== null;
  const before = (await getState(db, 'checked'))?.at ?? Number.NEGATIVE_INFINITY;
  const now = session.now();
  // A clock that was set back does not put the check off.
  if (now >= before && now - before < CHECK_EVERY_MS) return;
  const { epoch, cursor } = await session.position();
  const { watermark, tables: theirs } = await api.digest(epoch);
  // Something new has come there since the last page; it will be compared after the next.
  if (watermark !== cursor) return;
  const ours = await digestHere(db, hasKeys);
  const different = tableNames.filter(
    (table) => (hasKeys || !isSealed(table)) && ours[table] !== theirs[table],
  );
  for (const table of different) {
    await holdTable(db, table);
    while (await reuploadBatch(session));
    await pullTable(session, table);
  }
  await putState(db, 'checked', { at: now });
}

async function digestHere(db: WorkspaceDb, hasKeys: boolean): Promise<Record<string, string>> {
  const digest = new Digest();
  await db.transaction('r', db.meta, db.locked, async () => {
    const locked = new Map((await db.locked.toArray()).map(({ record }) => [keyOf(record), record]));
    for (const { table, id, seq, deleted } of locked.values()) if (!deleted) digest.add({ table, id, seq });
    for (let after: [string, string] = ['', '']; ; ) {
      const metas = await db.meta.where('[table+id]').above(after).limit(CHUNK).toArray();
      for (const meta of metas) {
        const isHere = isComparable(meta, hasKeys) && !locked.has(keyOf(meta));
        if (isHere) digest.add(meta);
      }
      const last = metas.at(-1);
      if (!last) return;
      after = [last.table, last.id];
    }
  });
  return digest.tables();
}

/** True when a row can be compared with the server's: it is known from this epoch, alive, and readable here. */
function isComparable({ table, seq, base }: MetaRow, hasKeys: boolean): boolean {
  return seq > 0 && base?.deleted !== true && (hasKeys || !isSealed(table));
}
