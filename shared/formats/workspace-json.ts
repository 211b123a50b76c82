import { canonicalJson } from '#shared/sync/canonical-json.ts';
import type { Fields, Json } from '#shared/sync/operation.ts';
import { type OpenTable, type TableName, tableNames, tableOf, tables } from '#shared/sync/tables.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';

/** What the file calls itself, so that no other JSON is taken for it. */
export const WORKSPACE_FORMAT = 'kotsukotsu-workspace';

/**
 * The file's changelog.
 * 1 — `format`, `version`, `schema`, `writtenAt`, `tables`: a list of rows for each table, one row a line.
 */
export const WORKSPACE_VERSION = 1;

/** A row with its id, as it is stored. */
export type FileRow = { id: string } & Fields;

/** Every row of a workspace. */
export type WorkspaceRows = { [T in TableName]?: ReadonlyArray<FileRow> };

/** The whole workspace as pieces of a JSON text: its head, each row on a line of its own, its end. */
export function* writeWorkspace(rows: WorkspaceRows, writtenAt: number): Generator<string> {
  const head = {
    format: WORKSPACE_FORMAT,
    version: WORKSPACE_VERSION,
    schema: SCHEMA_VERSION,
    writtenAt: new Date(writtenAt).toISOString(),
  };
  yield `{\n${Object.entries(head)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
    .join('')}  "tables": {`;
  let before = '\n';
  for (const table of tableNames) {
    yield `${before}    ${JSON.stringify(table)}: [`;
    before = '],\n';
    let gap = '\n';
    const names = Object.keys(tables[table].schema.shape);
    for (const row of rows[table] ?? []) {
      yield `${gap}      ${JSON.stringify(inOrder(row, names))}`;
      gap = ',\n';
    }
    if (gap !== '\n') yield '\n    ';
  }
  yield ']\n  }\n}\n';
}

/** A row with its fields in the order of its table, so that equal workspaces make equal files. */
function inOrder(row: FileRow, names: ReadonlyArray<string>): Fields {
  const known = names.filter((name) => Object.hasOwn(row, name));
  const others = Object.keys(row).filter((name) => !names.includes(name));
  return Object.fromEntries([...known, ...others.toSorted()].map((name) => [name, row[name] ?? null]));
}

/** A row of the file that fits its table. */
export interface ReadRow {
  table: TableName;
  id: string;
  fields: Fields;
}

/**
 * A row that does not fit: its place in its table (from 1), and the field that does not fit, empty for the whole row.
 */
export interface RowError {
  table: string;
  place: number;
  id: string;
  reason: 'not-a-row' | 'field-does-not-fit' | 'same-id-twice';
  field: string;
}

export interface ReadWorkspace {
  schema: number;
  rows: ReadRow[];
  errors: RowError[];
  /**
   * How many rows there are of what the NPO can read, which a file cannot bring: its work comes from there, and a page is
   * shown only by an act of the member.
   */
  forReading: Record<OpenTable, number>;
  /** Tables that this version does not know, and how many rows they hold. */
  unknownTables: { table: string; rows: number }[];
  /** Fields that this version does not know, as `table.field`, and in how many rows. */
  unknownFields: { field: string; rows: number }[];
}

/** True for a text that may be a JSON object, whatever its file is called. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/**
 * Reads a file of {@link writeWorkspace}, also of a newer version as far as this one can.
 * @returns null for every other text
 */
export function readWorkspace(text: string): ReadWorkspace | null {
  const file = parse(text);
  if (!isObject(file) || file.format !== WORKSPACE_FORMAT || !isObject(file.tables)) return null;
  const read: ReadWorkspace = {
    schema: typeof file.schema === 'number' ? file.schema : 0,
    rows: [],
    errors: [],
    forReading: { assignments: 0, shares: 0 },
    unknownTables: [],
    unknownFields: [],
  };
  const unknown = new Map<string, number>();
  for (const [table, rows] of Object.entries(file.tables)) {
    const declared = tableOf(table);
    const list = Array.isArray(rows) ? rows : [rows];
    if (!declared) read.unknownTables.push({ table, rows: list.length });
    else if (declared.privacy === 'open') read.forReading[table as OpenTable] += list.length;
    else readTable(table as TableName, list, read, unknown);
  }
  read.unknownFields = [...unknown].map(([field, rows]) => ({ field, rows }));
  return read;
}

function readTable(table: TableName, list: Json[], read: ReadWorkspace, unknown: Map<string, number>): void {
  const { schema } = tables[table];
  const shape: Record<string, unknown> = schema.shape;
  const ids = new Set<string>();
  for (const [index, row] of list.entries()) {
    const id = isObject(row) && typeof row.id === 'string' ? row.id : '';
    const refuse = (reason: RowError['reason'], field = '') =>
      read.errors.push({ table, place: index + 1, id, reason, field });
    if (!isObject(row)) {
      refuse('not-a-row');
      continue;
    }
    const parsed = schema.safeParse(row);
    if (!parsed.success) {
      refuse('field-does-not-fit', String(parsed.error.issues[0]?.path[0] ?? ''));
      continue;
    }
    if (ids.has(id)) {
      refuse('same-id-twice');
      continue;
    }
    ids.add(id);
    const known = parsed.data as Fields;
    // Only what the file says: a field that it does not name keeps what it holds here.
    const fields = Object.entries(known).filter(([field]) => field !== 'id' && Object.hasOwn(row, field));
    read.rows.push({ table, id, fields: Object.fromEntries(fields) });
    for (const field of Object.keys(row)) {
      if (!Object.hasOwn(shape, field) || isCut(row[field], known[field])) {
        unknown.set(`${table}.${field}`, (unknown.get(`${table}.${field}`) ?? 0) + 1);
      }
    }
  }
}

/** True when a value holds more than what was read of it. What a schema adds by itself is no loss. */
function isCut(written: Json | undefined, read: Json | undefined): boolean {
  if (Array.isArray(written) && Array.isArray(read)) {
    return written.length !== read.length || written.some((part, index) => isCut(part, read[index]));
  }
  if (isObject(written) && isObject(read)) {
    return Object.keys(written).some((key) => !Object.hasOwn(read, key) || isCut(written[key], read[key]));
  }
  return canonicalJson(written) !== canonicalJson(read);
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
