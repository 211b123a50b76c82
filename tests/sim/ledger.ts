import type { OutboxRow } from '#renderer/store/database.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import type { OpResult } from '#shared/sync/messages.ts';
import { EXISTENCE, type Json, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import { SimulationError } from './simulation-error.ts';

/** One thing one person meant: a value of one field, or that a row is there or not. */
export interface Intent {
  /** Whose, and which row: `member/table/id`. */
  row: string;
  /** The field, or `$` for a row's existence. */
  field: string;
  opId: string;
  /** What it should be; for existence, whether the row should be deleted. */
  value: Json;
  /** The operation whose value was shown when it was made, or null when there was none. */
  saw: string | null;
  /** The member saw that it was saved. What was cut off may be there or not. */
  isAcknowledged: boolean;
  /**
   * Every copy was destroyed before it could be synced, or the server that had it was set back; or the journal that told
   * of it went with its disk; or it was deleted, and the server has forgotten that since.
   */
  isGone: boolean;
}

/** What is known at the end, for the ledger to be held against. */
export interface Outcome {
  /** The current records of a row: the server's, or those of devices that keep what the server has no place for. */
  current(row: string): ReadonlyArray<SyncRecord>;
  /** True when the intent waits in an outbox, where it has to. */
  isWaiting(intent: Intent): boolean;
  /** True when a journal tells of the intent as of a value that lost. */
  isKeptAside(intent: Intent): boolean;
  /** True when some device was told that the intent was refused. */
  isRefused(intent: Intent): boolean;
  /** The server was set back in this run: values beaten while devices gave back what they held are in no journal. */
  wasSetBack: boolean;
  /** Tombstones were collected in this run. */
  wasCollected: boolean;
}

/** Why something can be rejected that an honest device sends: the row is gone, or it is too large. */
const honestReasons: ReadonlyArray<string> = ['not-found', 'too-large'];

/** What each person meant, and what they had seen when they did. */
export class Ledger {
  readonly #intents = new Map<string, Map<string, Intent>>();
  /** The operations that the server has heard, with how often it had been set back then. */
  readonly #heard = new Map<string, number>();
  readonly #heardAgain = new Set<string>();
  readonly #rowOf = new Map<string, string>();
  /** What the server has said to have lost against an operation, or by it. */
  readonly #lostWith = new Map<string, Intent[]>();

  /** Every intent so far. */
  *all(): Generator<Intent> {
    for (const ofField of this.#intents.values()) yield* ofField.values();
  }

  find(row: string, field: string, opId: string): Intent | undefined {
    return this.#intents.get(`${row}/${field}`)?.get(opId);
  }

  /** Writes down what some operations mean, in the order they were made. */
  note(
    member: number,
    made: ReadonlyArray<Pick<OutboxRow, 'table' | 'id' | 'op'>>,
    sawBefore: (place: { table: string; id: string; field: string }) => string | null,
    isAcknowledged: boolean,
  ): void {
    const latest = new Map<string, string>();
    for (const { table, id, op } of made) {
      const row = `${member}/${table}/${id}`;
      for (const [field, value] of Object.entries(meaning(op))) {
        const saw = latest.get(`${row}/${field}`) ?? sawBefore({ table, id, field });
        latest.set(`${row}/${field}`, op.opId);
        this.add({ row, field, opId: op.opId, value, saw, isAcknowledged, isGone: false });
      }
    }
  }

  add(intent: Intent): void {
    const key = `${intent.row}/${intent.field}`;
    const ofField = this.#intents.get(key) ?? new Map<string, Intent>();
    this.#intents.set(key, ofField.set(intent.opId, intent));
    this.#rowOf.set(intent.opId, intent.row);
  }

  /**
   * Operations were lost with their disk before the answer to them was stored: nobody can be told any more what lost.
   */
  neverTold(opIds: ReadonlyArray<string>): void {
    for (const intent of opIds.flatMap((opId) => this.#lostWith.get(opId) ?? [])) intent.isGone = true;
  }

  /**
   * Compares the server's answer to an operation with what its writer had seen (I7).
   * @param setBacks how often the server has been set back. An operation that it has heard before that, and heard again
   *   after, counts from then: it may beat what others wrote upon it meanwhile, which is then in the journal
   * @throws SimulationError
   */
  hear(member: number, { opId, outcome, reason = '', record, lost = [] }: OpResult, setBacks: number): void {
    if (outcome === 'rejected' && !honestReasons.includes(reason)) {
      throw new SimulationError('broken', `${opId} was rejected as ${reason}`);
    }
    if (outcome !== 'deferred') {
      const before = this.#heard.get(opId) ?? setBacks;
      if (before < setBacks) this.#heardAgain.add(opId);
      this.#heard.set(opId, before);
    }
    for (const { field, version } of lost) {
      const place = this.#rowOf.get(opId);
      const told = place && this.find(place, field, version.op);
      if (told) this.#lostWith.set(opId, [...(this.#lostWith.get(opId) ?? []), told]);
      if (!record) continue;
      const row = `${member}/${record.table}/${record.id}`;
      const winner = version.op === opId ? record.vers[field]?.op : opId;
      const loser = this.find(row, field, version.op);
      if (loser && winner && this.#hasSeen(loser, winner) && !this.#heardAgain.has(winner)) {
        throw new SimulationError(
          'lost',
          `I7: ${describe(loser)} was beaten by ${winner}, which it had seen`,
        );
      }
    }
  }

  /** Compares what became of everything with what was meant. @throws SimulationError for the first that was lost */
  judge(outcome: Outcome): void {
    for (const intent of this.all()) {
      if (!intent.isAcknowledged || this.#isAccountedFor(intent, outcome)) continue;
      const stands = outcome
        .current(intent.row)
        .map((record) => currentOp(record, intent.field) ?? 'nothing');
      throw new SimulationError(
        'lost',
        `${describe(intent)}: in its place stands ${stands.join(', ') || 'no row'}`,
      );
    }
  }

  #isAccountedFor(intent: Intent, outcome: Outcome, asked = new Set<Intent>()): boolean {
    if (asked.has(intent)) return false;
    asked.add(intent);
    if (intent.isGone) return true;
    const { row, field, value } = intent;
    const records = outcome.current(row);
    if (outcome.isRefused(intent) || outcome.isWaiting(intent)) return true;
    if (records.length === 0 && (outcome.isKeptAside(intent) || (field === EXISTENCE && value === true))) {
      return true;
    }
    // Deleted by somebody, and forgotten since; what stands there now, if anything, was made anew.
    const isForgotten = outcome.wasCollected && records.every((record) => !currentOp(record, EXISTENCE));
    const wasDeleted = [intent, ...this.#others(intent, EXISTENCE)].some((other) => isDelete(other));
    if (isForgotten && wasDeleted && (field !== EXISTENCE || value === true)) return true;
    if (records.some((record) => currentOp(record, field) === intent.opId)) return true;
    const others = this.#others(intent, field);
    // An intent whose writer saw this one has replaced it. The same value, meant twice, is stored once.
    const isTwin = (other: Intent) =>
      canonicalJson(other.value) === canonicalJson(intent.value) && !this.#hasSeen(intent, other.opId);
    const tookOver = others.filter((other) => other.saw === intent.opId || isTwin(other));
    if (tookOver.some((other) => this.#isAccountedFor(other, outcome, asked))) return true;

    const winners = records.map((record) => currentOp(record, field));
    const isBeatenByOlder = winners.some(
      (winner) => winner !== undefined && this.#hasSeen(intent, winner) && !this.#heardAgain.has(winner),
    );
    if (isBeatenByOlder) return false;
    if (outcome.isKeptAside(intent)) return true;
    // When one person deletes a row and another restores it, neither of them is told.
    const isUntold = outcome.wasSetBack || field === EXISTENCE;
    return isUntold && winners.some((winner) => winner !== undefined);
  }

  #others(intent: Intent, field: string): Intent[] {
    const ofField = this.#intents.get(`${intent.row}/${field}`)?.values() ?? [];
    return [...ofField].filter((other) => other !== intent);
  }

  /** True when `opId` is among what was shown when the intent was made, or before that. */
  #hasSeen(intent: Intent, opId: string): boolean {
    const passed = new Set<string>();
    for (let saw = intent.saw; saw !== null && !passed.has(saw); ) {
      if (saw === opId) return true;
      passed.add(saw);
      saw = this.find(intent.row, intent.field, saw)?.saw ?? null;
    }
    return false;
  }
}

/** The fields an operation means, with their values. */
export function meaning({ kind, patch }: Pick<Operation, 'kind' | 'patch'>): Record<string, Json> {
  return kind === 'set' ? patch : { [EXISTENCE]: kind === 'delete' };
}

function isDelete({ field, value }: Intent): boolean {
  return field === EXISTENCE && value === true;
}

function currentOp(record: SyncRecord, field: string): string | undefined {
  return Object.hasOwn(record.vers, field) ? record.vers[field]?.op : undefined;
}

function describe({ row, field, value, opId }: Intent): string {
  return `${row} ${field} = ${canonicalJson(value).slice(0, 60)} (${opId})`;
}
