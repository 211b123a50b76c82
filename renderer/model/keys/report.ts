import type { WorkspaceDb } from '#renderer/store/database.ts';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { getState, type StateOf } from '#renderer/store/state.ts';
import { devicesOf } from '#shared/keys/keyring-entry.ts';
import { isForeign } from '#shared/keys/known-sheets.ts';
import { type PresentSheet, presentSheet } from '#shared/keys/present-sheet.ts';
import type { KeyRequest } from '#shared/keys/shapes.ts';

/** The present recovery sheet: what the device that made it claims, and what this device knows itself. */
export interface SheetReport extends PresentSheet {
  /** Since when this device knows it, in UTC milliseconds. */
  knownSince: number;
  /** It is not the one that the member knows of. */
  isForeign: boolean;
}

/** What this device knows about the keys of its space. */
export interface KeysReport {
  membership: StateOf<'membership'> | null;
  /** `unknown`: the server has not told yet. */
  keyring: StateOf<'keysSeen'>['keyring'] | 'unknown';
  /** This device's question to be let in, and those of other new devices. */
  own: KeyRequest | null;
  others: ReadonlyArray<KeyRequest>;
  asking: StateOf<'asking'> | null;
  /** The present recovery sheet; null without a keyring. */
  sheet: SheetReport | null;
  /** The ids of the devices that can open what is sealed. */
  devices: ReadonlySet<string>;
  isResealing: boolean;
  /** When the member last put the sheet off. */
  putOffAt: number | null;
}

/** Reads what screens tell about the keys. */
export async function readKeysReport(db: WorkspaceDb, device: string): Promise<KeysReport> {
  const [membership, kept, known, seen, asking, resealing, later] = await Promise.all([
    getState(db, 'membership'),
    getState(db, 'keyring'),
    getState(db, 'sheets'),
    getState(db, 'keysSeen'),
    getState(db, 'asking'),
    getState(db, 'resealing'),
    getState(db, 'sheetLater'),
  ]);
  const requests = seen?.requests ?? [];
  const entries = kept?.entries ?? [];
  const sheet = presentSheet(entries);
  return {
    membership,
    // A keyring just made here counts as open before the server has told of it.
    keyring: seen?.keyring ?? (kept ? 'open' : 'unknown'),
    own: requests.find((request) => request.device === device) ?? null,
    others: requests.filter((request) => request.device !== device),
    asking,
    sheet: sheet && known && { ...sheet, knownSince: known.since, isForeign: isForeign(known) },
    devices: devicesOf(entries),
    isResealing: resealing !== null,
    putOffAt: later?.at ?? null,
  };
}

/** How many records came that could not be opened on this device. */
export function countLocked(db: WorkspaceDb): Promise<number> {
  return db.locked.count();
}

/** What this device knows about the keys; undefined until it has been read. */
export function useKeysReport(): KeysReport | undefined {
  const { device } = useWorkspace();
  return useRows((db) => readKeysReport(db, device), [device]);
}
