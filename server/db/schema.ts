import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { LeftStage } from '#server/relay/left-stage.ts';
import type { OpOutcome } from '#server/sync/op-outcome.ts';
import type { WhyUndelivered } from '#shared/http/office.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import type { KeyRequest } from '#shared/keys/shapes.ts';
import type { Fields } from '#shared/sync/operation.ts';

import { versions } from './packed-versions.ts';

/*
 * One SQL dialect for both engines. Instants are UTC milliseconds. JSON columns are `json`, not `jsonb`: it keeps
 * every text a member can type (`jsonb` refuses U+0000 and lone surrogates), and nothing is queried inside them.
 */

const instant = () => bigint({ mode: 'number' });
const seq = () => bigint({ mode: 'number' });

export const members = pgTable('members', {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: instant().notNull(),
});

export const coordinators = pgTable('coordinators', {
  id: text().primaryKey(),
  tokenHash: text().notNull().unique(),
  createdAt: instant().notNull(),
});

export const devices = pgTable(
  'devices',
  {
    id: text().primaryKey(),
    memberId: text()
      .notNull()
      .references(() => members.id),
    name: text().notNull(),
    tokenHash: text().notNull().unique(),
    createdAt: instant().notNull(),
    seenAt: instant(),
    /** The cursor of the last pull: tombstones below every live device's cursor may be collected. */
    lastCursor: seq().notNull().default(0),
    /**
     * The space's `minCursor` when it last pulled: it holds nothing of what was collected up to there. Null before its
     * first pull.
     */
    minCursor: seq(),
    /** The sequence number of the last mark it has shown in this epoch; it never shows an older one again. */
    markSeq: seq().notNull().default(0),
    /**
     * The mark it showed last, and those it was told since: the marks it may show next, even when their operations have
     * been collected.
     */
    told: text().array().notNull().default([]),
    /** Marks up to this sequence number may be missing in `told`. */
    toldFrom: seq().notNull().default(0),
    revokedAt: instant(),
    /** Nobody has let it into the keyring since it joined, or was signed out: if it is in there, it has to leave. */
    leavesKeyring: boolean().notNull().default(false),
    /** The device that it turned out to be a copy of: it may hold keys of that one, and of what that one is a copy of. */
    copyOf: text(),
    /** A copy of it, which has its keys, was signed out: these keys have to leave the keyring. */
    keysCopied: boolean().notNull().default(false),
  },
  (table) => [index().on(table.memberId)],
);

export const invites = pgTable('invites', {
  codeHash: text().primaryKey(),
  memberId: text()
    .notNull()
    .references(() => members.id),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
  /** The device that joined with it. */
  usedBy: text(),
});

/** One member's workspace. Its row is the lock under which sequence numbers are given (I3). */
export const spaces = pgTable('spaces', {
  id: text().primaryKey(),
  memberId: text()
    .notNull()
    .unique()
    .references(() => members.id),
  epoch: text().notNull(),
  seq: seq().notNull().default(0),
  /** The operation that took `seq`; both together are the space's mark. Null while nothing has happened. */
  head: text(),
  /** What is older has been collected: a device that has not seen it must start over. */
  minCursor: seq().notNull().default(0),
  /**
   * The bytes of its records with their versions, and of the kept outcomes of operations; updated with every change.
   */
  bytes: bigint({ mode: 'number' }).notNull().default(0),
  /** The sequence number of the last change to the keyring or to who asks for keys: every pull tells it. */
  keysTag: seq().notNull().default(0),
  /** The key of the keyring's last entry; null while the member has made none. */
  keyId: text(),
  /** Somebody in the keyring was signed out: nothing sealed is taken until the key has changed. */
  keyIsDue: boolean().notNull().default(false),
});

/** The member's keyring, entry by entry: who may open the space. Signed by the member's devices; see `shared/keys`. */
export const keyringEntries = pgTable(
  'keyring_entries',
  {
    spaceId: text()
      .notNull()
      .references(() => spaces.id),
    n: integer().notNull(),
    entry: json().$type<KeyringEntry>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.spaceId, table.n] })],
);

/** New devices that ask to be let into a keyring, until they are in, or a day has passed. */
export const keyRequests = pgTable(
  'key_requests',
  {
    spaceId: text()
      .notNull()
      .references(() => spaces.id),
    device: text().notNull(),
    askedAt: instant().notNull(),
    commitment: text().notNull(),
    answer: json().$type<KeyRequest['answer']>(),
    shown: json().$type<KeyRequest['shown']>(),
  },
  (table) => [primaryKey({ columns: [table.spaceId, table.device] })],
);

export const records = pgTable(
  'records',
  {
    spaceId: text()
      .notNull()
      .references(() => spaces.id),
    table: text('tbl').notNull(),
    id: text().notNull(),
    fields: json().$type<Fields>().notNull(),
    vers: versions().notNull(),
    deleted: boolean().notNull(),
    /** When the server deleted it, by its own clock; null while it is not deleted. */
    deletedAt: instant(),
    seq: seq().notNull(),
    bytes: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.spaceId, table.table, table.id] }),
    uniqueIndex().on(table.spaceId, table.seq),
    index('records_tombstones_index').on(table.spaceId, table.seq).where(sql`${table.deleted}`),
    index('records_shares_index').on(table.spaceId, table.id).where(sql`${table.table} = 'shares'`),
  ],
);

/** The outcome of each operation, kept so that a repeated one gets the same answer (I2). */
export const appliedOps = pgTable(
  'applied_ops',
  {
    spaceId: text()
      .notNull()
      .references(() => spaces.id),
    opId: text().notNull(),
    device: text().notNull(),
    bodyHash: text().notNull(),
    outcome: json().$type<OpOutcome>().notNull(),
    /** The space's sequence number after it. */
    seq: seq().notNull(),
    at: instant().notNull(),
    /** What this row counts towards the space's limit. */
    bytes: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.spaceId, table.opId] })],
);

/** A client's order, made in stages. Its row is the lock under which stages are handed on. */
export const projects = pgTable('projects', {
  id: text().primaryKey(),
  title: text().notNull(),
  client: text().notNull(),
  createdAt: instant().notNull(),
});

/** One stage. Who has it is stored here; how far they are, in the assignment in their space. */
export const stages = pgTable(
  'stages',
  {
    id: text().primaryKey(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    position: integer().notNull(),
    role: text().notNull(),
    title: text().notNull(),
    brief: text().notNull(),
    checklist: json().$type<string[]>().notNull(),
    dueDay: text(),
    memberId: text().references(() => members.id),
    /** What stays of it when the one who handed it over has deleted their account. */
    left: json().$type<LeftStage>(),
  },
  (table) => [uniqueIndex().on(table.projectId, table.position)],
);

/** The stages of which something could not be delivered to the member who has them, until it can. */
export const undelivered = pgTable('undelivered', {
  stageId: text()
    .primaryKey()
    .references(() => stages.id, { onDelete: 'cascade' }),
  why: text().$type<WhyUndelivered>().notNull(),
  /** When it was first tried in vain. */
  since: instant().notNull(),
  triedAt: instant().notNull(),
});
