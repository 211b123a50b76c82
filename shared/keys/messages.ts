import * as z from 'zod';
import { Id } from '#shared/domain/day/instant.ts';
import { Cursor } from '#shared/sync/messages.ts';
import { FieldName, TableName } from '#shared/sync/operation.ts';
import { SealedValue } from '#shared/sync/sealed.ts';
import { KEYRING_MAX, KeyringEntry } from './keyring-entry.ts';
import { Bytes32, KeyId, KeyRequest, Told } from './shapes.ts';

/** The keyring as the server has it. */
export const KeysResponse = z.object({
  /** Changes whenever anything here does; every pull tells it. */
  tag: Cursor,
  entries: z.array(KeyringEntry).max(KEYRING_MAX),
  /**
   * Members of the keyring that were signed out since they came in: the next device with keys takes them out of it. One
   * that is signed in again has to be let in again.
   */
  signedOut: z.array(Id),
  /**
   * Members of the keyring whose keys a signed-out copy of them has too: they bring other keys at once, or the next
   * device with keys takes them out of it.
   */
  copied: z.array(Id).default([]),
  /** New devices that ask to be let in. */
  requests: z.array(KeyRequest),
});
export type KeysResponse = z.infer<typeof KeysResponse>;

/**
 * Entries that follow the last one of the keyring; `conflict` when they do not. A keyring that is given back to a
 * server that lost it must be sent whole: in parts, a device that one part adds, and that signs in the next, would be
 * refused.
 */
export const AppendEntries = z.strictObject({ entries: z.array(KeyringEntry).min(1).max(KEYRING_MAX) });
export type AppendEntries = z.infer<typeof AppendEntries>;

/** A new device asks. */
export const AskForKeys = z.strictObject({ commitment: Bytes32 });

/** A device in the keyring answers it. */
export const AnswerRequest = Told;

/** The new device shows the keys that it has committed to. */
export const ShowKeys = Told;

/** The most records that are sealed anew at once. */
export const RESEAL_MAX = 500;

/** The same values, sealed with the present key. Nothing else about them changes. */
export const ResealRequest = z.strictObject({
  key: KeyId,
  records: z
    .array(
      z.strictObject({
        table: TableName,
        id: Id,
        /** By field: the operation whose value it is, and the value. */
        fields: z.record(FieldName, z.strictObject({ op: z.uuid(), value: SealedValue })),
      }),
    )
    .min(1)
    .max(RESEAL_MAX),
});
export type ResealRequest = z.infer<typeof ResealRequest>;

export const ResealResponse = z.object({ resealed: z.number().int() });
