import { ServerError } from '#renderer/sync/request.ts';
import { ProblemError } from '#server/http/problem.ts';
import { offerStage } from '#server/relay/offer.ts';
import { createProject } from '#server/relay/projects.ts';
import { EXISTENCE, type Json } from '#shared/sync/operation.ts';
import { mayWrite, tableOf } from '#shared/sync/tables.ts';
import { Dice } from '#tests/fixtures/dice.ts';
import { nextChanges } from './actions.ts';
import type { Computer, Profile } from './computer.ts';
import type { Network } from './network.ts';
import type { Schedule, Step } from './schedule.ts';
import type { Backup, SimServer } from './server.ts';
import { SimulationError } from './simulation-error.ts';
import { checkRest, comeToRest } from './verdict.ts';
import { World } from './world.ts';

/** How a run went. */
export interface Outcome {
  failure: SimulationError | null;
  steps: number;
  faults: Network['counts'];
  /** What happened, in words; the same for the same schedule. */
  trace: string[];
}

/** Runs a schedule, heals everything, and checks what has become of it. */
export async function simulate(server: SimServer, schedule: Schedule): Promise<Outcome> {
  const run = new Run(server, schedule);
  let failure: SimulationError | null = null;
  try {
    await run.go();
  } catch (error) {
    failure = error instanceof SimulationError ? error : new SimulationError('broken', describe(error));
  } finally {
    await run.world.close();
  }
  return { failure, steps: run.steps, faults: run.world.network.counts, trace: run.world.trace };
}

class Run {
  readonly world: World;
  steps = 0;
  readonly #schedule: Schedule;
  readonly #kept = new Map<Computer, Profile>();
  #backup: Backup | null = null;

  constructor(server: SimServer, schedule: Schedule) {
    this.#schedule = schedule;
    this.world = new World(server, schedule.seed, async (steps) => {
      for (const step of steps) await this.#step(step);
    });
  }

  async go(): Promise<void> {
    const { world } = this;
    await world.begin(this.#schedule);
    for (const step of this.#schedule.steps) {
      await this.#step(step);
      await world.look();
      await world.network.passStep();
    }
    await comeToRest(world);
    await checkRest(world);
  }

  async #step(step: Step): Promise<void> {
    const { world } = this;
    this.steps++;
    world.time += step.after;
    const dice = new Dice(step.salt);
    const who = 'who' in step ? this.#pick(step.who, step.do) : null;
    world.tell(`${who?.name ?? 'server'}: ${step.do}`);
    switch (step.do) {
      case 'write':
        if (who && !who.power.isOff)
          await world.write(who, step.changes ?? (await nextChanges(who, dice, step.wish)), step.cutAfter);
        return;
      case 'undo':
        if (who && !who.power.isOff) await world.write(who, who.undo);
        return;
      case 'sync':
        return who ? world.sync(who, step.faults, step.cutAfter) : undefined;
      case 'work':
        if (!who) return;
        await world.write(who, await nextChanges(who, dice));
        return world.sync(who);
      case 'restart':
        if (who) world.touch(who);
        return who?.restart();
      case 'set-clock':
        return who?.setClock(step.by);
      case 'join':
        return who ? world.join(who) : undefined;
      case 'get-keys':
        return who ? world.keys.give(who, dice) : undefined;
      case 'change-sheet':
        return who ? world.keys.changeSheet(who) : undefined;
      case 'begin-keys-anew':
        return who ? world.keys.beginAnew(who) : undefined;
      case 'copy-profile':
        return who ? world.copy(who) : undefined;
      case 'keep-profile':
        if (who) this.#kept.set(who, await who.profile());
        return;
      case 'put-back-profile': {
        const profile = who && this.#kept.get(who);
        return who && profile ? world.putBack(who, profile) : undefined;
      }
      case 'rot':
        return who ? this.#rot(who, dice) : undefined;
      case 'revoke':
        return who ? this.#revoke(who) : undefined;
      default:
        return this.#stepOfServer(step.do, dice);
    }
  }

