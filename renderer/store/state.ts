import * as z from 'zod';
import { Id, Instant } from '#shared/domain/instant.ts';
import { Cursor, Epoch } from '#shared/sync/messages.ts';
import { problemCodes } from '#shared/sync/problem.ts';
import type { WorkspaceDb } from './database.ts';

/** What went wrong on the way to the server, beside what the server itself says. */
export const troubleCodes = [...problemCodes, 'unreachable', 'unreadable-answer'] as const;
export const Trouble = z.enum(troubleCodes);
export type Trouble = z.infer<typeof Trouble>;

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
  begun: z.object({ at: Instant }),
  /** The NPO this workspace belongs to, once joined. */
  membership: z.object({
    server: z.string(),
    npo: z.string(),
    member: z.object({ id: Id, name: z.string() }),
    space: Id,
  }),
  /** When the member last asked to look at the server now. */
  wanted: z.object({ at: Instant }),
  /** How far the server's records have been taken over. Stored with the rows they stand for (I4). */
  position: z.object({ epoch: Epoch, cursor: Cursor }),
  /** The schema of the app that pulled up to there. */
  pulledWith: z.object({ schema: z.number().int() }),
  status: z.object({ state: SyncState, trouble: Trouble.nullable(), lastSyncAt: Instant.nullable() }),
  /** The last time open blocks were looked after, see `shared/domain/focus-clock`. */
  heartbeat: z.object({ wallAt: Instant, monoMs: z.number(), session: z.string() }),
};

type StateKey = keyof typeof stateSchemas;
export type StateOf<K extends StateKey> = z.infer<(typeof stateSchemas)[K]>;

export interface StateRow {
  key: StateKey;
  value: unknown;
}

/** Reads a value this device keeps, or null when there is none that can be read. */
export async function getState<K extends StateKey>(db: WorkspaceDb, key: K): Promise<StateOf<K> | null> {
  const row = await db.state.get(key);
  const parsed = stateSchemas[key].safeParse(row?.value);
  return parsed.success ? (parsed.data as StateOf<K>) : null;
}

/** Keeps a value on this device. */
export async function putState<K extends StateKey>(
  db: WorkspaceDb,
  key: K,
  value: StateOf<K>,
): Promise<void> {
  await db.state.put({ key, value });
}
