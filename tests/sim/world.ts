import { recordHere } from '#renderer/store/record-here.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { WriteError } from '#renderer/store/write-error.ts';
import { type Api, createApi } from '#renderer/sync/api.ts';
import { becomeAnother, joinNpo, takeNewDeviceId } from '#renderer/sync/membership.ts';
import { ServerError } from '#renderer/sync/request.ts';
import { syncRound } from '#renderer/sync/round.ts';
import { startOver } from '#renderer/sync/start-over.ts';
import { createInvite } from '#server/auth/invites.ts';
import { routes } from '#shared/http/contract.ts';
import { PULL_LIMIT_MAX } from '#shared/sync/limits.ts';
import { PushResponse } from '#shared/sync/messages.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { Dice } from '#tests/fixtures/dice.ts';
import { Computer, type Profile, START_AT } from './computer.ts';
import { Keys } from './keys.ts';
import { Ledger, meaning } from './ledger.ts';
import { type Answer, Network } from './network.ts';
import type { DevicePlan, Fault, Schedule, Step } from './schedule.ts';
import type { SimServer } from './server.ts';
import { SimulationError } from './simulation-error.ts';
import { Watch } from './watch.ts';
import { toldByJournals, whereabouts } from './whereabouts.ts';

const SERVER_URL = 'http://server.test';
const COMPUTERS_MAX = 5;

/** What may end a round of sync without anything being wrong with the program. */
const expectedErrors: ReadonlyArray<string> = [
  'unreachable',
  'unreadable-answer',
  'server-error',
  'resync',
  'sign-in-needed',
  'device-revoked',
  'device-copied',
];

/** The operation whose value of a field a member sees while writing, and whether it still waits to be sent. */
interface Sight {
  op: string;
  isPending: boolean;
}

/** The people of one run, their computers, the server, and what is known about all of them. */
export class World {
  readonly server: SimServer;
  readonly ledger = new Ledger();
  readonly keys = new Keys(this);
  readonly network: Network;
  readonly computers: Computer[] = [];
  /** The id and the space of the member and of the colleague. */
  members: { id: string; space: string }[] = [];
  /** True time, in UTC milliseconds. */
  time = START_AT;
  /** How often the server was set back. */
  setBacks = 0;
  wasCollected = false;
  /** Something on a disk went bad: only then may a digest find a difference. */
  wasRotten = false;
  /** What happened, in words; the same for the same schedule. */
  readonly trace: string[] = [];
  readonly dice: Dice;
  readonly #watches = new Map<Computer, Watch>();
  readonly #touched = new Set<Computer>();
  /** What was shown where a write was cut off. */
  readonly #sawBeforeCut = new Map<Computer, Map<string, Sight>>();
  #failure: SimulationError | null = null;

  constructor(server: SimServer, seed: number, runSteps: (steps: ReadonlyArray<Step>) => Promise<void>) {
    this.server = server;
    this.dice = new Dice(seed ^ 0x5eed);
    this.network = new Network(server, (computer, answer) => this.#hear(computer, answer), runSteps);
  }

  /** Sets up server, members and computers of a schedule. */
  async begin({ devices, isOldServer, pageMax, batchMax }: Schedule): Promise<void> {
    Object.assign(this.network, { pageMax, batchMax });
    await this.server.begin(() => this.time, this.dice, isOldServer);
    await this.addMembers(devices.some(({ member }) => member === 1) ? 2 : 1);
    for (const plan of devices) await this.#setUp(plan);
  }

  /** Adds the members, with empty spaces. */
  async addMembers(count = this.members.length): Promise<void> {
    this.members = Array.from({ length: count }, () => ({ id: this.newId(), space: this.newId() }));
    for (const [index, { id, space }] of this.members.entries()) {
      await this.server.addMember(id, index === 0 ? 'A made-up member' : 'A made-up colleague', {
        id: space,
        epoch: this.dice.opId(),
      });
    }
  }

  newId(): string {
    return this.dice.idAt(this.time);
  }

  async #setUp(plan: DevicePlan): Promise<void> {
    const computer = await Computer.start(this.#options(plan, plan));
    this.#add(computer);
    if (plan.isJoined) await this.#signIn(computer);
    if (plan.isJoined && plan.hasKeys) await this.keys.give(computer, this.dice);
  }

  #options(
    { member, isNewer }: Pick<Computer, 'member' | 'isNewer'>,
    clock: { clockOff: number; clockRate: number },
  ) {
    const name = `computer-${this.computers.length + 1}`;
    const { clockOff, clockRate } = clock;
    return { name, member, isNewer, clockOff, clockRate, dice: this.dice, time: () => this.time };
  }