  async #stepOfServer(what: Step['do'], dice: Dice): Promise<void> {
    const { world } = this;
    const { server } = world;
    switch (what) {
      case 'offer-stage':
        return this.#offerStage(dice);
      case 'back-up-server':
        this.#backup = await server.backUp();
        return;
      case 'restore-server': {
        const backup = this.#backup;
        if (!backup) return;
        world.setBacks++;
        return world.disaster(() => server.restore(backup));
      }
      case 'reset-server':
        world.setBacks++;
        this.#backup = null;
        return world.disaster(async () => {
          await server.empty();
          await world.addMembers();
          for (const computer of world.computers) computer.isSignedIn = false;
        });
      case 'update-server':
        return server.update();
      case 'collect':
        return world.collect();
    }
  }

  /** The computer that does a step: `who` modulo the number of those that can. */
  #pick(who: number, what: Step['do']): Computer | null {
    const { world } = this;
    const able = world.computers.filter((computer) => {
      if (computer.isSyncing && !['write', 'set-clock'].includes(what)) return false;
      if (what === 'join') return !computer.isSignedIn;
      if (what === 'get-keys' || what === 'begin-keys-anew') return !world.keys.has(computer);
      if (what === 'change-sheet') return world.keys.has(computer);
      if (what === 'put-back-profile') return this.#kept.has(computer);
      return true;
    });
    return able[who % able.length] ?? null;
  }

  /** The coordinator offers a stage of the project to a member. */
  async #offerStage(dice: Dice): Promise<void> {
    const { server, members } = this.world;
    const { npo } = server;
    const stages = await server.stages();
    if (stages.length === 0) {
      const newStages = ['draft', 'build', 'check'].map((role) => ({
        role,
        title: role,
        brief: '',
        checklist: [],
        dueDay: null,
      }));
      const project = await createProject(npo, {
        title: 'A page',
        client: 'A made-up shop',
        stages: newStages,
      });
      stages.push(...project.stages.map(({ id }) => id));
    }
    const before = await this.#answers();
    try {
      await offerStage(npo, dice.pick(stages), dice.pick(members).id);
    } catch (error) {
      // Somebody else has accepted it already.
      if (!(error instanceof ProblemError) || error.code !== 'conflict') throw error;
    }
    for (const [place, after] of await this.#answers()) {
      const saw = before.get(place)?.opId ?? null;
      if (after.opId === saw) continue;
      this.world.ledger.add({ ...after, saw, isAcknowledged: false, isGone: false });
    }
  }

  /** The current values of the fields of assignments that members may write, and of their existence. */
  async #answers() {
    const current = new Map<string, { row: string; field: string; opId: string; value: Json }>();
    for (const [member, { space }] of this.world.members.entries()) {
      for (const { table, id, fields, vers, deleted } of await this.world.server.records(space)) {
        const declaration = tableOf(table);
        if (table !== 'assignments' || !declaration) continue;
        const row = `${member}/${table}/${id}`;
        for (const [field, { op: opId }] of Object.entries(vers)) {
          const value = field === EXISTENCE ? deleted === true : (fields[field] ?? null);
          if (field === EXISTENCE || mayWrite(declaration, field, 'member'))
            current.set(`${row}/${field}`, { row, field, opId, value });
        }
      }
    }
    return current;
  }

  /** A row disappears from a disk without a trace. */
  async #rot(computer: Computer, dice: Dice): Promise<void> {
    const { db } = computer;
    const metas = (await db.meta.toArray()).filter(({ base, stale }) => !base && !stale);
    if (metas.length === 0) return;
    const { table, id } = dice.pick(metas);
    this.world.wasRotten = true;
    this.world.touch(computer);
    await this.world.disaster(async () => {
      await db.meta.delete([table, id]);
      await db.rows(table).delete(id);
    });
  }

  /** Another device of the same member signs this one out. */
  async #revoke(computer: Computer): Promise<void> {
    const { device } = computer.workspace;
    const other = this.world.computers.find(
      (one) => one.isSignedIn && one.member === computer.member && one.workspace.device !== device,
    );
    if (!other || !computer.isSignedIn) return;
    try {
      await this.world.api(other).revokeDevice(device);
      await this.world.keys.noteRevoked(computer);
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
    }
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause ? `\ncaused by ${describe(error.cause)}` : '';
  return `${error.name}: ${error.message}\n${error.stack}${cause}`;
}
