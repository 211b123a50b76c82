import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState } from '#renderer/store/state.ts';
import { openWorkspace, type Workspace } from '#renderer/store/workspace.ts';
import type { Change } from '#renderer/store/write.ts';
import type { Keychain } from '#renderer/sync/keys/keychain.ts';
import { spaceKeychain } from '#renderer/sync/keys/space-keychain.ts';
import { tryAgain } from '#renderer/sync/round.ts';
import type { Host } from '#shared/host/contract.ts';
import type { Dice } from '#tests/fixtures/dice.ts';
import { secretsHost } from '#tests/fixtures/secrets-host.ts';
import { type Power, plugIn, unplug } from './power.ts';

/** What is on a computer's disk, as it can be copied to another. */
export interface Profile {
  tables: { name: string; rows: unknown[] }[];
  secrets: Map<string, string>;
}

export interface ComputerOptions {
  /** The name of its database; no other computer has it. */
  name: string;
  member: 0 | 1;
  /** True time, in UTC milliseconds. */
  time(): number;
  clockOff: number;
  /** How much its clock gains on true time, as a share. */
  clockRate: number;
  isNewer: boolean;
  dice: Dice;
}

let made = 0;

/** One computer of a member: a real store with a power that can be cut, a wrong clock, and secrets. */
export class Computer {
  readonly name: string;
  readonly member: 0 | 1;
  readonly isNewer: boolean;
  readonly secrets = new Map<string, string>();
  /** Whether it may ask the server: it has joined, and was not signed out since. */
  isSignedIn = false;
  /** The changes that undo the member's last action. */
  undo: Change[] = [];
  /** The operations whose results it has been told. */
  readonly answered = new Set<string>();
  /** True while a round of sync is under way: there is one at a time. */
  isSyncing = false;
  workspace!: Workspace;
  keychain!: Keychain;
  power!: Power;
  readonly #options: ComputerOptions;
  #clockOff: number;
  readonly #databaseName: string;

  private constructor(options: ComputerOptions) {
    this.#options = options;
    this.name = options.name;
    this.member = options.member;
    this.isNewer = options.isNewer;
    this.#clockOff = options.clockOff;
    this.#databaseName = `${options.name}-${made++}`;
  }

  static async start(options: ComputerOptions, profile?: Profile): Promise<Computer> {
    const computer = new Computer(options);
    await computer.#open();
    if (profile) await computer.putBack(profile);
    return computer;
  }

  get db(): WorkspaceDb {
    return this.workspace.db;
  }

  get host(): Host {
    return secretsHost({ secrets: this.secrets });
  }

  /** What its wall clock says, in UTC milliseconds. */
  now(): number {
    const { time, clockRate } = this.#options;
    return Math.round(time() * (1 + clockRate) - START_AT * clockRate) + this.#clockOff;
  }

  /** Somebody sets its clock. */
  setClock(byMs: number): void {
    this.#clockOff += byMs;
  }

  /** The token that signs it in, or null. */
  get token(): string | null {
    return this.secrets.get(`token.${this.workspace.device}`) ?? null;
  }

  /** The app ends, if it has not already, and begins anew. */
  async restart(): Promise<void> {
    this.workspace.db.close();
    await this.#open();
  }

  async profile(): Promise<Profile> {
    const tables: Profile['tables'] = [];
    for (const table of this.db.tables) tables.push({ name: table.name, rows: await table.toArray() });
    return { tables, secrets: new Map(this.secrets) };
  }

  /** Puts a copy in the place of what is on the disk. */
  async putBack({ tables, secrets }: Profile): Promise<void> {
    await this.db.transaction('rw', this.db.tables, async () => {
      for (const { name, rows } of tables) {
        await this.db.table(name).clear();
        await this.db.table(name).bulkAdd(rows);
      }
    });
    this.secrets.clear();
    for (const [name, value] of secrets) this.secrets.set(name, value);
    this.answered.clear();
    this.undo = [];
    await this.restart();
  }

  async hasJoined(): Promise<boolean> {
    return (await getState(this.db, 'membership')) !== null;
  }

  async close(): Promise<void> {
    await this.db.delete();
    unplug(this.#databaseName);
  }

  async #open(): Promise<void> {
    const { dice } = this.#options;
    this.power = plugIn(this.#databaseName);
    this.workspace = await openWorkspace(this.#databaseName, {
      now: () => this.now(),
      reading: () => ({ wallAt: this.now(), monoMs: 0, session: this.name }),
      zone: () => 'Asia/Tokyo',
      newId: () => dice.idAt(START_AT),
      newOpId: () => dice.opId(),
    });
    this.keychain = spaceKeychain(this.workspace, this.host);
    await this.keychain.load();
    // As every start of sync does.
    await tryAgain(this.db);
  }
}

/** When every run begins: UTC milliseconds. */
export const START_AT = Date.parse('2026-11-23T00:00Z');