  #add(computer: Computer): void {
    this.computers.push(computer);
    this.#watches.set(computer, new Watch());
    this.touch(computer);
  }

  /** Signs a new computer in, without an invitation. */
  async #signIn(computer: Computer): Promise<void> {
    const member = this.memberOf(computer);
    const token = Buffer.from(`${computer.name} ${this.dice.hex(32)}`.padEnd(32).slice(0, 32)).toString(
      'base64url',
    );
    const { db, device } = computer.workspace;
    await this.server.addDevice(device, member.id, token);
    computer.secrets.set(`token.${device}`, token);
    await putState(db, 'membership', {
      server: SERVER_URL,
      npo: this.server.npo.name,
      member: { id: member.id, name: 'A made-up member' },
      space: member.space,
      device,
    });
    const space = await this.server.space(member.space);
    await startOver(db, space?.epoch ?? '', computer.now());
    computer.isSignedIn = true;
  }

  /** Lets a computer accept an invitation. */
  async join(computer: Computer): Promise<void> {
    this.touch(computer).allowStartingOver();
    const { code } = await createInvite(this.server.npo, this.memberOf(computer).id);
    const outside = globalThis.fetch;
    globalThis.fetch = (address, init) => this.server.fetch(String(address), init ?? {});
    try {
      const take = () =>
        joinNpo(computer.workspace, computer.host, { server: SERVER_URL, code }, computer.name);
      await take().catch(async (error: unknown) => {
        if (!(error instanceof ServerError) || error.code !== 'device-taken') throw error;
        await takeNewDeviceId(computer.workspace, computer.host);
        await computer.restart();
        await take();
      });
      computer.isSignedIn = true;
    } finally {
      globalThis.fetch = outside;
    }
  }

  /** Whose computer it is. */
  memberOf({ member }: Computer): { id: string; space: string } {
    const found = this.members[member];
    if (!found) throw new Error('a computer of nobody');
    return found;
  }

  /** A member writes; the ledger hears what they meant, and what they had seen. */
  async write(computer: Computer, changes: ReadonlyArray<Change>, cutAfter?: number): Promise<void> {
    this.touch(computer);
    const saw = new Map<string, Sight>();
    const { db } = computer;
    for (const { table, id } of changes) {
      const [shown, meta] = await db.transaction('r', [db.rows(table), db.meta, db.outbox], () =>
        Promise.all([recordHere(db, table, id), db.meta.get([table, id])]),
      );
      for (const [field, { op }] of Object.entries(shown?.vers ?? {})) {
        saw.set(`${table}/${id}/${field}`, { op, isPending: meta?.vers[field]?.op !== op });
      }
    }
    if (cutAfter !== undefined && !computer.isSyncing) computer.power.cutAfter(cutAfter);
    this.#sawBeforeCut.set(computer, saw);
    try {
      computer.undo = await write(computer.workspace, changes);
      if (!computer.isSyncing) computer.power.cutAfter(Number.POSITIVE_INFINITY);
      await this.#noteNew(computer, true);
    } catch (error) {
      if (computer.power.isOff) return this.recover(computer);
      if (!(error instanceof WriteError) || error.code !== 'invalid-value') throw error;
    } finally {
      if (!computer.isSyncing) computer.power.cutAfter(Number.POSITIVE_INFINITY);
    }
  }

  /** Starts a computer again after its power was cut, unless its sync still has to notice. */
  async recover(computer: Computer): Promise<void> {
    if (computer.isSyncing) return;
    await computer.restart();
    await this.#noteNew(computer, false);
  }

  async #noteNew(computer: Computer, isAcknowledged: boolean): Promise<void> {
    const saw = this.#sawBeforeCut.get(computer) ?? new Map<string, Sight>();
    const made = (await computer.db.outbox.orderBy('n').toArray()).filter(
      ({ table, id, opId, op }) =>
        !this.ledger.find(`${computer.member}/${table}/${id}`, Object.keys(meaning(op))[0] ?? '', opId),
    );
    // A page may have been stored after the rows were read and before the write: the member saw that as well.
    for (const { table, id, op } of computer.isSyncing ? made : []) {
      const meta = await computer.db.meta.get([table, id]);
      for (const [field, ver] of Object.entries(op.base)) {
        const key = `${table}/${id}/${field}`;
        const came = meta?.vers[field];
        if (came?.ver === ver && !saw.get(key)?.isPending) saw.set(key, { op: came.op, isPending: false });
      }
    }
    const sawBefore = ({ table, id, field }: { table: string; id: string; field: string }) =>
      saw.get(`${table}/${id}/${field}`)?.op ?? null;
    this.ledger.note(computer.member, made, sawBefore, isAcknowledged);
    for (const { table, id, op } of made) {
      const cut = isAcknowledged ? '' : ', cut off';
      this.tell(
        `  ${op.opId} ${op.kind} ${table}/${id} ${JSON.stringify(op.patch).slice(0, 300)} at ${op.at}${cut}`,
      );
    }
  }

  /** One round of sync, as the syncer does it. */
  async sync(computer: Computer, faults: ReadonlyArray<Fault> = [], cutAfter?: number): Promise<void> {
    const { token, workspace, keychain } = computer;
    if (!computer.isSignedIn || computer.isSyncing || !token) return;
    this.touch(computer);
    computer.isSyncing = true;
    const pulledWith = await getState(workspace.db, 'pulledWith');
    if (cutAfter !== undefined) computer.power.cutAfter(cutAfter);
    const api = this.api(computer, faults);
    try {
      await this.round(computer, api);
    } catch (error) {
      if (!computer.power.isOff) await this.#onError(computer, api, error);
    } finally {
      computer.isSyncing = false;
      // What was sealed is pulled again with the keys that came, in this round or before it.
      if (keychain.codec && keychain.codec.id !== pulledWith?.codec) this.touch(computer).allowStartingOver();
      computer.power.cutAfter(Number.POSITIVE_INFINITY);
    }
    if (computer.power.isOff) await this.recover(computer);
  }

  /**
   * One round of sync; its errors are thrown.
   * @param lies what is answered in the place of the server
   */
  async round(computer: Computer, lies: Partial<Api> = {}): Promise<void> {
    const { db, device, around } = computer.workspace;
    const api = { ...this.api(computer), ...lies };
    await syncRound({ db, device, api, keychain: computer.keychain, now: around.now });
  }

  /** The server, as a computer reaches it. */
  api(computer: Computer, faults: ReadonlyArray<Fault> = []): Api {
    const fetch = this.network.connection(computer, faults);
    return createApi({ server: SERVER_URL, token: computer.token, fetch });
  }

  async #onError(computer: Computer, api: Api, error: unknown): Promise<void> {
    if (!(error instanceof ServerError) || !expectedErrors.includes(error.code)) throw error;
    if (error.code === 'sign-in-needed' || error.code === 'device-revoked') computer.isSignedIn = false;
    if (error.code === 'device-copied') {
      try {
        await becomeAnother(computer.workspace, computer.host, api, computer.name);
      } catch (error) {
        // It ended in the middle of that, and is started again.
        if (!computer.power.isOff && !(error instanceof ServerError)) throw error;
        return;
      }
      await computer.restart();
    }
  }

  /** A copy of a computer's disk in another computer; both go on. */
  async copy(computer: Computer): Promise<void> {
    if (this.computers.length >= COMPUTERS_MAX) return;
    const clock = { clockOff: computer.now() - this.time, clockRate: 0 };
    const twin = await Computer.start(this.#options(computer, clock), await computer.profile());
    twin.isSignedIn = computer.isSignedIn;
    this.#add(twin);
  }

  /** An older copy in the place of what is on the disk. */
  async putBack(computer: Computer, profile: Profile): Promise<void> {
    const waiting = async () => (await computer.db.outbox.toArray()).map(({ opId }) => opId);
    const before = await waiting();
    await this.disaster(() => computer.putBack(profile));
    const after = new Set(await waiting());
    this.ledger.neverTold(before.filter((opId) => !after.has(opId)));
    computer.isSignedIn = computer.token !== null;
    this.touch(computer).forget();
  }

  /** Something that destroys data: what was nowhere else is gone, and nobody can ask for it. */
  async disaster(happen: () => Promise<void>): Promise<void> {
    const where = () =>
      whereabouts(
        this.server,
        this.computers,
        this.members.map(({ space }) => space),
      );
    const [before, told] = [await where(), await toldByJournals(this.computers)];
    await happen();
    const [after, stillTold] = [await where(), await toldByJournals(this.computers)];
    for (const intent of this.ledger.all()) {
      const place = `${intent.row}/${intent.field}/${intent.opId}`;
      const wasTold = told.has(place) && !stillTold.has(place);
      if (wasTold || (before.has(place) && !after.has(place))) intent.isGone = true;
    }
  }

  /** The server forgets what may be forgotten: what was in the rows that were deleted, and their deletion. */
  async collect(): Promise<void> {
    this.wasCollected = true;
    const before = await this.#tombstones();
    await this.server.collect();
    const after = await this.#tombstones();
    for (const [row, { vers }] of before) {
      if (after.has(row)) continue;
      for (const [field, { op }] of Object.entries(vers)) {
        const intent = this.ledger.find(row, field, op);
        if (intent) intent.isGone = true;
      }
    }
  }

  async #tombstones(): Promise<Map<string, SyncRecord>> {
    const found = new Map<string, SyncRecord>();
    for (const [member, { space }] of this.members.entries()) {
      for (const record of await this.server.records(space)) {
        if (record.deleted) found.set(`${member}/${record.table}/${record.id}`, record);
      }
    }
    return found;
  }

  /** Something may have changed there. */
  touch(computer: Computer): Watch {
    this.#touched.add(computer);
    const watch = this.#watches.get(computer);
    if (!watch) throw new Error('a computer nobody watches');
    return watch;
  }

  /** Looks at every computer where something happened. @throws SimulationError */
  async look(): Promise<void> {
    if (this.#failure) throw this.#failure;
    const [error] = this.server.errors;
    if (error) throw new SimulationError('broken', `the server logged ${error}`);
    for (const computer of this.#touched) await this.#watches.get(computer)?.look(computer);
    this.#touched.clear();
  }

  async close(): Promise<void> {
    for (const computer of this.computers) await computer.close();
  }

  /** Writes down what happens, at the true time. */
  tell(what: string): void {
    this.trace.push(`${new Date(this.time).toISOString()} ${what}`);
  }

  #hear(computer: Computer, { path, query, status, body, hasArrived }: Answer): void {
    this.tell(
      `  ${computer.name} ${hasArrived ? 'hears' : 'does not hear'} ${path} ${status}${outcomes(path, body)}`,
    );
    if (status === 410) this.touch(computer).allowStartingOver();
    try {
      // A repair is told by the size of its pages: to seal anew, smaller pages are asked for.
      const isRepair = query.has('table') && query.get('limit') === String(PULL_LIMIT_MAX);
      if (path === routes.pull.path && isRepair && !this.wasRotten) {
        throw new SimulationError(
          'diverged',
          `I12: the digest of ${query.get('table')} differs at ${computer.name}`,
        );
      }
      if (path !== routes.push.path || status !== 200) return;
      for (const result of PushResponse.parse(body).results) {
        this.ledger.hear(computer.member, result, this.setBacks);
        if (hasArrived && result.outcome !== 'deferred') computer.answered.add(result.opId);
      }
    } catch (error) {
      // Thrown from here, it would pass for a broken network.
      if (!(error instanceof SimulationError)) throw error;
      this.#failure ??= error;
    }
  }
}

/** What became of each operation of a push, in words. */
function outcomes(path: string, body: unknown): string {
  const answer = path === routes.push.path ? PushResponse.safeParse(body) : null;
  if (!answer?.success) return '';
  return answer.data.results
    .map(
      ({ opId, outcome, reason, lost }) =>
        `\n    ${[opId, outcome, reason, ...(lost ?? []).map(({ field, version }) => `lost ${field} of ${version.op}`)].join(' ')}`,
    )
    .join('');
}
