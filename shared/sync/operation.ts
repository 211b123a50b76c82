import * as z from 'zod';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { FIELDS_MAX } from './limits.ts';

/** A value that JSON can carry. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Fields = Record<string, Json>;

/** What a table may be called. Letters only, so that it can stand in keys beside other things. */
export const TableName = z.string().regex(/^[a-zA-Z]{1,32}$/);

/** What a field may be called. */
export const FieldName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,63}$/);

/** Names a row among those of all tables. */
export function keyOf({ table, id }: { table: string; id: string }): string {
  return `${table}/${id}`;
}

/** Any JSON value. It refers to itself, so `meta` tells generated API documents what to say of it. */
export const JsonValue = z
  .json()
  .meta({ type: ['string', 'number', 'boolean', 'null', 'array', 'object'], description: 'Any JSON value.' });

/** The length of a text in UTF-8 bytes, without allocating them. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7ff) bytes += 2;
    else if (unit > 0x7f) bytes += 1;
    // Each half of a surrogate pair was counted as three bytes; together they are four.
    if (unit >= 0xd800 && unit <= 0xdfff) bytes -= 1;
  }
  return bytes;
}

/**
 * The version that stands for a row's existence, beside the versions of its fields. `$` cannot be the name of
 * a field.
 */
export const EXISTENCE = '$';

/**
 * One intent of one member on one row. Creating is setting. `base[field]` is the version the member saw (0: none): of
 * the fields that are set, or, deleting, of all. `at` is the device's wall clock, in UTC milliseconds, made later than
 * the versions that the member saw.
 */
export const Operation = z.strictObject({
  opId: z.uuid(),
  device: Id,
  table: TableName,
  id: Id,
  kind: z.enum(['set', 'delete', 'restore']),
  patch: z
    .record(FieldName, JsonValue)
    .refine((patch) => Object.keys(patch).length <= FIELDS_MAX, 'too many fields'),
  base: z.record(z.union([FieldName, z.literal(EXISTENCE)]), z.number().int().min(0)),
  at: Instant,
  /** The schema version of the app that made it, see `versions.ts`. */
  schema: z.number().int().min(1),
});
export type Operation = Omit<z.infer<typeof Operation>, 'patch'> & { patch: Fields };

/** Who last changed a field, and when: `ver` is the space's sequence number of that change. */
export const Version = z.strictObject({
  ver: z.number().int().min(0),
  at: Instant,
  op: z.string(),
  device: z.string(),
});
export type Version = z.infer<typeof Version>;
export type Versions = Record<string, Version>;

/** A row as the server keeps it. */
export const SyncRecord = z.object({
  table: z.string(),
  id: Id,
  fields: z.record(z.string(), JsonValue),
  vers: z.record(z.string(), Version),
  deleted: z.literal(true).optional(),
  seq: z.number().int().min(0),
});
export interface SyncRecord {
  table: string;
  id: string;
  fields: Fields;
  vers: Versions;
  deleted?: true | undefined;
  seq: number;
}
