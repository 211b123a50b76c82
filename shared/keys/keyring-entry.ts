import * as z from 'zod';
import { Id, Instant } from '#shared/domain/instant.ts';
import { Base64Url, Bytes32, KeyId, PublicKeys } from './shapes.ts';

/** Who can be in a keyring: a device, or the recovery sheet, which is a device made of paper. */
export const KeyringMember = z.strictObject({ id: Id, kind: z.enum(['device', 'sheet']), keys: PublicKeys });
export type KeyringMember = z.infer<typeof KeyringMember>;

/** The most members one entry may add or remove. */
const CHANGES_MAX = 100;
/** The most entries a keyring may have. */
export const KEYRING_MAX = 1_000;

const Sealed = z
  .string()
  .max(200)
  .regex(/^[\w-]+\.[\w-]+$/);

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
  add: z.array(KeyringMember).max(CHANGES_MAX),
  remove: z.array(Id).max(CHANGES_MAX),
  /** The key with which everything is sealed from here on. */
  key: KeyId,
  /** The key that came before, sealed with the new one; null where the key stays, and in the first entry. */
  former: Sealed.nullable(),
  /** The key for each member who does not have it yet. */
  envelopes: z.record(Id, Sealed),
  /** By member: of one who was in before, and of a sheet that is added. */
  signatures: z.record(Id, Base64Url),
});
export type KeyringEntry = z.infer<typeof KeyringEntry>;

/** The ids of the devices that are in by these entries, as they stand: nothing is checked here (see `readKeyring`). */
export function devicesOf(entries: ReadonlyArray<KeyringEntry>): Set<string> {
  const devices = new Set<string>();
  for (const { add, remove } of entries) {
    for (const id of remove) devices.delete(id);
    for (const { id, kind } of add) if (kind === 'device') devices.add(id);
  }
  return devices;
}
