import { getState } from '#renderer/store/state.ts';
import type { Api } from '#renderer/sync/api.ts';
import {
  answerAsking,
  askToBeLetIn,
  confirmAsking,
  letIn,
  picturesOf,
  showOwnKeys,
} from '#renderer/sync/keys/asking.ts';
import { beginAnew, confirmSheet, recoverWith } from '#renderer/sync/keys/sheet.ts';
import { ServerError } from '#renderer/sync/request.ts';
import { openRecords, placeOf } from '#renderer/sync/seal.ts';
import { newRecoveryCode } from '#shared/keys/recovery-code.ts';
import type { KeyRequest } from '#shared/keys/shapes.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { isSealed } from '#shared/sync/tables.ts';
import type { Dice } from '#tests/fixtures/dice.ts';
import type { Computer, Profile } from './computer.ts';
import type { SimServer } from './server.ts';
import { SimulationError } from './simulation-error.ts';
import { codecsOf, tokensOn } from './thief.ts';
import type { Watch } from './watch.ts';

/** A device that was signed out, with all that was on its disk then, and how far the space had come. */
interface Revoked {
  computer: string;
  disk: Profile;
  member: number;
  seq: number;
  setBacks: number;
}

/** The parts of a run that {@link Keys} needs. */
export interface KeysWorld {
  readonly computers: ReadonlyArray<Computer>;
  readonly members: ReadonlyArray<{ space: string }>;
  readonly server: SimServer;
  setBacks: number;
  api(computer: Computer): Api;
  touch(computer: Computer): Watch;
  disaster(what: () => Promise<unknown>): Promise<unknown>;
  tell(line: string): void;
}

/** The recovery sheets of the people of one run, and who is let in by whom. */
export class Keys {
  readonly #world: KeysWorld;
  readonly #codes = new Map<number, string[]>();
  readonly #revoked: Revoked[] = [];

  constructor(world: KeysWorld) {
    this.#world = world;
  }

  has({ keychain }: Computer): boolean {
    return keychain.codec !== null;
  }

