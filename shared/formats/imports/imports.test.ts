import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { newTask } from '#shared/domain/work/task.ts';
import { workItems } from '#shared/domain/work/work.ts';
import { bytes, fixture, nothing, opened, read } from '#tests/fixtures/time-logs.ts';
import { writeCsv } from '../csv.ts';
import { solidtimeRows, togglRows } from '../other-csv.ts';
import { wallDate, wallTime } from '../wall-text.ts';
import { workNames } from '../work-names.ts';
import { planImport } from './plan-import.ts';
import { likelyOrders, peopleOf, type ReadOptions } from './time-lines.ts';

/** Start and end by the wall clock of Tokyo, title, project and note. */
function shown(file: Uint8Array, options: Partial<ReadOptions> = {}) {
  return read(file, options).lines.map(({ startAt, endAt, title, project, note }) =>
    [
      ...[startAt, endAt].map((at) => new Date(at + 9 * HOUR_MS).toISOString().slice(0, 16)),
      title,
      project,
      note,
    ].join(' | '),
  );
}

const TOGGL = [
  '2026-11-16T09:05 | 2026-11-16T09:50 | トップページの下書きを開く | 花屋さんのサイト | 見本の花屋 #デザイン #急ぎ',
  '2026-11-16T10:00 | 2026-11-16T10:30 | 写真 | 花屋さんのサイト | えらんだ写真:\n1, 4, 7\n見本の花屋',
  '2026-11-17T23:30 | 2026-11-18T00:30 | =HYPERLINK("http://example.invalid","x") |  | ',
  '2026-11-18T14:00 | 2026-11-18T14:20 |  |  | ',
  '2026-11-18T14:00 | 2026-11-18T14:20 |  |  | ',
];

describe('files of other programs', () => {
  test.each([
    ['toggl.csv', 'utf-8'],
    ['toggl-bom-crlf.csv', 'utf-8'],
    ['toggl-shift-jis.csv', 'shift_jis'],
    ['toggl-utf-16le.csv', 'utf-16le'],
  ])('Toggl: %s', (name, encoding) => {
    expect(opened(fixture(name))).toMatchObject({
      encoding,
      recognised: { source: 'toggl', delimiter: ',' },
    });
    expect(shown(fixture(name))).toEqual(TOGGL);
    expect(read(fixture(name)).errors).toEqual([]);
  });

  test('Toggl, as it writes now, with the time of a whole team', () => {
    const file = fixture('toggl-new.csv');
    const { recognised, rows } = opened(file);
    expect(peopleOf(rows, recognised.columns)).toEqual(['Sample Person', 'Other Person']);
    expect(read(file, { person: 'Sample Person' })).toMatchObject({
      lines: [{ title: 'Draw the map', project: 'Leaflet', note: '' }],
      others: 1,
    });
  });

  test('Clockify in the American way', () => {
    const file = fixture('clockify-us.csv');
    expect(opened(file).recognised.source).toBe('clockify');
    expect(shown(file)).toEqual([
      '2026-11-05T00:05 | 2026-11-05T00:35 | Draw the map | Leaflet | A made-up shop #draft',
      '2026-11-16T23:40 | 2026-11-17T00:10 | Colours | Leaflet | Check the colours\nA made-up shop',
    ]);
    expect(read(file).errors).toEqual([{ line: 4, reason: 'no-end', cell: '' }]);
  });

  test('Clockify in the German way: which number is the month cannot be told, and the points decide', () => {
    const { recognised, rows } = opened(fixture('clockify-german.csv'));
    expect(likelyOrders(rows, recognised.columns, '2026-11-23')).toEqual(['dmy', 'mdy']);
    expect(shown(fixture('clockify-german.csv'))[0]).toMatch(/^2026-11-05T09:00 \| 2026-11-05T09:30/);
    expect(shown(fixture('clockify-german.csv'), { order: 'mdy' })[0]).toMatch(/^2026-05-11T09:00/);
  });

  test('Kimai, with nights, lengths of all kinds, and its line of sums', () => {
    expect(opened(fixture('kimai.csv')).recognised).toMatchObject({ source: 'kimai', delimiter: ';' });
    expect(shown(fixture('kimai.csv'))).toEqual([
      '2026-11-16T09:00 | 2026-11-16T10:30 | デザイン | 花屋さんのサイト | 色を決める\n見本の花屋 #色',
      '2026-11-16T23:15 | 2026-11-17T00:45 | デザイン | 花屋さんのサイト | 見本の花屋',
      '2026-11-17T13:00 | 2026-11-17T13:20 | 会議 | 花屋さんのサイト | 週の\n打ち合わせ\n見本の花屋',
      '2026-11-18T08:00 | 2026-11-19T08:00 | るすばん | 花屋さんのサイト | 見本の花屋',
    ]);
    expect(read(fixture('kimai.csv')).errors).toEqual([{ line: 7, reason: 'no-date', cell: '' }]);
  });

  test('solidtime, in UTC whatever zone is chosen', () => {
    const file = fixture('solidtime.csv');
    expect(shown(file, { zone: 'America/New_York' })).toEqual([
      '2026-11-16T09:05 | 2026-11-16T09:35 | Map | Leaflet | Working on the map\nA made-up shop #draft #map',
      '2026-11-17T00:00 | 2026-11-17T01:00 |  |  | ',
    ]);
    expect(read(file, { zone: 'America/New_York' }).lines[0]?.zone).toBe('America/New_York');
  });
});

