import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { firstFitting, sendFitting } from '#renderer/sync/request.ts';
import { type Codec, placeOf } from '#renderer/sync/seal.ts';
import type { SyncSession } from '#renderer/sync/session.ts';
import { keyIdOf } from '#shared/keys/key-of-value.ts';
import type { ResealRequest } from '#shared/keys/messages.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { isSealed, tableNames } from '#shared/sync/tables.ts';

/** How many records are looked at in one go. */
const PAGE = 100;

/**
 * Notes that everything at the server is to be sealed anew. To be called before the key is changed: the answer to that
 * may be lost.
 */
export async function resealFromNowOn(db: WorkspaceDb): Promise<void> {
  await putState(db, 'resealing', { key: '', table: '', cursor: 0 });
}

/**
 * After this device has changed the key: seals anew the next page of what is at the server under an old key, so that no
 * old key or sheet opens anything there any more. It can be interrupted anywhere.
 * @returns whether there is more to do
 * @throws ServerError
 */
export async function resealBatch(session: SyncSession): Promise<boolean> {
  const { db, api, keychain } = session;
  const [state, { codec }] = [await getState(db, 'resealing'), keychain];
  if (!state || !codec) return false;
  const sealed = tableNames.filter(isSealed);
  // The key has changed since: it begins anew with the new one.
  const isGoingOn = state.key === codec.key;
  const cursor = isGoingOn ? state.cursor : 0;
  const table = sealed.find((name) => isGoingOn && name === state.table) ?? sealed[0];
  if (!table) return false;
  const page = await api.pull(await session.position(), cursor, PAGE, table);
  const records = await Promise.all(page.records.map((record) => resealed(codec, record)));
  const ready = records.flatMap((record) => record ?? []);
  for (let rest = ready; rest.length > 0; ) {
    const batch = firstFitting(rest, (record) => record);
    const fitted = await sendFitting(batch, (few) => api.reseal({ key: codec.key, records: [...few] }));
    // A record that is refused even alone stays as it is: it is as safe as before.
    rest = rest.slice('unfit' in fitted ? 1 : fitted.sent.length);
  }
  const next = page.upToDate ? sealed[sealed.indexOf(table) + 1] : table;
  if (next === undefined) await db.state.delete('resealing');
  else {
    await putState(db, 'resealing', {
      key: codec.key,
      table: next,
      cursor: page.upToDate ? 0 : page.next,
    });
  }
  return next !== undefined;
}

/**
 * The values of a record that are sealed with an older key, sealed with the present one; null when none of them can be
 * opened.
 */
async function resealed(codec: Codec, record: SyncRecord): Promise<ResealRequest['records'][number] | null> {
  const { table, id, vers } = record;
  const old = Object.fromEntries(
    Object.entries(record.fields).filter(([, value]) => keyIdOf(value) !== codec.key),
  );
  const place = placeOf(record);
  const [opened] = await codec.open([{ place, fields: old }]);
  if (!opened || Object.keys(opened).length === 0) return null;
  const values = await codec.seal(place, opened);
  const fields = Object.entries(values).map(([field, value]) => [
    field,
    { op: vers[field]?.op ?? '', value: String(value) },
  ]);
  return { table, id, fields: Object.fromEntries(fields) };
}
