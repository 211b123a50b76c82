import * as z from 'zod';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { problemCodes } from '#shared/http/problem.ts';
import { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import { Bytes32, KeyRequest, PublicKeys, Told } from '#shared/keys/shapes.ts';
import { Cursor, Epoch, Mark } from '#shared/sync/messages.ts';
import type { WorkspaceDb } from './database.ts';

/** What can keep sync from finishing: an error of the server, of the network, or of this device. */
export const syncErrorCodes = [...problemCodes, 'unreachable', 'unreadable-answer', 'disk-full'] as const;
export const SyncErrorCode = z.enum(syncErrorCodes);
export type SyncErrorCode = z.infer<typeof SyncErrorCode>;

export const SyncState = z.enum([
  'local',
  'offline',
  'up-to-date',
  'syncing',
  'backing-off',
  'sign-in-needed',
  'upgrade-needed',
]);
export type SyncState = z.infer<typeof SyncState>;

/** What this device keeps for itself; never synced. */
const stateSchemas = {
  device: z.object({ id: Id }),
  /** When the member chose how to begin on this computer; the first screen is shown until then. */
  onboarded: z.object({ at: Instant }),
  /** The NPO this workspace belongs to, once joined. */
  membership: z.object({
    server: z.string(),
    npo: z.string(),
    member: z.object({ id: Id, name: z.string() }),
    space: Id,
    /** The device that this workspace joined as. */
    device: Id.optional(),
  }),
  /** When a sync was last asked for, in any window. */
  syncRequest: z.object({ at: Instant }),
  /**
   * How far the server's records have been taken over. Stored with the rows they stand for (I4). `mustPull`: nothing may
   * be pushed before everything was pulled.
   */
  position: z.object({ epoch: Epoch, cursor: Cursor, mustPull: z.literal(true).optional() }),
  /** The last mark the server told, to be shown to it (see `Mark`). Stored with what it came with. */
  mark: z.object({ mark: Mark.nullable() }),
  /**
   * What the app that pulled up to `position` could read: its schema version, and the id of its codec (null without
   * keys).
   */
  pulledWith: z.object({ schema: z.number().int(), codec: z.string().nullable().default(null) }),
  /** A long pull under way: where it began, how far it is, and where it ends. */
  pulling: z.object({ from: Cursor, cursor: Cursor, watermark: Cursor }),
  /** The keyring of the space, as far as this device has checked it. `member` is this device's id in it. */
  keyring: z.object({ member: Id, entries: z.array(KeyringEntry) }),
  /** The recovery sheets that this device knows, see `shared/keys/known-sheets`. Stored with the keyring. */
  sheets: z.object({ present: PublicKeys, since: Instant, own: z.array(PublicKeys) }),
  /**
   * What the server last said about the keys, and the tag that it had then. `keyring`: `none` when there is none;
   * `open` when this device is in it, `closed` when it is not; `refused` when it does not fit what this device knows,
   * and is not trusted.
   */
  keysSeen: z.object({
    tag: Cursor,
    keyring: z.enum(['none', 'closed', 'open', 'refused']),
    requests: z.array(KeyRequest),
  }),
  /**
   * This device asks to be let in: its keys and nonce, the answer that it stored before it sent these, and whether the
   * member saw the same pictures on both devices.
   */
  asking: z.object({
    told: Told,
    answer: Told.extend({ device: Id }).nullable(),
    isConfirmed: z.boolean(),
  }),
  /** What this device told a new one that asks to be let in, and the commitment that the new one had sent before. */
  answering: z.object({ device: Id, commitment: Bytes32, told: Told }),
  /** The key with which what waits in the outbox was sealed. */
  sealedWith: z.object({ key: z.string() }),
  /** How far what lies at the server has been sealed anew with a key that this device made. */
  resealing: z.object({ key: z.string(), table: z.string(), cursor: Cursor }),
  /** The member has asked the NPO to delete their account, and has heard nothing yet. */
  deleting: z.object({ at: Instant }),
  /** Sleep during which work began, and that the member wants to leave without an end: not asked about again. */
  sleepLeft: z.object({ ids: z.array(Id) }),
  /** The reminders that were told on this computer, see `shared/domain/goals/remind-outside`. */
  remindersTold: z.object({ told: z.array(z.object({ key: z.string(), at: Instant })) }),
  /** The member has answered a reminder that offered to be shown outside the app too: it is not offered again. */
  outsideOffered: z.object({ at: Instant }),
  /** When the member last put off making a recovery sheet. */
  sheetLater: z.object({ at: Instant }),
  /** When what is here was last compared with the server (I12). */
  checked: z.object({ at: Instant }),
  status: z.object({ state: SyncState, error: SyncErrorCode.nullable(), lastSyncAt: Instant.nullable() }),
  /** The last heartbeat, see `shared/domain/clock/focus-clock`. */
  heartbeat: z.object({ wallAt: Instant, monoMs: z.number(), session: z.string() }),
};

type StateKey = keyof typeof stateSchemas;
export type StateOf<K extends StateKey> = z.infer<(typeof stateSchemas)[K]>;

/** Reads a value this device keeps, or null when there is none that can be read. */
export async function getState<K extends StateKey>(
  db: Pick<WorkspaceDb, 'state'>,
  key: K,
): Promise<StateOf<K> | null> {
  const row = await db.state.get(key);
  const parsed = stateSchemas[key].safeParse(row?.value);
  return parsed.success ? (parsed.data as StateOf<K>) : null;
}

/** Keeps a value on this device. */
export async function putState<K extends StateKey>(
  db: Pick<WorkspaceDb, 'state'>,
  key: K,
  value: StateOf<K>,
): Promise<void> {
  await db.state.put({ key, value });
}
