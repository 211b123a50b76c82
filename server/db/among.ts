import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * True for rows whose column has one of `texts`, however many: they are one parameter. `inArray` takes one parameter
 * for each, of which a statement may have 65,535; it is fine where the code limits their number.
 */
export function among(column: PgColumn, texts: ReadonlyArray<string>): SQL {
  return sql`${column} = any(${sql.param(texts)})`;
}