  /** Makes the member's first sheet, or lets a computer in: by another one, or by a sheet. */
  async give(computer: Computer, dice: Dice): Promise<void> {
    const { workspace, host, member, keychain } = computer;
    if (!computer.isSignedIn || keychain.codec) return;
    this.#world.touch(computer).allowStartingOver();
    const api = this.#world.api(computer);
    const others = this.#world.computers.filter(
      (other) => other !== computer && other.member === member && other.isSignedIn && !other.isSyncing,
    );
    const inside = others.find((other) => this.has(other) && other.workspace.device !== workspace.device);
    await this.#trying(computer, async () => {
      const { entries } = await api.keys();
      if (entries.length === 0) await confirmSheet(workspace, host, api, this.#newCode(member));
      else if (inside && dice.chance(50)) await this.#pair(inside, computer);
      else {
        for (const code of this.#codes.get(member)?.toReversed() ?? []) {
          if ((await recoverWith(workspace, host, api, code)) === null) break;
        }
      }
    });
    await keychain.load();
  }

  /** The member makes a new sheet; the old one is worth nothing from then on. */
  async changeSheet(computer: Computer): Promise<void> {
    const { workspace, host, member, keychain } = computer;
    if (!computer.isSignedIn) return;
    this.#world.touch(computer);
    const api = this.#world.api(computer);
    await this.#trying(computer, () => confirmSheet(workspace, host, api, this.#newCode(member)));
    await keychain.load();
  }

  /** The member has lost every device and every sheet, as far as they know. */
  async beginAnew(computer: Computer): Promise<void> {
    if (!computer.isSignedIn) return;
    this.#world.touch(computer).allowStartingOver();
    this.#world.setBacks++;
    await this.#world.disaster(() =>
      this.#trying(computer, () => beginAnew(computer.workspace, this.#world.api(computer))),
    );
    await computer.keychain.load();
  }

  /** The server has heard that a computer is signed out. */
  async noteRevoked(computer: Computer): Promise<void> {
    const { name, member } = computer;
    const space = await this.#world.server.space(this.#world.members[member]?.space ?? '');
    if (!space) return;
    const { setBacks } = this.#world;
    const disk = await computer.profile();
    this.#revoked.push({ computer: name, disk, member, seq: space.seq, setBacks });
  }

  /** Records as the member sees them. @throws SimulationError for one that no key opens */
  async open(member: number, records: ReadonlyArray<SyncRecord>): Promise<SyncRecord[]> {
    const codec = this.#world.computers.find((one) => one.member === member && this.has(one))?.keychain.codec;
    const { records: opened, locked } = await openRecords(codec ?? null, records);
    const [lost] = locked;
    if (lost) throw new SimulationError('lost', `nobody can open ${lost.table}/${lost.id}`);
    return opened;
  }

  /**
   * With what is on the disk of a device that was signed out nobody is let in, nor opens anything that was written after
   * the server had heard of it, even with all that the server has. @throws SimulationError
   */
  async checkRevoked(): Promise<void> {
    const { server, members } = this.#world;
    for (const { computer, disk, member, seq, setBacks } of this.#revoked) {
      // A server that was set back counts its sequence anew, and knows of no device that was signed out.
      if (setBacks !== this.#world.setBacks) continue;
      const found = (what: string) => new SimulationError('lost', `${computer} was signed out, and ${what}`);
      for (const token of tokensOn(disk)) if (await server.letsIn(token)) throw found('its disk lets in');
      const space = members[member]?.space ?? '';
      const codecs = await codecsOf(disk, space, await server.keyring(space));
      for (const record of await server.records(space)) {
        if (!isSealed(record.table)) continue;
        for (const [field, value] of Object.entries(record.fields)) {
          if ((record.vers[field]?.ver ?? 0) <= seq) continue;
          for (const codec of codecs) {
            const [opened] = await codec.open([{ place: placeOf(record), fields: { [field]: value } }]);
            if (!opened || Object.hasOwn(opened, field))
              throw found(`its disk opens ${record.table}/${record.id} ${field}`);
          }
        }
      }
    }
  }

  #newCode(member: number): string {
    const code = newRecoveryCode();
    this.#codes.set(member, [...(this.#codes.get(member) ?? []), code]);
    return code;
  }

  /** Lets a new computer in by one that is in, with a member who looks at both. */
  async #pair(inside: Computer, computer: Computer): Promise<void> {
    this.#world.touch(inside);
    const [apiIn, apiNew] = [this.#world.api(inside), this.#world.api(computer)];
    await askToBeLetIn(computer.workspace, computer.host, apiNew);
    await inside.keychain.tend(apiIn, true);
    await answerAsking(inside.workspace, inside.host, apiIn, await this.#request(inside, computer));
    await computer.keychain.tend(apiNew, true);
    // Its own keys were in the keyring already, so it is in without a comparison.
    if (this.has(computer)) return;
    await showOwnKeys(computer.workspace, apiNew, await this.#request(computer, computer));
    await inside.keychain.tend(apiIn, true);
    const [seenIn, seenNew] = [
      await this.#request(inside, computer),
      await this.#request(computer, computer),
    ];
    const pictures = [
      await picturesOf(inside.workspace, seenIn),
      await picturesOf(computer.workspace, seenNew),
    ];
    if (!pictures[0] || String(pictures[0]) !== String(pictures[1])) {
      throw new SimulationError('broken', `${inside.name} and ${computer.name} show other pictures`);
    }
    await confirmAsking(computer.workspace);
    await letIn(inside.workspace, inside.host, apiIn, seenIn);
    await computer.keychain.tend(apiNew, true);
  }

  async #request(at: Computer, of: Computer): Promise<KeyRequest> {
    const seen = await getState(at.db, 'keysSeen');
    const request = seen?.requests.find(({ device }) => device === of.workspace.device);
    if (!request) throw new ServerError('not-found');
    return request;
  }

  /** What the server refuses is tried again by the member, sooner or later. */
  async #trying(computer: Computer, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      this.#world.tell(`  ${computer.name} is told ${error.code}`);
      if (error.code === 'sign-in-needed' || error.code === 'device-revoked') computer.isSignedIn = false;
    }
  }
}
