import { Dexie, type ObservabilitySet, RangeSet } from 'dexie';
import type { TableName } from '#shared/sync/tables.ts';
import type { StoredRow, WorkspaceDb } from './database.ts';

/** What a list needs of a row: its place, and whatever it shows. */
export interface Line {
  id: string;
  /** What lines are sorted by: the greatest comes first, equal ones in order of their ids. */
  place: number;
}

/** All lines that were read so far. */
export interface Lines<L extends Line> {
  /** In order. */
  lines: ReadonlyArray<L>;
  byId: ReadonlyMap<string, L>;
  /** How many of the rows that were read have no line, since `toLine` cannot read them. */
  leftOut: number;
  /** False until the last row has been read for the first time. */
  isWhole: boolean;
}

/** Rows are read in pages, so that the screen responds in between; the first page is small, to be shown soon. */
const FIRST_PAGE_ROWS = 200;
const PAGE_ROWS = 2_000;

/**
 * A whole table as short lines in memory, for lists and searches over years of rows: the first page is there at once,
 * the rest follows, and afterwards only what changes is read again. For `useSyncExternalStore`: it reads while it has
 * listeners, and drops everything when the last one leaves.
 */
export class TableIndex<L extends Line> {
  readonly #db: WorkspaceDb;
  readonly #table: TableName;
  readonly #order: 'startAt' | 'id';
  readonly #toLine: (row: StoredRow) => L | null;
  #lines: Lines<L> = nothing();
  readonly #leftOut = new Set<string>();
  readonly #listeners = new Set<() => void>();
  /** What is to be read next: everything, or the rows with the ids in `#stale`. */
  #isAllStale = false;
  #stale = new Set<string>();
  /** Raised when the first listener comes and when the last one leaves: a read that began before that is discarded. */
  #run = 0;
  #isReading = false;

  /**
   * @param order the index by which rows are read, in descending order
   * @param toLine what of a row to keep; null leaves it out, and counts it as left out
   */
  constructor(
    db: WorkspaceDb,
    table: TableName,
    order: 'startAt' | 'id',
    toLine: (row: StoredRow) => L | null,
  ) {
    this.#db = db;
    this.#table = table;
    this.#order = order;
    this.#toLine = toLine;
  }

  /** What was read so far; another object whenever something changed. */
  readonly read = (): Lines<L> => this.#lines;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      Dexie.on('storagemutated').subscribe(this.#onChange);
      this.#isAllStale = true;
      void this.#catchUp(++this.#run);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#run++;
      this.#isReading = false;
      Dexie.on('storagemutated').unsubscribe(this.#onChange);
      this.#stale.clear();
      this.#leftOut.clear();
      this.#lines = nothing();
    };
  };

  /** Notes what a transaction touched, in this window or another. */
  readonly #onChange = (parts: ObservabilitySet): void => {
    const touched = parts[`idb://${this.#db.name}/${this.#table}/`];
    if (!touched) return;
    for (const { from, to } of new RangeSet().add(touched)) {
      // A change of many rows at once is reported as a range only.
      if (from === to) this.#stale.add(String(from));
      else this.#isAllStale = true;
    }
    void this.#catchUp(this.#run);
  };

  /** One read at a time: what changes meanwhile is read after it, so that an older state never replaces a newer one. */
  async #catchUp(run: number): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    while (run === this.#run && (this.#isAllStale || this.#stale.size > 0)) {
      if (this.#isAllStale) await this.#readAll(run);
      else await this.#readStale(run);
    }
    if (run === this.#run) this.#isReading = false;
  }

  async #readAll(run: number): Promise<void> {
    this.#isAllStale = false;
    this.#stale.clear();
    if (this.#lines.lines.length === 0) {
      const latest = this.#db.rows(this.#table).orderBy(this.#order).reverse();
      const seenFirst = await latest.limit(FIRST_PAGE_ROWS).toArray();
      if (run !== this.#run) return;
      this.#take(
        seenFirst.map((row) => [row.id, row]),
        false,
      );
    }
    const ids = await this.#allIds();
    if (run !== this.#run) return;
    const there = new Set(ids);
    const gone = [...this.#lines.byId.keys(), ...this.#leftOut].filter((id) => !there.has(id));
    this.#take(
      gone.map((id) => [id, undefined]),
      ids.length === 0,
    );
    let from = 0;
    while (from < ids.length && !this.#isAllStale) {
      const to = from + PAGE_ROWS;
      await this.#readRows(ids.slice(from, to), run, to >= ids.length);
      if (run !== this.#run) return;
      await this.#readStale(run);
      if (run !== this.#run) return;
      from = to;
    }
  }

  /** The ids of all rows, in the order of the index; last come those without a place in it. */
  async #allIds(): Promise<string[]> {
    const rows = this.#db.rows(this.#table);
    const inOrder = await rows.orderBy(this.#order).reverse().primaryKeys();
    if ((await rows.count()) === inOrder.length) return inOrder;
    return [...new Set([...inOrder, ...(await rows.toCollection().primaryKeys())])];
  }

  async #readStale(run: number): Promise<void> {
    const ids = [...this.#stale];
    this.#stale.clear();
    if (ids.length > 0) await this.#readRows(ids, run, this.#lines.isWhole);
  }

  async #readRows(ids: string[], run: number, isWhole: boolean): Promise<void> {
    const found = await this.#db.rows(this.#table).bulkGet(ids);
    if (run !== this.#run) return;
    this.#take(
      ids.map((id, index) => [id, found[index]]),
      isWhole || this.#lines.isWhole,
    );
  }

  #take(rows: ReadonlyArray<readonly [id: string, row: StoredRow | undefined]>, isWhole: boolean): void {
    const byId = new Map(this.#lines.byId);
    for (const [id, row] of rows) {
      const line = row ? this.#toLine(row) : null;
      if (line) byId.set(id, line);
      else byId.delete(id);
      if (row && !line) this.#leftOut.add(id);
      else this.#leftOut.delete(id);
    }
    // Rows are read in this order, so the list is nearly sorted already, and sorting is quick.
    const lines = [...byId.values()].toSorted(inOrder);
    this.#lines = { lines, byId, leftOut: this.#leftOut.size, isWhole };
    for (const listener of this.#listeners) listener();
  }
}

function nothing<L extends Line>(): Lines<L> {
  return { lines: [], byId: new Map(), leftOut: 0, isWhole: false };
}

function inOrder(a: Line, b: Line): number {
  return b.place - a.place || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
