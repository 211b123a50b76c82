import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEverything } from '#renderer/model/files/everything.ts';
import { addSleep, readRhythm, readSleep } from '#renderer/model/rhythm/index.ts';
import { readTitles, readWork } from '#renderer/model/work/read-work.ts';
import { type StoredRow, toStoredRow } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { write } from '#renderer/store/write.ts';
import { startBlock } from '#shared/domain/clock/focus-clock.ts';
import { addDays, dayBounds, dayOf, reachOf } from '#shared/domain/day/day.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { clip } from '#shared/domain/day/interval.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import type { Fields } from '#shared/sync/operation.ts';
import {
  entryFields,
  openTestWorkspace,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import { addEntry } from './entries.ts';
import { readDays, unreadableIn } from './read-days.ts';
import { readEntries, readOpenBlocks } from './read-entries.ts';

const DAY = '2026-11-23';
const at = (time: string) => Date.parse(`${time}+09:00`);

async function addEntries({ db }: TestWorkspace, entries: Record<string, Fields>) {
  const rows = Object.entries(entries).map(([id, fields]) => toStoredRow('entries', id, fields));
  await db.rows('entries').bulkPut(rows);
}

async function idsOn({ db }: TestWorkspace, ...days: string[]): Promise<string[]> {
  return (await readEntries(db, reachOf(days))).rows.map(({ id }) => id);
}

describe('what this version cannot read', () => {
  test('is told on its day, and is in the file with everything', async () => {
    const workspace = await openTestWorkspace();
    const start = at(`${DAY}T10:00`);
    await addEntries(workspace, {
      known: entryFields(start, start + HOUR_MS),
      newer: { ...entryFields(start, start + HOUR_MS), kind: 'a-new-kind' },
      before: { ...entryFields(start - DAY_MS, start - DAY_MS + HOUR_MS), pauses: 'not a list' },
    });
    const night = toStoredRow('rhythm', 'night', { kind: 'sleep', startAt: start, endAt: 'later' });
    await workspace.db.rows('rhythm').put(night);
    const records = await readDays(workspace.db, [DAY]);
    expect(records.entries.map(({ id }) => id)).toEqual(['known']);
    expect(unreadableIn(records, 'Asia/Tokyo', [])).toBe(2);
    const { entries, rhythm } = await readEverything(workspace.db);
    expect(entries?.map(({ id }) => id)).toEqual(['before', 'known', 'newer']);
    expect(rhythm).toHaveLength(1);
  });

  test('is told among the work, whoever it is of', async () => {
    const { db } = await openTestWorkspace();
    await db
      .rows('tasks')
      .put(toStoredRow('tasks', 'newer', { ...taskFields('a'), day: DAY, order: 'first' }));
    await db.rows('assignments').put(toStoredRow('assignments', 'newer', { title: 5 }));
    expect(await readWork(db, DAY)).toEqual({ items: [], assignments: [], unreadable: 2 });
  });
});

describe('what was recorded in a zone that this computer does not know', () => {
  test('counts and is shown by the offset that was recorded with it', async () => {
    const workspace = await openTestWorkspace();
    const start = at(`${DAY}T10:00`);
    const zone = 'America/Atlantis';
    await addEntries(workspace, {
      told: { ...entryFields(start, start + HOUR_MS), zone, offset: -180 },
      older: { ...entryFields(start + HOUR_MS, start + 2 * HOUR_MS), zone },
    });
    const { entries } = await readDays(workspace.db, [DAY]);
    expect(entries.map((entry) => entry.zone)).toEqual(['-03:00', '+00:00']);
    expect(dayTotal(entries, '2026-11-22', start + DAY_MS, []).workedMs).toBe(2 * HOUR_MS);
    // What is stored keeps the name.
    expect((await workspace.db.rows('entries').get('told'))?.zone).toBe(zone);
  });

  test('the offset is recorded with everything that has a zone', async () => {
    const workspace = await openTestWorkspace();
    const startAt = at('2026-11-22T10:00');
    const times = { startAt, endAt: startAt + HOUR_MS };
    await addEntry(workspace, { ...times, taskId: null, note: '' });
    await addSleep(workspace, times);
    for (const table of ['entries', 'rhythm'] as const) {
      const [row] = await workspace.db.rows(table).toArray();
      expect([row?.zone, row?.offset]).toEqual(['Asia/Tokyo', 540]);
    }
    expect(
      startBlock({ id: 'b', taskId: null, at: startAt, zone: 'America/New_York', device: 'd' }).offset,
    ).toBe(-300);
  });
});

describe('entries that touch a day', () => {
  test('no entry that has time in the day is left out, in whatever zone it was made', async () => {
    const zone = fc.constantFrom('Asia/Tokyo', 'Pacific/Kiritimati', 'Pacific/Midway', 'America/New_York');
    const entry = fc
      .tuple(
        fc.integer({ min: -40 * 24, max: 3 * 24 }),
        fc.oneof(fc.integer({ min: 1, max: 24 * 31 }), fc.constant(null)),
        zone,
      )
      .map(([startHours, hours, of]) => {
        const startAt = at(`${DAY}T04:00`) + startHours * HOUR_MS;
        return { ...entryFields(startAt, hours === null ? null : startAt + hours * HOUR_MS), zone: of };
      });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 6 }), async (entries) => {
        const workspace = await openTestWorkspace();
        await addEntries(
          workspace,
          Object.fromEntries(entries.map((fields, index) => [`e${index}`, fields])),
        );
        const { rows: found } = await readEntries(workspace.db, reachOf([DAY]));
        const ids = new Set(found.map(({ id }) => id));
        for (const [index, { startAt, endAt, zone: of }] of entries.entries()) {
          const span = { startAt, endAt: endAt ?? Number.MAX_SAFE_INTEGER };
          if (clip(span, dayBounds(DAY, of, []))) expect(ids).toContain(`e${index}`);
        }
        expect(found.map(({ startAt }) => startAt)).toEqual(found.map(({ startAt }) => startAt).toSorted());
        workspace.db.close();
      }),
      { numRuns: 60 },
    );
  });

  test('an entry over midnight and over the day start is found on both days', async () => {
    const workspace = await openTestWorkspace();
    await addEntries(workspace, {
      night: entryFields(at('2026-11-23T23:30'), at('2026-11-24T05:00')),
      weekBefore: entryFields(at('2026-11-15T10:00')),
    });
    expect(await idsOn(workspace, '2026-11-23')).toEqual(['night']);
    expect(await idsOn(workspace, '2026-11-24')).toEqual(['night']);
    expect(await idsOn(workspace, '2026-11-23', '2026-11-24')).toEqual(['night']);
  });

  test('a block that runs since last month is on every day until today, and among the open ones', async () => {
    const workspace = await openTestWorkspace();
    await addEntries(workspace, {
      forgotten: entryFields(at('2026-09-01T10:00'), null),
      ended: entryFields(at('2026-11-23T10:00')),
    });
    expect(await idsOn(workspace, '2026-11-23')).toEqual(['forgotten', 'ended']);
    expect((await readOpenBlocks(workspace.db)).map(({ id }) => id)).toEqual(['forgotten']);
  });

  test('no days, no entries', async () => {
    const workspace = await openTestWorkspace();
    await addEntries(workspace, { some: entryFields(0) });
    expect(await idsOn(workspace)).toEqual([]);
  });
});

