import { Dexie, type Table, type Transaction } from 'dexie';
import type { Identity } from '#shared/keys/identity.ts';
import type { LostValue } from '#shared/sync/merge.ts';
import type { Fields, Json, Operation, SyncRecord, Versions } from '#shared/sync/operation.ts';
import { type TableDeclaration, type TableName, tableNames, tableOf, tables } from '#shared/sync/tables.ts';

/** A row as screens find it in a domain table: its fields, its id, and the index columns of {@link indexColumns}. */
export type StoredRow = { id: string } & Record<string, Json>;

/** What is known of a row from the server. */
export interface MetaRow {
  table: TableName;
  id: string;
  /** The record's sequence number; 0 from starting over until the server has sent the row again. */
  seq: number;
  vers: Versions;
  /** The record as the server last sent it; kept while operations are pending, and while it is deleted. */
  base?: Pick<SyncRecord, 'fields' | 'deleted'>;
  /**
   * Set when starting over, and for a table whose digest did not match. `reupload`: to be sent to the server again.
   * `kept`: was sent, but the server had no place for it. `check`: counts as deleted unless the pull that follows still
   * brings it.
   */
  stale?: 'reupload' | 'kept' | 'check';
  /** With `reupload` and `kept`: what was known in the former epoch. */
  former?: Omit<SyncRecord, 'table' | 'id' | 'seq'>;
}

/**
 * `open`: to be pushed. `held`: of a sealed table, not sealed yet, waits for keys. `deferred`: the server does not know
 * it yet.
 */
export type Lane = 'open' | 'held' | 'deferred';

export interface OutboxRow {
  /** The order in which the operations were made; assigned by the database. */
  n?: number;
  opId: string;
  table: TableName;
  id: string;
  lane: Lane;
  op: Operation;
  /** In a sealed table: sent in place of the patch. Sealed only once, so that a retried push sends the same. */
  sealed?: Fields;
}

/** Something a member may want to look at again. */
export type JournalRow = { n?: number; at: number } & (
  | (AboutOperation & { kind: 'conflict'; lost: LostValue[] })
  /** `intent` is left out where fields were to be set. */
  | (AboutOperation & { kind: 'rejected'; reason: string; fields: Fields; intent?: 'delete' | 'restore' })
  /** The server had been set back; this many rows were sent to it again. */
  | { kind: 'restored'; rows: number }
  /** A record that came sealed with keys that are not here. */
  | { kind: 'unreadable'; table: string; id: string }
);

interface AboutOperation {
  table: string;
  id: string;
  /** The member's own operation, which lost or won or was refused. */
  opId: string;
}

/**
 * A record as the server sent it, with at least one value that this device cannot open: it was sealed with a key that
 * is not here (yet), or changed on its way.
 */
export interface LockedRow {
  table: string;
  id: string;
  record: SyncRecord;
  /** The id of the present key when opening was last tried; it is tried again under another key. */
  key: string;
}

/** Keys of this device that cannot be read, only used. */
export interface KeyRow {
  name: string;
  identity: Identity;
}

/** Raised with every change of {@link storedShapes}. */
export const VERSION = 9;

/**
 * The primary key and the indexes of each table, in Dexie's notation; those of domain tables are declared in
 * `shared/sync/tables`.
 */
export function storedShapes(): Record<string, string> {
  const domain = tableNames.map((name) => {
    const { indexes, isOpen, isFar }: TableDeclaration = tables[name];
    return [name, ['id', ...indexes, ...(isOpen ? ['_open'] : []), ...(isFar ? ['_far'] : [])].join(', ')];
  });
  return {
    ...Object.fromEntries(domain),
    _meta: '[table+id], stale',
    _outbox: '++n, &opId, [table+id], [lane+n]',
    _state: 'key',
    _journal: '++n, at',
    _locked: '[table+id]',
    _keys: 'name',
  };
}

/** Something this device keeps for itself, see `state.ts`. */
export interface StateRow {
  key: string;
  value: unknown;
}

/** The member's workspace on this computer: one IndexedDB database. */
export class WorkspaceDb extends Dexie {
  constructor(name: string) {
    // Strict: a write that was acknowledged survives a power cut (I1). The live-query cache is off: it can serve
    // a row twice (Dexie #2011).
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(VERSION).stores(storedShapes()).upgrade(markFar);
  }

  /** What is known of each row from the server. */
  get meta(): Table<MetaRow, [string, string]> {
    return this.table('_meta');
  }

  /** Operations in the order they were made. */
  get outbox(): Table<OutboxRow, number> {
    return this.table('_outbox');
  }

  /** What this device keeps for itself, see `state.ts`. */
  get state(): Table<StateRow, string> {
    return this.table('_state');
  }

  get journal(): Table<JournalRow, number> {
    return this.table('_journal');
  }

  /** What cannot be opened here, to be tried again when keys come. */
  get locked(): Table<LockedRow, [string, string]> {
    return this.table('_locked');
  }

  /** See `sync/keys/identity-store.ts`. */
  get keys(): Table<KeyRow, string> {
    return this.table('_keys');
  }

  /** The domain table of that name. */
  rows(table: TableName): Table<StoredRow, string> {
    return this.table(table);
  }

  get domainTables(): Table<StoredRow, string>[] {
    return tableNames.map((name) => this.rows(name));
  }

  /** Every table that sync writes as it takes something over from the server. */
  get syncTables(): Table[] {
    return [...this.domainTables, this.meta, this.outbox, this.state, this.journal, this.locked];
  }
}

/** The part of the database that a function needs which reads or writes only some domain tables. */
export interface Db<T extends TableName = TableName>
  extends Pick<WorkspaceDb, 'meta' | 'outbox' | 'state' | 'journal'> {
  readonly rows: (table: T) => Table<StoredRow, string>;
}

/**
 * Columns that exist only to be indexed. IndexedDB cannot index null, and most queries of screens are for rows that are
 * still open, or that touch a day.
 */
function indexColumns(table: TableName, fields: Fields): Fields {
  const { isOpen, isFar }: Partial<TableDeclaration> = tableOf(table) ?? {};
  return { ...(isOpen?.(fields) ? { _open: 1 } : {}), ...(isFar?.(fields) ? { _far: 1 } : {}) };
}

/** Gives the rows of a database of a former version the index column that they lack. */
async function markFar(transaction: Transaction): Promise<void> {
  for (const table of tableNames.filter((name) => tableOf(name)?.isFar)) {
    await transaction
      .table<StoredRow>(table)
      .filter((row) => indexColumns(table, toFields(row))._far === 1)
      .modify({ _far: 1 });
  }
}

/** The row as it is stored: fields, index columns and id. */
export function toStoredRow(table: TableName, id: string, fields: Fields): StoredRow {
  return { ...fields, ...indexColumns(table, fields), id };
}

/** The fields of a stored row, without its id and its index columns. */
export function toFields({ id: _id, _open, _far, ...fields }: StoredRow): Fields {
  return fields;
}
