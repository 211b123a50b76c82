import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { bytes, fixture, nothing, opened, read } from '#tests/fixtures/time-logs.ts';
import { planImport } from './plan-import.ts';
import { type Role, roleAt, roles, withRole } from './roles.ts';
import { missingColumn, readTimeLines } from './time-lines.ts';

/** Start and end by the wall clock of Tokyo, title, project and note. */
const shown = (text: string, lines = read(bytes(text)).lines) =>
  lines.map(({ startAt, endAt, title, project, note }) =>
    [
      ...[startAt, endAt].map((at) => new Date(at + 540 * MINUTE_MS).toISOString().slice(0, 16)),
      ...[title, project, note],
    ].join(' | '),
  );
/** What each column was taken for. */
const guessed = (text: string) => {
  const { names, columns } = opened(bytes(text)).recognised;
  return names.map((_name, index) => roleAt(columns, index));
};

describe('headers in the language of the member', () => {
  test.each([
    ['日付,From,To,期間,給与,名前,ユーザー名,電子メール,得意先,プロジェクト,アクティビティ,説明,タグ', 'ja'],
    ['Datum,Von,Bis,Dauer,Preis,Name,Benutzer,E-Mail,Kunde,Projekt,Tätigkeit,Beschreibung,Schlagworte', 'de'],
    [
      'Fecha,De,Para,Duración,Precio,Nombre,Usuario,Correo,Cliente,Proyecto,Actividad,Descripción,Etiquetas',
      'es',
    ],
    ['날짜,시작,종료,소요시간,가격,이름,사용자 이름,이메일,고객,프로젝트,활동,업무 보고,태그', 'ko'],
    ['日期,始于,到,持续时间,价格,名字,用户,邮箱,客户,项目,活动,描述,标签', 'zh'],
  ])('Kimai: %s', (header) => {
    const file = `${header}\n2026-11-16,09:00,10:30,1:30,0,hito,hito,h@example.invalid,花屋,サイト,デザイン,色,急ぎ\n`;
    expect(opened(bytes(file)).recognised.source).toBe('kimai');
    expect(shown(file)).toEqual(['2026-11-16T09:00 | 2026-11-16T10:30 | デザイン | サイト | 色\n花屋 #急ぎ']);
  });

  test('Clockify in Spanish is a table whose columns are guessed', () => {
    const file =
      '"Proyecto","Cliente","Descripción","Tarea","Usuario","Grupo","Email","Etiquetas","Facturable","Fecha de inicio","Hora de inicio","Fecha de finalización","Hora de finalización","Duración (h)","Duración (decimal)"\n' +
      '"Folleto","","Mapa","Colores","Persona","","p@example.invalid","","No","16/11/2026","09:00:00","16/11/2026","09:30:00","00:30:00","0,50"\n';
    expect(opened(bytes(file)).recognised.source).toBe('table');
    expect(shown(file)).toEqual(['2026-11-16T09:00 | 2026-11-16T09:30 | Colores | Folleto | Mapa']);
  });
});

describe('Harvest', () => {
  test('hours without a clock are put one after another', () => {
    const { recognised, rows } = opened(fixture('harvest.csv'));
    expect(recognised.source).toBe('harvest');
    const found = read(fixture('harvest.csv'), { person: 'Sample Person' });
    expect(shown('', found.lines)).toEqual([
      '2026-11-16T09:00 | 2026-11-16T10:30 | Design | Leaflet | Colours\nA made-up shop',
      '2026-11-16T10:30 | 2026-11-16T12:30 | Design | Leaflet | Map\nA made-up shop',
      '2026-11-17T09:00 | 2026-11-17T09:15 | Meeting | Leaflet | A made-up shop',
    ]);
    expect(found).toMatchObject({ placed: 3, others: 1, errors: [{ line: 6, reason: 'zero-length' }] });
    expect(rows).toHaveLength(5);
  });

  test('imported twice adds nothing, also in another order', async () => {
    const { lines } = read(fixture('harvest.csv'), { person: 'Sample Person' });
    const first = await planImport(lines, nothing);
    const before = { ...nothing, entries: first.entries };
    expect(await planImport(lines.toReversed(), before)).toMatchObject({ entries: [], known: 3 });
  });
});

test('a length of today ends by now, and one of tomorrow is still to come', () => {
  // It is nine in the evening.
  const file = 'Date,Hours,What\n2026-11-23,14,Map\n2026-11-24,1,Map\n';
  expect(shown(file)).toEqual(['2026-11-23T07:00 | 2026-11-23T21:00 | Map |  | ']);
  expect(read(bytes(file)).errors).toMatchObject([{ line: 3, reason: 'in-future' }]);
});