describe('rows that cannot be read', () => {
  test('are left out of what is shown, and stay in the database', async () => {
    const workspace = await openTestWorkspace();
    const odd: StoredRow[] = [
      { id: 'no-zone', startAt: at(`${DAY}T10:00`), endAt: null, _open: 1, _far: 1 },
      { id: 'text-for-time', startAt: 'yesterday', endAt: 5, zone: 'Asia/Tokyo' },
      { id: 'of-a-later-version', ...entryFields(at(`${DAY}T10:00`)), source: 'a newer source' },
    ];
    await workspace.db.rows('entries').bulkPut(odd);
    await addEntries(workspace, { good: entryFields(at(`${DAY}T11:00`)) });
    expect(await idsOn(workspace, DAY)).toEqual(['good']);
    expect(await readOpenBlocks(workspace.db)).toEqual([]);
    expect(await workspace.db.rows('entries').count()).toBe(4);
    expect(parseRows('entries', odd)).toEqual([]);
  });

  test('what an old row lacks is filled in, what it has beyond is no harm', () => {
    const row = { id: 'e', startAt: 5, zone: 'UTC', _open: 1, laterField: { a: 1 } };
    expect(parseRows('entries', [row])).toEqual([TimeEntry.parse({ id: 'e', startAt: 5, zone: 'UTC' })]);
  });
});

