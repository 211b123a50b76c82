import { type OutboxRow, toFields } from '#renderer/store/database.ts';
import { baseRecord } from '#renderer/store/rebase-row.ts';
import { getState } from '#renderer/store/state.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { keyOf } from '#shared/sync/operation.ts';
import { rebase } from '#shared/sync/rebase.ts';
import { tableNames } from '#shared/sync/tables.ts';
import type { Computer } from './computer.ts';
import { SimulationError } from './simulation-error.ts';

/** Everything a computer has stored, read at one moment. */
export async function readAll({ db }: Computer) {
  return db.transaction('r', [...db.domainTables, db.meta, db.outbox, db.state, db.journal], async () => {
    const [metas, outbox, journal, position] = await Promise.all([
      db.meta.toArray(),
      db.outbox.orderBy('n').toArray(),
      db.journal.toArray(),
      getState(db, 'position'),
    ]);
    const rows = await Promise.all(tableNames.map((table) => db.rows(table).toArray()));
    const views = tableNames.flatMap((table, index) => (rows[index] ?? []).map((row) => ({ table, row })));
    return { metas, outbox, journal, position, views };
  });
}
export type Stored = Awaited<ReturnType<typeof readAll>>;

/** Looks at what must be true of one computer after whatever happens there. */
export class Watch {
  #before: { waiting: ReadonlyMap<string, OutboxRow>; epoch: string; cursor: number } | null = null;
  #mayStartOver = false;

  /** The cursor may go back once: the server asked for it, or new keys do. */
  allowStartingOver(): void {
    this.#mayStartOver = true;
  }

  /** Another disk is in the computer now. */
  forget(): void {
    this.#before = null;
  }

  /** @throws SimulationError */
  async look(computer: Computer): Promise<Stored> {
    const stored = await readAll(computer);
    lookAtViews(computer, stored);
    this.#lookAtSteps(computer, stored);
    return stored;
  }

  #lookAtSteps(computer: Computer, { outbox, journal, position, metas }: Stored): void {
    const waiting = new Map(outbox.map((row) => [row.opId, row]));
    const known = new Set(metas.map(keyOf));
    const told = new Set(journal.flatMap((entry) => (entry.kind === 'rejected' ? entry.opId : [])));
    for (const [opId, row] of this.#before?.waiting ?? []) {
      // To delete what everybody else deleted long ago needs no answer.
      const isMoot = row.op.kind === 'delete' && !known.has(keyOf(row));
      if (!isMoot && !waiting.has(opId) && !computer.answered.has(opId) && !told.has(opId)) {
        throw new SimulationError('lost', `I6: ${opId} left the outbox of ${computer.name} without a result`);
      }
    }
    const { epoch = '', cursor = 0 } = position ?? {};
    const { epoch: epochBefore, cursor: cursorBefore = 0 } = this.#before ?? {};
    const wentBack = epoch === epochBefore && cursor < cursorBefore;
    if (wentBack && !this.#mayStartOver) {
      throw new SimulationError(
        'diverged',
        `I4: the cursor of ${computer.name} went from ${cursorBefore} to ${cursor}`,
      );
    }
    if (wentBack) this.#mayStartOver = false;
    this.#before = { waiting, epoch, cursor };
  }
}

/** View = base ⊕ pending, for every row (I5). */
function lookAtViews({ name }: Computer, { metas, outbox, views }: Stored): void {
  const shown = new Map(views.map(({ table, row }) => [`${table}/${row.id}`, row]));
  const known = new Map(metas.map((meta) => [keyOf(meta), meta]));
  const pending = Map.groupBy(outbox, keyOf);
  for (const key of new Set([...shown.keys(), ...known.keys(), ...pending.keys()])) {
    const [table = '', id = ''] = key.split('/');
    const [row, meta, waiting = []] = [shown.get(key), known.get(key), pending.get(key)];
    if (meta && !meta.base && waiting.length > 0) {
      throw new SimulationError('diverged', `I5: ${name} has pending operations on ${key}, and no base`);
    }
    const record = rebase(
      baseRecord(table, id, meta, row),
      waiting.map(({ op }) => op),
    );
    const expected = record && !record.deleted ? canonicalJson(record.fields) : 'nothing';
    const actual = row ? canonicalJson(toFields(row)) : 'nothing';
    if (expected !== actual) {
      throw new SimulationError(
        'diverged',
        `I5: ${name} shows ${actual} for ${key}, and should show ${expected}`,
      );
    }
  }
}
