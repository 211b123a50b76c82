import type { Logger } from 'pino';
import type { Database, Db } from './db/connect.ts';
import type { Turns } from './http/turns.ts';
import type { KnownTables } from './sync/known.ts';
import type { Nudges } from './sync/nudges.ts';

/** What the parts of a running NPO server work with. Time and ids come from here, so that tests can control them. */
export interface Npo {
  name: string;
  /** The origin under which members reach this server; invite links carry it. */
  publicUrl: string;
  db: Db;
  vacuum: Database['vacuum'];
  nudges: Nudges;
  turns: Turns;
  known: KnownTables;
  log: Logger;
  /** UTC milliseconds. */
  now(): number;
  /** A new UUIDv7. */
  newId(): string;
  /** Aborted when the server closes: streams end then. */
  closing: AbortSignal;
}
