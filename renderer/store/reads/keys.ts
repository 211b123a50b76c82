import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState, type StateOf } from '#renderer/store/state.ts';
import { devicesOf } from '#shared/keys/keyring-entry.ts';
import type { KeyRequest } from '#shared/keys/shapes.ts';

/** How this device stands to the keys of its space. */
export interface KeysReport {
  membership: StateOf<'membership'> | null;
  /** `unknown`: the server has not told yet. */
  keyring: StateOf<'keysSeen'>['keyring'] | 'unknown';
  /** What this device asks, and what other new devices ask. */
  own: KeyRequest | null;
  others: ReadonlyArray<KeyRequest>;
  asking: StateOf<'asking'> | null;
  /** When the present recovery sheet was made; null without a keyring. */
  sheetMadeAt: number | null;
  /** The devices that can open, by id. */
  devices: ReadonlySet<string>;
  isResealing: boolean;
  /** When the member last put the sheet off. */
  putOffAt: number | null;
}

/** Reads what screens tell about the keys. */
export async function readKeysReport(db: WorkspaceDb, device: string): Promise<KeysReport> {
  const [membership, kept, seen, asking, resealing, later] = await Promise.all([
    getState(db, 'membership'),
    getState(db, 'keyring'),
    getState(db, 'keysSeen'),
    getState(db, 'asking'),
    getState(db, 'resealing'),
    getState(db, 'sheetLater'),
  ]);
  const requests = seen?.requests ?? [];
  const entries = kept?.entries ?? [];
  return {
    membership,
    // What was just made here holds before the server has told of it.
    keyring: seen?.keyring ?? (kept ? 'open' : 'unknown'),
    own: requests.find((request) => request.device === device) ?? null,
    others: requests.filter((request) => request.device !== device),
    asking,
    sheetMadeAt: entries.findLast(({ add }) => add.some(({ kind }) => kind === 'sheet'))?.at ?? null,
    devices: devicesOf(entries),
    isResealing: resealing !== null,
    putOffAt: later?.at ?? null,
  };
}
