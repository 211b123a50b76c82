import { toFields } from '#renderer/store/database.ts';
import { renewLog } from '#renderer/store/renew-log.ts';
import { openWorkspace, realSurroundings, type Workspace } from '#renderer/store/workspace.ts';
import { write } from '#renderer/store/write.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { keyOf, type Operation } from '#shared/sync/operation.ts';
import { rebase } from '#shared/sync/rebase.ts';

/** Writes that are under way at the same time. */
const LANES = 3;

/** What is found in the database after a kill. */
export interface Found {
  /** For each write of which there is an operation: how many there are. */
  operations: Record<string, number>;
  /** Rows that are not what their operations make, rows without operations and operations without a row. */
  unpaired: string[];
}

const opened = renewLog().then(() => openWorkspace('killed', realSurroundings()));

/**
 * Writes until the page is killed, and tells the test of each write once it is acknowledged. One write makes two rows
 * and changes a third, all of which bear its name.
 */
async function writeForEver(round: number): Promise<void> {
  const workspace = await opened;
  for (let lane = 0; lane < LANES; lane++) void writeInLane(workspace, round, lane);
}

async function writeInLane(workspace: Workspace, round: number, lane: number): Promise<void> {
  const counter = `counter-${lane}`;
  for (let n = 0; ; n++) {
    const name = `write-${round}-${lane}-${n}`;
    const task = { title: name, createdAt: n };
    await write(workspace, [
      { table: 'tasks', id: name, kind: 'set', patch: task },
      { table: 'entries', id: name, kind: 'set', patch: { startAt: n, zone: 'Asia/Tokyo', note: name } },
      { table: 'tasks', id: counter, kind: 'set', patch: { ...task, order: n } },
    ]);
    window.acknowledge(name);
  }
}

/** Reads everything. */
async function find(): Promise<Found> {
  const { db } = await opened;
  const rows = new Map<string, string>();
  for (const table of ['tasks', 'entries'] as const) {
    for (const row of await db.rows(table).toArray())
      rows.set(`${table}/${row.id}`, canonicalJson(toFields(row)));
  }
  const operations: Record<string, number> = {};
  const pending = new Map<string, Operation[]>();
  for (const { op } of await db.outbox.orderBy('n').toArray()) {
    const name = String(op.patch.note ?? op.patch.title);
    operations[name] = (operations[name] ?? 0) + 1;
    const key = keyOf(op);
    pending.set(key, [...(pending.get(key) ?? []), op]);
  }
  const isPaired = (key: string) =>
    rows.get(key) === canonicalJson(rebase(undefined, pending.get(key) ?? [])?.fields ?? null);
  return {
    operations,
    unpaired: [...new Set([...rows.keys(), ...pending.keys()])].filter((key) => !isPaired(key)),
  };
}

const killed = { writeForEver, find };
declare global {
  interface Window {
    readonly killed: typeof killed;
    acknowledge(name: string): void;
  }
}
Object.assign(window, { killed });
