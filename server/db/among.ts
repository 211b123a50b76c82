import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * True for rows whose column has one of these texts, however many there are: they go as one parameter, of which a statement
 * may have 65,535. Where the code itself says how many there can be, `inArray` does as well.
 */
export function among(column: PgColumn, texts: ReadonlyArray<string>): SQL {
  return sql`${column} = any(${sql.param(texts)})`;
}