describe('times on a wall', () => {
  const line = (start: string, end: string, length = '') =>
    bytes(
      `Start date,Start time,End date,End time,Duration\n${start.replace(' ', ',')},${end.replace(' ', ',')},${length}\n`,
    );
  const span = (file: Uint8Array, zone: string) =>
    read(file, { zone }).lines.map(({ startAt, endAt }) =>
      [startAt, endAt].map((at) => new Date(at).toISOString()),
    );

  test('are those of the chosen zone', () => {
    const file = line('2026-11-16 09:00', '2026-11-16 10:00');
    expect(span(file, 'Asia/Tokyo')).toEqual([['2026-11-16T00:00:00.000Z', '2026-11-16T01:00:00.000Z']]);
    expect(span(file, 'Europe/Berlin')).toEqual([['2026-11-16T08:00:00.000Z', '2026-11-16T09:00:00.000Z']]);
  });

  test('in the hour that exists twice are told apart by the length', () => {
    // Berlin, 25 October 2026: 03:00 becomes 02:00.
    const times = ['2026-10-25 01:30', '2026-10-25 02:30'] as const;
    expect(span(line(...times, '1:00'), 'Europe/Berlin')).toEqual([
      ['2026-10-24T23:30:00.000Z', '2026-10-25T00:30:00.000Z'],
    ]);
    expect(span(line(...times, '2:00'), 'Europe/Berlin')).toEqual([
      ['2026-10-24T23:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ]);
    expect(span(line('2026-10-25 02:40', '2026-10-25 02:10'), 'Europe/Berlin')).toEqual([
      ['2026-10-25T00:40:00.000Z', '2026-10-25T01:10:00.000Z'],
    ]);
  });
});

describe('importing', () => {
  const items = workItems(
    [
      newTask({ id: 'own', title: '写真', project: '', createdAt: 1 }),
      newTask({ id: 'other', title: 'トップページの下書きを開く', project: '食堂のちらし', createdAt: 1 }),
    ],
    [],
  );

  test('puts entries to own tasks of the same title and project, and makes the others, finished', async () => {
    const plan = await planImport(read(fixture('toggl.csv')).lines, { ...nothing, items });
    expect(plan.entries.map(({ taskId }) => taskId)).toEqual([
      expect.stringMatching(/^import-task:/),
      'own',
      expect.stringMatching(/^import-task:/),
      null,
      null,
    ]);
    expect(plan.tasks.map(({ title, project }) => [title, project])).toEqual([
      ['トップページの下書きを開く', '花屋さんのサイト'],
      ['=HYPERLINK("http://example.invalid","x")', ''],
    ]);
    expect(plan.tasks[0]).toMatchObject({
      createdAt: Date.parse('2026-11-16T09:05:12+09:00'),
      doneAt: Date.parse('2026-11-16T09:50:12+09:00'),
      day: null,
    });
    expect(new Set(plan.entries.map(({ id }) => id)).size).toBe(5);
  });

  test('twice adds nothing, whatever the encoding, the zone or the order of the lines', async () => {
    const first = await planImport(read(fixture('toggl.csv')).lines, nothing);
    const known = {
      secret: 's',
      entries: first.entries,
      items: workItems(first.tasks, []),
    };
    const again = [
      read(fixture('toggl.csv')).lines,
      read(fixture('toggl-shift-jis.csv')).lines,
      read(fixture('toggl-bom-crlf.csv')).lines,
      read(fixture('toggl.csv'), { zone: 'Europe/Berlin' }).lines,
      read(fixture('toggl.csv')).lines.toReversed(),
    ];
    for (const lines of again) {
      expect(await planImport(lines, known)).toEqual({
        secret: 's',
        entries: [],
        tasks: [],
        named: [],
        known: 5,
        changes: [],
        changeTasks: [],
      });
    }
  });

  test('again leaves a task alone that was given another title since', async () => {
    const first = await planImport(read(fixture('kimai.csv')).lines.slice(0, 1), nothing);
    const renamed = first.tasks.map((task) => ({ ...task, title: '別の名前' }));
    const plan = await planImport(read(fixture('kimai.csv')).lines.slice(1, 2), {
      ...nothing,
      items: workItems(renamed, []),
    });
    expect(plan).toMatchObject({ tasks: [], entries: [{ taskId: first.tasks[0]?.id }] });
  });

  test('makes ids that only the secret tells', async () => {
    const { lines } = read(fixture('toggl.csv'));
    const [one, other] = [
      await planImport(lines, nothing),
      await planImport(lines, { ...nothing, secret: 'other' }),
    ];
    const ids = ({ entries, tasks }: typeof one) => [...entries, ...tasks].map(({ id }) => id);
    expect(ids(one).filter((id) => ids(other).includes(id))).toEqual([]);
  });

  test.each([
    ['Europe/Berlin', '2026-10-25', '02:50:00', '02:10:00', '2026-10-25T00:50:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:50:00', '01:40:00', '2026-04-04T14:50:00Z'],
  ])('over the time that comes twice in %s the length says which was meant', (zone, day, start, end, at) => {
    const head = 'Description,Start date,Start time,End date,End time,Duration';
    const line = `夜,${day},${start},${day},${end},00:20:00`;
    const { lines } = read(bytes(`${head}\n${line}\n`), { zone });
    expect(lines).toMatchObject([{ startAt: Date.parse(at), endAt: Date.parse(at) + 20 * MINUTE_MS }]);
  });

  test('what was written for Toggl and solidtime gives back the times, titles and projects', () => {
    const second = fc.integer({ min: 1_700_000_000, max: 1_790_000_000 });
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((text) => `${text.trim()}見本`);
    const zone = fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
    const log = fc.array(fc.tuple(second, fc.integer({ min: 1, max: 90_000 }), words, words), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(log, zone, (made, where) => {
        const tasks = made.map(([, , title, project], id) =>
          newTask({ id: `t${id}`, title, project, createdAt: 1 }),
        );
        const entries = made.map(([start, length], id) =>
          TimeEntry.parse({
            id: `e${id}`,
            taskId: `t${id}`,
            startAt: start * 1_000,
            endAt: (start + length) * 1_000,
            zone: where,
          }),
        );
        const names = workNames(tasks, []);
        const person = { name: '見本', email: '' };
        // Toggl's files have wall-clock times only, and these come twice when the clocks go back.
        for (const [rows, whenOf] of [
          [
            togglRows(entries, names, person),
            (at: number) => `${wallDate(at, where)} ${wallTime(at, where)}`,
          ],
          [solidtimeRows(entries, names, person), (at: number) => at],
        ] as const) {
          const back = read(bytes(writeCsv(rows)), { zone: where, now: Number.MAX_SAFE_INTEGER });
          expect(back.errors).toEqual([]);
          expect(
            back.lines.map(({ startAt, endAt, title, project }) => [
              whenOf(startAt),
              endAt - startAt,
              title,
              project,
            ]),
          ).toEqual(
            made.map(([start, length, title, project]) => [
              whenOf(start * 1_000),
              length * 1_000,
              title.split(/\r\n|\r|\n/)[0]?.trim(),
              project,
            ]),
          );
        }
      }),
    );
  });
});
