import { Dexie, type Table } from 'dexie';
import type { LostValue } from '#shared/sync/merge.ts';
import type { Fields, Json, Operation, SyncRecord, Versions } from '#shared/sync/operation.ts';
import { type TableName, tableNames } from '#shared/sync/tables.ts';
import type { StateRow } from './state.ts';

/** A row as screens find it in a domain table: its fields, its id, and the index columns of {@link indexColumns}. */
export type StoredRow = { id: string } & Record<string, Json>;

/** What is known of a row from the server. */
export interface MetaRow {
  table: TableName;
  id: string;
  seq: number;
  vers: Versions;
  /** The record as the server last sent it; kept while operations are pending, and while it is deleted. */
  base?: Pick<SyncRecord, 'fields' | 'deleted'>;
}

/** `open`: to be pushed. `held`: sealed, waits for keys. `deferred`: the server does not know it yet. */
export type Lane = 'open' | 'held' | 'deferred';

export interface OutboxRow {
  /** Order of making; given by the database. */
  n?: number;
  opId: string;
  table: TableName;
  id: string;
  lane: Lane;
  op: Operation;
}

/** Something a member may want to look at again: values that lost, or an operation the server refused, and why. */
export type JournalRow = {
  n?: number;
  at: number;
  table: string;
  id: string;
  /** The operation it is about: the member's own, which lost or won. */
  opId: string;
} & ({ kind: 'conflict'; lost: LostValue[] } | { kind: 'rejected'; reason: string; fields: Fields });

/** The version of the stored shapes. Every released version stays in the list below. */
const STORES = {
  tasks: 'id, day, doneAt, _open',
  assignments: 'id, handedOverAt, _open',
  entries: 'id, startAt, _open',
  rhythm: 'id, startAt, _open',
  _meta: '[table+id]',
  _outbox: '++n, &opId, [table+id], lane',
  _state: 'key',
  _journal: '++n, at',
};

/** The member's workspace on this computer: one IndexedDB database. */
export class WorkspaceDb extends Dexie {
  constructor(name: string) {
    // Strict: a write that was acknowledged survives a power cut (I1). The live-query cache is off: it can serve
    // a row twice (Dexie #2011).
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores(STORES);
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

  /** The domain table of that name. */
  rows(table: TableName): Table<StoredRow, string> {
    return this.table(table);
  }

  /** Every domain table. */
  get domainTables(): Table<StoredRow, string>[] {
    return tableNames.map((name) => this.rows(name));
  }
}

/**
 * Columns that exist only to be searched by. IndexedDB cannot index null, and what a screen asks for most is what
 * is still open.
 */
function indexColumns(table: TableName, fields: Fields): Fields {
  return isOpen(table, fields) ? { _open: 1 } : {};
}

function isOpen(table: TableName, fields: Fields): boolean {
  switch (table) {
    case 'tasks':
      return (fields.doneAt ?? null) === null;
    case 'assignments':
      return (fields.handedOverAt ?? null) === null && fields.answer !== 'declined';
    case 'entries':
      return (fields.endAt ?? null) === null;
    case 'rhythm':
      return fields.kind === 'sleep' && (fields.endAt ?? null) === null;
  }
}

/** The stored row of some fields. */
export function toStoredRow(table: TableName, id: string, fields: Fields): StoredRow {
  return { ...fields, ...indexColumns(table, fields), id };
}

/** The fields of a stored row, without its id and its index columns. */
export function toFields({ id: _id, _open, ...fields }: StoredRow): Fields {
  return fields;
}
