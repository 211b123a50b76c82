import { Dexie, type ObservabilitySet, RangeSet } from 'dexie';
import type { TableName } from '#shared/sync/tables.ts';
import type { StoredRow, WorkspaceDb } from './database.ts';

/** What a list needs of a row: its place, and whatever it shows. */
export interface Line {
  id: string;
  /** The greatest comes first; those alike in order of id. */
  place: number;
}

/** All lines that were read so far. */
export interface Lines<L extends Line> {
  /** In order. */
  lines: ReadonlyArray<L>;
  byId: ReadonlyMap<string, L>;
  /** False until the last row has been read for the first time. */
  isWhole: boolean;
}

/** So many rows are read at a time, so that the screen answers in between; what is seen first comes first. */
const FIRST_PAGE_ROWS = 200;
const PAGE_ROWS = 2_000;

/**
 * A whole table as short lines in memory, for lists and searches over years of rows: the first page is there at once,
 * the rest follows, and afterwards only what changes is read again. For `useSyncExternalStore`: it reads while somebody
 * listens, and lets go of everything when nobody does.
 */
export class TableIndex<L extends Line> {
  readonly #db: WorkspaceDb;
  readonly #table: TableName;
  readonly #order: 'startAt' | 'id';
  readonly #toLine: (row: StoredRow) => L | null;
  #lines: Lines<L> = nothing();
  readonly #listeners = new Set<() => void>();
  /** What is to be read next: all, or these. */
  #isAllStale = false;
  #stale = new Set<string>();
  /** Counts the times that somebody began to listen: what is still read for an earlier time is not taken. */
  #run = 0;
  #isReading = false;

  /**
   * @param order the index by which rows are read, the last first
   * @param toLine what of a row to keep; null leaves it out
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
      this.#lines = nothing();
    };
  };

  /** Notes what a transaction touched, in this window or another. */
  readonly #onChange = (parts: ObservabilitySet): void => {
    const touched = parts[`idb://${this.#db.name}/${this.#table}/`];
    if (!touched) return;
    for (const { from, to } of new RangeSet().add(touched)) {
      // Of many rows at once only a range is told.
      if (from === to) this.#stale.add(String(from));
      else this.#isAllStale = true;
    }
    void this.#catchUp(this.#run);
  };

  /** One reading at a time: what changes meanwhile is read after it, so that nothing older comes last. */
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
    const inTurn = () => this.#db.rows(this.#table).orderBy(this.#order).reverse();
    if (this.#lines.lines.length === 0) {
      const seenFirst = await inTurn().limit(FIRST_PAGE_ROWS).toArray();
      if (run !== this.#run) return;
      this.#take(
        seenFirst.map((row) => [row.id, row]),
        false,
      );
    }
    const ids = await inTurn().primaryKeys();
    if (run !== this.#run) return;
    const there = new Set(ids);
    const gone = [...this.#lines.byId.keys()].filter((id) => !there.has(id));
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
    }
    // What was read in order stands in order already, which makes this quick.
    this.#lines = { lines: [...byId.values()].toSorted(inOrder), byId, isWhole };
    for (const listener of this.#listeners) listener();
  }
}

function nothing<L extends Line>(): Lines<L> {
  return { lines: [], byId: new Map(), isWhole: false };
}

function inOrder(a: Line, b: Line): number {
  return b.place - a.place || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
