import type { KeyringEntry } from './keyring-entry.ts';
import type { PublicKeys } from './shapes.ts';

/** The recovery sheet that a keyring has now. */
export interface PresentSheet {
  /** Its id in the keyring. Another sheet can have the same id; its keys tell it apart. */
  id: string;
  keys: PublicKeys;
  /** When it was made, in UTC milliseconds, as its maker says: nobody else vouches for that. */
  claimedAt: number;
  /** The device that signed for it; null where only the sheet before it did. */
  maker: string | null;
  /**
   * The devices on which its code was shown or typed; where the sheet before it signed, also those that know the code
   * of that one.
   */
  seenOn: ReadonlySet<string>;
}

/** The sheet of a keyring by its entries, which were checked before (see `readKeyring`); null when there are none. */
export function presentSheet(entries: ReadonlyArray<KeyringEntry>): PresentSheet | null {
  return entries.reduce<PresentSheet | null>(sheetAfter, null);
}

function sheetAfter(before: PresentSheet | null, { at, add, signatures }: KeyringEntry): PresentSheet | null {
  const signers = Object.keys(signatures);
  const hasSigned = before !== null && signers.includes(before.id);
  // On a device that a sheet lets in, its code was typed.
  const byCode = add.flatMap(({ id, kind }) => (kind === 'device' ? [id] : []));
  const added = add.find(({ kind }) => kind === 'sheet');
  if (!added) return hasSigned ? { ...before, seenOn: new Set([...before.seenOn, ...byCode]) } : before;
  const makers = signers.filter((id) => id !== added.id && id !== before?.id);
  const seenOn = new Set([...makers, ...byCode, ...(hasSigned ? before.seenOn : [])]);
  return { id: added.id, keys: added.keys, claimedAt: at, maker: makers[0] ?? null, seenOn };
}
