import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSealed, tableNames } from '#shared/sync/tables.ts';
import { arbitraryRows } from '#tests/fixtures/arbitrary-rows.ts';
import { looksLikeJson, readWorkspace, type WorkspaceRows, writeWorkspace } from './workspace-json.ts';

const AT = Date.parse('2026-11-23T05:05:00Z');
const task = { id: 'a', title: '写真をえらぶ', createdAt: 1 };

function written(rows: WorkspaceRows): string {
  return [...writeWorkspace(rows, AT)].join('');
}

function file(tables: object, more: object = {}): string {
  return JSON.stringify({ format: 'kotsukotsu-workspace', version: 1, schema: 2, tables, ...more });
}

describe('everything as JSON', () => {
  test.each(tableNames.filter(isSealed))('rows of %s come back exactly', (table) => {
    fc.assert(
      fc.property(arbitraryRows(table), (rows) => {
        const read = readWorkspace(written({ [table]: rows }));
        expect(read).toMatchObject({
          errors: [],
          unknownFields: [],
          unknownTables: [],
          forReading: { assignments: 0, shares: 0 },
        });
        expect(read?.rows.map(({ id, fields }) => ({ id, ...fields }))).toEqual(rows);
        expect(read?.rows.every((row) => row.table === table)).toBe(true);
      }),
    );
  });

  test('is readable: one row a line, its version at the top', () => {
    const text = written({ tasks: [task, { ...task, id: 'b' }] });
    expect(text.split('\n').slice(0, 8)).toEqual([
      '{',
      '  "format": "kotsukotsu-workspace",',
      '  "version": 1,',
      '  "schema": 7,',
      '  "writtenAt": "2026-11-23T05:05:00.000Z",',
      '  "tables": {',
      '    "assignments": [],',
      '    "shares": [],',
    ]);
    expect(text).toContain('      {"id":"a","title":"写真をえらぶ","createdAt":1},\n');
    expect(readWorkspace(written({}))).toMatchObject({ rows: [], errors: [] });
  });

  test('is the same for the same rows, in whatever order their fields came', () => {
    const mixed = { createdAt: 1, other: 2, title: 'x', id: 'a', and: null };
    expect(written({ tasks: [mixed] })).toContain(
      '      {"id":"a","title":"x","createdAt":1,"and":null,"other":2}\n',
    );
  });

  test.each(['assignments', 'shares'] as const)('holds the %s, which a file cannot bring back', (table) => {
    const rows =
      fc.sample(
        arbitraryRows(table, 3).filter(({ length }) => length > 0),
        1,
      )[0] ?? [];
    const text = written({ [table]: rows });
    expect(JSON.parse(text).tables[table]).toEqual(rows);
    expect(readWorkspace(text)).toMatchObject({ rows: [], forReading: { [table]: rows.length } });
  });
});

describe('a file', () => {
  test('of an older version says nothing about the fields it does not know', () => {
    expect(readWorkspace(file({ tasks: [task] }, { schema: 1 }))?.rows).toEqual([
      { table: 'tasks', id: 'a', fields: { title: '写真をえらぶ', createdAt: 1 } },
    ]);
  });

  test('of a newer version: what is not known here is named', () => {
    const entry = { id: 'e', startAt: 1, zone: 'UTC', aim: { kind: 'countdown', workMs: 1, sound: 'bell' } };
    const tables = {
      tasks: [
        { ...task, mood: 3 },
        { ...task, id: 'b', mood: 4 },
      ],
      entries: [entry],
      dreams: [1, 2, 3],
    };
    expect(readWorkspace(file(tables, { schema: 9 }))).toMatchObject({
      schema: 9,
      rows: [{ id: 'a' }, { id: 'b' }, { id: 'e' }],
      errors: [],
      unknownTables: [{ table: 'dreams', rows: 3 }],
      unknownFields: [
        { field: 'tasks.mood', rows: 2 },
        { field: 'entries.aim', rows: 1 },
      ],
    });
  });

  test('with rows that do not fit: each is named with its reason, the rest is read', () => {
    const rows = [
      task,
      null,
      { ...task, id: 'b', title: '' },
      { ...task, id: 'a b' },
      task,
      { ...task, id: 'c' },
    ];
    expect(readWorkspace(file({ tasks: rows }))).toMatchObject({
      rows: [{ id: 'a' }, { id: 'c' }],
      errors: [
        { table: 'tasks', place: 2, reason: 'not-a-row' },
        { place: 3, id: 'b', reason: 'field-does-not-fit', field: 'title' },
        { place: 4, id: 'a b', reason: 'field-does-not-fit', field: 'id' },
        { place: 5, id: 'a', reason: 'same-id-twice' },
      ],
    });
  });

  test('with names that every object has brings nothing with them', () => {
    const text = file({ tasks: [task] }).replace(
      '"title"',
      '"__proto__":{"polluted":1},"constructor":2,"title"',
    );
    const tables = text.replace('"tables":{', '"tables":{"__proto__":[1],"toString":[2],');
    const read = readWorkspace(tables);
    expect(read?.rows).toEqual([
      { table: 'tasks', id: 'a', fields: { title: '写真をえらぶ', createdAt: 1 } },
    ]);
    expect(read?.unknownFields.map(({ field }) => field)).toEqual(['tasks.__proto__', 'tasks.constructor']);
    expect(read?.unknownTables.map(({ table }) => table)).toEqual(['__proto__', 'toString']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('that is something else is none', () => {
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      '{"format":"other","tables":{}}',
      file([]),
      'a,b',
      '{"tables":{}}',
    ]) {
      expect(readWorkspace(text)).toBeNull();
    }
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readWorkspace(text)).toBeNull();
      }),
    );
    expect(looksLikeJson('\n {"a":1}')).toBe(true);
    expect(looksLikeJson('User,Email')).toBe(false);
  });
});