describe('any table', () => {
  test.each<[string, string, (Role | null)[]]>([
    [
      '開始,終了,内容,メモ\n2026/11/16 9:00,2026/11/16 9:30,地図,色\n',
      'ja',
      ['start', 'end', 'task', 'description'],
    ],
    [
      '日付;開始;終了;休憩;作業\n2026/11/16;9:00;17:30;0:30;地図\n',
      'ja',
      ['startDay', 'start', 'end', 'break', 'task'],
    ],
    ['Day\tHours\tWhat\n2026-11-16\t1,5\tMap\n', 'en', ['startDay', 'hours', 'task']],
    ['Day|Minutes|What\n2026-11-16|90|Map\n', 'en', ['startDay', 'minutes', 'task']],
    ['Quand,Début,Fin,Quoi\n16/11/2026,9:00,9:30,Carte\n', 'fr', ['startDay', 'start', 'end', null]],
    ['2026-11-16,9:00,9:30,Map\n2026-11-17,9:00,9:30,Map\n', 'no header', ['startDay', 'start', 'end', null]],
    ['name,age\nx,1\n', 'no times', [null, null]],
    ['__proto__,constructor,toString\n1,2,3\n', 'names that every object has', [null, null, null]],
  ])('%j', (file, _name, roles) => {
    expect(opened(bytes(file)).recognised.source).toBe('table');
    expect(guessed(file)).toEqual(roles);
  });

  test('without a header loses no line', () => {
    expect(read(bytes('2026-11-16,9:00,9:30,Map\n2026-11-17,9:00,9:30,Map\n')).lines).toHaveLength(2);
  });

  test('behind the line with which Excel names the separator', () => {
    const file = 'sep=;\r\nDay;Start;End\r\n2026-11-16;9:00;9:30\r\n2026-11-16;9:00;x\r\n';
    expect(read(bytes(file))).toMatchObject({ lines: [{ line: 3 }], errors: [{ line: 4 }] });
  });

  test('says which column is missing', () => {
    const columns = (...all: Role[]) => new Map(all.map((role, index) => [role, index]));
    expect(missingColumn(columns('task'))).toBe('start');
    expect(missingColumn(columns('startDay', 'task'))).toBe('end');
    expect(missingColumn(columns('startDay', 'end'))).toBe('start');
    expect(missingColumn(columns('start'))).toBe('end');
    for (const enough of [
      columns('start', 'end'),
      columns('start', 'length'),
      columns('startDay', 'hours'),
      columns('startDay', 'minutes'),
    ]) {
      expect(missingColumn(enough)).toBeNull();
    }
  });

  test('a column has one role, and a role one column', () => {
    const before = new Map<Role, number>([
      ['start', 0],
      ['end', 1],
    ]);
    expect([...withRole(before, 1, 'start')]).toEqual([['start', 1]]);
    expect([...withRole(before, 0, null)]).toEqual([['end', 1]]);
    expect([...withRole(before, 2, 'task')]).toEqual([...before, ['task', 2]]);
    expect([...before]).toHaveLength(2);
  });

  test('every row is an entry, a known one, or named with its reason', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '2026-11-16',
        '16.11.2026 9:05',
        '9:00',
        '10:30 PM',
        '1:30',
        '0',
        '90',
        'Break',
        '-',
      ),
      fc.constantFrom(
        '2026-11-16T00:05:00Z',
        '2026-11-16T00:35:00Z',
        '"',
        '"a, b"',
        'Map',
        '2999-01-01',
        '9 min',
      ),
      fc.string({ maxLength: 5 }).map((text) => text.replaceAll(/["\r\n,]/g, '') || 'x'),
    );
    const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.record({
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width + 1 }), { maxLength: 30 }),
        columns: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: width }),
        width: fc.constant(width),
      }),
    );
    await fc.assert(
      fc.asyncProperty(table, async ({ rows, columns, width }) => {
        const header = Array.from({ length: width }, (_, index) => `c${index}`);
        const text = [header, ...rows].map((cells) => cells.join(',')).join('\n');
        const file = {
          source: 'table' as const,
          names: header,
          columns: new Map(columns.map((role, at) => [role, at])),
        };
        // Only what is blank, or swallowed by a quotation mark that closes in a later line, is no row of its own.
        const before = opened(bytes(`${text}\nx,x\n`)).rows.slice(0, -1);
        const options = {
          zone: 'Asia/Tokyo',
          order: 'ymd',
          person: null,
          now: Date.parse('2026-11-23T12:00Z'),
        } as const;
        const found = readTimeLines(before, file, options);
        const named = [...found.lines, ...found.errors].map(({ line }) => line).sort((a, b) => a - b);
        expect(named).toEqual(before.map(({ line }) => line));
        const plan = await planImport(found.lines, nothing);
        expect(plan.entries).toHaveLength(found.lines.length);
        const again = await planImport(found.lines, { ...nothing, entries: plan.entries });
        expect(again).toMatchObject({ entries: [], known: found.lines.length });
      }),
    );
  });
});

describe('tables as other programs and people write them', () => {
  test.each([
    [
      'project;date;start;stop\ndoings;2026-11-16;08:37;11:06\n',
      '2026-11-16T08:37 | 2026-11-16T11:06 | doings | doings | ',
    ],
    [
      'project;date;start;stop\ndoings;2026-11-16;08.37;11.06\n',
      '2026-11-16T08:37 | 2026-11-16T11:06 | doings | doings | ',
    ],
    [
      'Date,TimeFrom,TimeTo,Duration,Issue,Note\n2026-11-16,9:00,9:30,0:30,A-1,Map\n',
      '2026-11-16T09:00 | 2026-11-16T09:30 | Map |  | ',
    ],
    [
      "Title,Start,End\nMap,'2026-11-16 09:00,'2026-11-16 09:30\n",
      '2026-11-16T09:00 | 2026-11-16T09:30 | Map |  | ',
    ],
    [
      "Date,Start,Length,Title\n2026-11-16,'09:00:00,'00:30:00,Map\n",
      '2026-11-16T09:00 | 2026-11-16T09:30 | Map |  | ',
    ],
    [
      'Datum;Beginn;Ende;Aufgabe\n16.11.2026;9.00;9.30;Karte\n',
      '2026-11-16T09:00 | 2026-11-16T09:30 | Karte |  | ',
    ],
    [
      'start,end,title\n"11/16/2026   9:00 AM","11/16/2026, 9:30 AM",Map\n',
      '2026-11-16T09:00 | 2026-11-16T09:30 | Map |  | ',
    ],
  ])('%j', (file, line) => {
    expect(shown(file)).toEqual([line]);
  });
});
