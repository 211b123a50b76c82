import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { asc, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { pino } from 'pino';
import { createApp } from '#server/app.ts';
import { hashSecret } from '#server/auth/tokens.ts';
import type { Db } from '#server/db/connect.ts';
import {
  appliedOps,
  devices,
  invites,
  keyRequests,
  keyringEntries,
  members,
  projects,
  records,
  spaces,
  stages,
  undelivered,
} from '#server/db/schema.ts';
import { Turns } from '#server/http/turns.ts';
import { readEntries } from '#server/keys/keyring.ts';
import type { Npo } from '#server/npo.ts';
import { collect } from '#server/sync/collect.ts';
import { Nudges } from '#server/sync/nudges.ts';
import { toRecord } from '#server/sync/work.ts';
import { routes } from '#shared/http/contract.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import type { Dice } from '#tests/fixtures/dice.ts';
import { newerKnown, olderKnown } from './known.ts';

/** Every table of the server, each after those it refers to. */
const tables: ReadonlyArray<PgTable> = [
  members,
  devices,
  invites,
  spaces,
  records,
  appliedOps,
  keyringEntries,
  keyRequests,
  projects,
  stages,
  undelivered,
];

/** What the server's database held at one moment. */
export type Backup = ReadonlyArray<{ table: PgTable; rows: Record<string, unknown>[] }>;

/** The real server over an embedded database in memory, with the time of the simulation. */
export class SimServer {
  readonly npo: Npo;
  /** What it logged as going wrong; nothing ever should. */
  readonly errors: string[] = [];
  #time: () => number = () => 0;
  #dice: Dice | null = null;
  #isOld = false;
  readonly #client: PGlite;
  readonly #app: ReturnType<typeof createApp>;

  static async start(): Promise<SimServer> {
    const client = await PGlite.create();
    const db = drizzle({ client, casing: 'snake_case' });
    const migrationsFolder = fileURLToPath(new URL('../../server/db/migrations', import.meta.url));
    await migrate(db, { migrationsFolder });
    return new SimServer(client, db);
  }

  private constructor(client: PGlite, db: Db) {
    this.#client = client;
    const isOld = () => this.#isOld;
    this.npo = {
      name: 'A made-up NPO',
      publicUrl: 'http://server.test',
      db,
      vacuum() {},
      nudges: new Nudges(),
      turns: new Turns(),
      get known() {
        return isOld() ? olderKnown : newerKnown;
      },
      log: pino({ level: 'error' }, { write: (line) => void this.errors.push(line) }),
      now: () => this.#time(),
      newId: () => this.#dice?.idAt(this.#time()) ?? '',
      closing: new AbortController().signal,
    };
    this.#app = createApp(this.npo);
  }

  /** Begins anew with nothing. */
  async begin(time: () => number, dice: Dice, isOld: boolean): Promise<void> {
    this.#time = time;
    this.#dice = dice;
    this.#isOld = isOld;
    this.errors.length = 0;
    await this.empty();
  }

  /** Becomes the newer version. */
  update(): void {
    this.#isOld = false;
  }

  /** One request, as if it came from the network. */
  fetch(address: string, init: RequestInit): Promise<Response> {
    const incoming = { socket: { remoteAddress: '127.0.0.1' } };
    return Promise.resolve(this.#app.fetch(new Request(address, init), { incoming }));
  }

  /** A member with a space. */
  async addMember(id: string, name: string, space: { id: string; epoch: string }): Promise<void> {
    await this.npo.db.insert(members).values({ id, name, createdAt: this.#time() });
    await this.npo.db.insert(spaces).values({ ...space, memberId: id });
  }

  /** A device that has joined. */
  async addDevice(id: string, memberId: string, token: string): Promise<void> {
    const createdAt = this.#time();
    await this.npo.db
      .insert(devices)
      .values({ id, memberId, name: id, tokenHash: hashSecret(token), createdAt, seenAt: createdAt });
  }

  async space(id: string): Promise<typeof spaces.$inferSelect | undefined> {
    return (await this.npo.db.select().from(spaces)).find((space) => space.id === id);
  }

  /** Everything in a space. */
  async records(spaceId: string): Promise<SyncRecord[]> {
    const rows = await this.npo.db.select().from(records);
    return rows.filter((row) => row.spaceId === spaceId).map(toRecord);
  }

  /** The keyring of a space. */
  keyring(spaceId: string): Promise<KeyringEntry[]> {
    return readEntries(this.npo.db, spaceId);
  }

  /** Whether it answers to a token. */
  async letsIn(token: string): Promise<boolean> {
    const headers = { authorization: `Bearer ${token}` };
    return (await this.fetch(`${this.npo.publicUrl}${routes.readKeys.path}`, { headers })).ok;
  }

  /** The stages of all projects. */
  async stages(): Promise<string[]> {
    return (await this.npo.db.select({ id: stages.id }).from(stages).orderBy(asc(stages.position))).map(
      ({ id }) => id,
    );
  }

  async backUp(): Promise<Backup> {
    const taken: { table: PgTable; rows: Record<string, unknown>[] }[] = [];
    for (const table of tables) taken.push({ table, rows: await this.npo.db.select().from(table) });
    return taken;
  }

  /** Sets everything back to what it was. */
  async restore(backup: Backup): Promise<void> {
    await this.empty();
    for (const { table, rows } of backup) if (rows.length > 0) await this.npo.db.insert(table).values(rows);
  }

  /** Forgets what may be forgotten. */
  collect(): Promise<void> {
    return collect(this.npo);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  /** Loses everything. */
  async empty(): Promise<void> {
    // Truncated, because this engine runs no vacuum: deleted rows would stay in memory.
    const names = tables.map((table) => `"${getTableName(table)}"`).join(', ');
    await this.npo.db.execute(sql.raw(`truncate ${names}`));
  }
}
