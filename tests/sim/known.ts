import * as z from 'zod';
import type { KnownTables } from '#server/sync/known.ts';
import { tables } from '#shared/sync/tables.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';

const { tasks, assignments, entries } = tables;

/** A server that is a version behind: it has no rhythm records, and tasks without notes. */
export const olderKnown: KnownTables = {
  version: SCHEMA_VERSION,
  tables: { assignments, entries, tasks: { ...tasks, schema: tasks.schema.omit({ note: true }) } },
};

/** A server that is a version ahead: tasks have a colour. */
export const newerKnown: KnownTables = {
  version: SCHEMA_VERSION,
  tables: { ...tables, tasks: { ...tasks, schema: tasks.schema.extend({ colour: z.string().default('') }) } },
};
