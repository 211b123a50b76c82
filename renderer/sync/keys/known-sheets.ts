import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState } from '#renderer/store/state.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import { afterFinding, type KnownSheets } from '#shared/keys/known-sheets.ts';
import { presentSheet } from '#shared/keys/present-sheet.ts';
import type { PublicKeys } from '#shared/keys/shapes.ts';

/** Notes the sheet of a keyring that is kept from now on. To be called inside the transaction that keeps it. */
export async function noteSheet(
  db: WorkspaceDb,
  entries: ReadonlyArray<KeyringEntry>,
  now: number,
): Promise<void> {
  const sheet = presentSheet(entries);
  if (sheet) await putState(db, 'sheets', afterFinding(await getState(db, 'sheets'), sheet.keys, now));
}

/** The member has this sheet in hand; the server may not have it yet, and its answer may be lost. */
export async function expectSheet(db: WorkspaceDb, keys: PublicKeys): Promise<void> {
  await change(db, (known) => ({ ...known, own: [...known.own, keys] }));
}

/** The member goes on with this sheet. */
export async function acceptSheet(db: WorkspaceDb, keys: PublicKeys): Promise<void> {
  await change(db, (known) => ({ ...known, own: [keys] }));
}

async function change(db: WorkspaceDb, to: (known: KnownSheets) => KnownSheets): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    const known = await getState(db, 'sheets');
    if (known) await putState(db, 'sheets', to(known));
  });
}
