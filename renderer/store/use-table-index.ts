import { useMemo, useSyncExternalStore } from 'react';
import type { TableName } from '#shared/sync/tables.ts';
import type { StoredRow } from './database.ts';
import { useWorkspace } from './hooks.ts';
import { type Line, type Lines, TableIndex } from './table-index.ts';

/** A whole table as short lines, kept current. `toLine` has to be the same function at every call. */
export function useTableIndex<L extends Line>(
  table: TableName,
  order: 'startAt' | 'id',
  toLine: (row: StoredRow) => L | null,
): Lines<L> {
  const { db } = useWorkspace();
  const index = useMemo(() => new TableIndex(db, table, order, toLine), [db, table, order, toLine]);
  return useSyncExternalStore(index.subscribe, index.read);
}
