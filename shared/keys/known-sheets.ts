import type { PublicKeys } from './shapes.ts';

/*
 * Any device that is in a keyring can put another recovery sheet in the place of the present one. So each device keeps
 * which sheets the member knows of, by their keys, because id and date are only what the maker of a sheet claims.
 */

/** What a device knows of its space's sheets. */
export interface KnownSheets {
  /** The sheet that it last found in the keyring, and when it found that one first, in UTC milliseconds. */
  present: PublicKeys;
  since: number;
  /** Those that the member knows of: the one they made or accepted, and one that the server may not have yet. */
  own: PublicKeys[];
}

/**
 * What is known once a sheet was found in the keyring. The first one ever found is taken to be the member's own: the
 * device has just been let into the keyring, or has begun it.
 */
export function afterFinding(known: KnownSheets | null, present: PublicKeys, now: number): KnownSheets {
  if (known && isSame(known.present, present)) return known;
  const found = { present, since: now };
  return known && isForeign({ ...known, present })
    ? { ...found, own: known.own }
    : { ...found, own: [present] };
}

/** True when the present sheet is another one than the member knows of. */
export function isForeign({ present, own }: KnownSheets): boolean {
  return !own.some((sheet) => isSame(sheet, present));
}

function isSame(a: PublicKeys, b: PublicKeys): boolean {
  return a.sign === b.sign && a.agree === b.agree;
}
