import * as z from 'zod';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { Bytes32, KeyId, PublicKeys } from './shapes.ts';

/** The most entries a keyring may have. */
export const KEYRING_MAX = 1_000;
/** The most members a keyring may have at one time: the sheet, and more devices than a member may have in use. */
export const KEYRING_MEMBERS_MAX = 40;
/** The most members one entry may add: a device, and the sheet. */
const ADDED_MAX = 2;
/** The most signatures an entry may have: of one who vouches for it, and of the sheet that it adds. */
const SIGNATURES_MAX = 2;

// All lengths are exact or short, so that `KEYRING_MAX` entries of the largest size fit into one body.
const MemberId = Id.max(64);
const Signature = z.string().regex(/^[\w-]{86}$/);
const Envelope = z.string().regex(/^[\w-]{43}\.[\w-]{64}$/);
const FormerKey = z.string().regex(/^[\w-]{16}\.[\w-]{64}$/);

/** A member of a keyring: a device, or the recovery sheet, which has keys as a device has. */
export const KeyringMember = z.strictObject({
  id: MemberId,
  kind: z.enum(['device', 'sheet']),
  keys: PublicKeys,
});
export type KeyringMember = z.infer<typeof KeyringMember>;

/** A record by member id, with at most `max` entries. */
function byMember<T extends z.ZodType>(value: T, max: number) {
  return z.record(MemberId, value).refine((all) => Object.keys(all).length <= max, 'too many');
}

export const KeyringEntry = z.strictObject({
  space: Id,
  /** Its place, counted from 0. */
  n: z
    .number()
    .int()
    .min(0)
    .max(KEYRING_MAX - 1),
  /** The hash of the entry before; empty for the first. */
  before: z.union([Bytes32, z.literal('')]),
  at: Instant,
  add: z.array(KeyringMember).max(ADDED_MAX),
  remove: z.array(MemberId).max(KEYRING_MEMBERS_MAX),
  /** The key with which everything is sealed from here on. */
  key: KeyId,
  /** The key that came before, sealed with the new one; null where the key stays, and in the first entry. */
  former: FormerKey.nullable(),
  /** The key for each member who does not have it yet. */
  envelopes: byMember(Envelope, KEYRING_MEMBERS_MAX),
  /**
   * Those of a member from before this entry, and of the sheet if it adds one; in the first entry, of the device and
   * the sheet.
   */
  signatures: byMember(Signature, SIGNATURES_MAX),
});
export type KeyringEntry = z.infer<typeof KeyringEntry>;

/**
 * The ids of the devices that are in the keyring after these entries, which are not verified here (see `readKeyring`).
 */
export function devicesOf(entries: ReadonlyArray<Pick<KeyringEntry, 'add' | 'remove'>>): Set<string> {
  const devices = new Set<string>();
  for (const { add, remove } of entries) {
    for (const id of remove) devices.delete(id);
    for (const { id, kind } of add) if (kind === 'device') devices.add(id);
  }
  return devices;
}