describe('sleep', () => {
  const sleep = (startAt: number, endAt: number | null) => ({
    kind: 'sleep',
    startAt,
    endAt,
    zone: 'Asia/Tokyo',
    note: '',
  });

  test('is read for the days it touches; other kinds are not sleep', async () => {
    const workspace = await openTestWorkspace();
    const rows = {
      night: sleep(at('2026-11-22T23:00'), at('2026-11-23T07:00')),
      earlier: sleep(at('2026-11-10T23:00'), at('2026-11-11T07:00')),
      breakfast: { ...sleep(at('2026-11-23T08:00'), null), kind: 'meal' },
      dinner: { ...sleep(at('2026-11-20T19:00'), null), kind: 'meal' },
    };
    await workspace.db
      .rows('rhythm')
      .bulkPut(Object.entries(rows).map(([id, fields]) => toStoredRow('rhythm', id, fields)));
    const ids = async (read: typeof readSleep) =>
      (await read(workspace.db, reachOf([DAY]))).rows.map(({ id }) => id);
    expect(await ids(readSleep)).toEqual(['night']);
    // A moment of an earlier day does not go on until this one.
    expect(await ids(readRhythm)).toEqual(['night', 'breakfast']);
  });
});

describe('work and titles', () => {
  test('open tasks and those of the day are read, once each; other finished ones are not', async () => {
    const workspace = await openTestWorkspace();
    const add = (id: string, fields: object) => ({
      table: 'tasks' as const,
      id,
      kind: 'set' as const,
      patch: { ...taskFields(id), ...fields },
    });
    await write(workspace, [
      add('open', {}),
      add('open-today', { day: DAY }),
      add('done-today', { day: DAY, doneAt: 5 }),
      add('done-before', { day: '2026-11-01', doneAt: 5 }),
    ]);
    const { items } = await readWork(workspace.db, DAY);
    expect(items.map(({ id }) => id).toSorted()).toEqual(['done-today', 'open', 'open-today']);
    const titles = await readTitles(workspace.db, ['done-before', 'open', 'open', 'unknown']);
    expect(titles).toEqual(
      new Map([
        ['done-before', 'done-before'],
        ['open', 'open'],
      ]),
    );
  });
});

test('a day of a ten-year log is read without touching the rest', async () => {
  const workspace = await openTestWorkspace();
  const first = at('2016-11-23T10:00');
  const rows = Array.from({ length: 3_650 }, (_, day) =>
    toStoredRow(
      'entries',
      `e${day}`,
      entryFields(first + day * DAY_MS, first + day * DAY_MS + 25 * MINUTE_MS),
    ),
  );
  await workspace.db.rows('entries').bulkPut(rows);
  const touched: number[] = [];
  workspace.db.rows('entries').hook('reading', (row) => {
    touched.push(1);
    return row;
  });
  const day = addDays(dayOf(first, 'Asia/Tokyo', []), 2_000);
  const { rows: found } = await readEntries(workspace.db, reachOf([day]));
  expect(found.map(({ id }) => id)).toContain('e2000');
  expect(touched.length).toBeLessThan(40);
});
