import { type TableDeclaration, tables } from '#shared/sync/tables.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';

/** What a server knows of the synced tables; a later one knows more (I11). */
export interface KnownTables {
  /** The schema version, see `versions.ts`. */
  version: number;
  tables: Readonly<Record<string, TableDeclaration>>;
}

/** What this version knows. */
export const known: KnownTables = { version: SCHEMA_VERSION, tables };

/** The declaration of a table, or undefined for a name that is not known. */
export function tableIn({ tables }: KnownTables, name: string): TableDeclaration | undefined {
  return Object.hasOwn(tables, name) ? tables[name] : undefined;
}

/** True when only ciphertext of a table is taken. */
export function isSealedIn(known: KnownTables, name: string): boolean {
  return tableIn(known, name)?.privacy === 'sealed';
}
