import { expect, onTestFinished, test, vi } from 'vitest';
import { toStoredRow } from '#renderer/store/database.ts';
import { addDays, type Day, daysBetween, instantAt } from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import {
  entryFields,
  openTestWorkspace,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import { readLong } from './read-long.ts';
import { readWeek } from './read-week.ts';

const ZONE = 'Asia/Tokyo';
const FIRST: Day = '2016-11-21';
const YEARS = 10;

/** Ten years in which each day has a night, a meal and one block, on a task of its own. */
async function livedYears(): Promise<TestWorkspace> {
  const workspace = await openTestWorkspace();
  const days = Array.from({ length: YEARS * 365 }, (_, index) => addDays(FIRST, index));
  const rows = (table: 'tasks' | 'entries' | 'rhythm') => workspace.db.rows(table);
  const at = (day: Day, hours: number) => instantAt(day, hours * 60, ZONE);
  const ofRhythm = { zone: ZONE, note: '' };
  await rows('tasks').bulkAdd(days.map((day) => toStoredRow('tasks', `task-${day}`, taskFields(day))));
  await rows('entries').bulkAdd(
    days.map((day) => {
      const fields = { ...entryFields(at(day, 14)), taskId: `task-${day}` };
      return toStoredRow('entries', `entry-${day}`, fields);
    }),
  );
  await rows('rhythm').bulkAdd(
    days.flatMap((day) => {
      const [bed, meal] = [at(day, 1), at(day, 12)];
      const sleep = { kind: 'sleep', startAt: bed, endAt: bed + 8 * HOUR_MS, ...ofRhythm };
      return [
        toStoredRow('rhythm', `sleep-${day}`, sleep),
        toStoredRow('rhythm', `meal-${day}`, { kind: 'meal', startAt: meal, endAt: null, ...ofRhythm }),
      ];
    }),
  );
  return workspace;
}

/** What `work` asks of the database. */
async function asked(workspace: TestWorkspace, work: () => Promise<unknown>) {
  const get = vi.spyOn(IDBObjectStore.prototype, 'get');
  const getAll = vi.spyOn(IDBIndex.prototype, 'getAll');
  const counted = new Map<string, number>();
  for (const table of ['entries', 'rhythm', 'tasks'] as const) {
    const count = (row: unknown) => {
      counted.set(table, (counted.get(table) ?? 0) + 1);
      return row;
    };
    workspace.db.rows(table).hook('reading', count);
  }
  onTestFinished(() => void vi.restoreAllMocks());
  await work();
  const transactions = new Set([
    ...get.mock.contexts.map((store) => (store as IDBObjectStore).transaction),
    ...getAll.mock.contexts.map((index) => (index as IDBIndex).objectStore.transaction),
  ]);
  return {
    transactions: transactions.size,
    lookUps: get.mock.calls.length,
    ranges: getAll.mock.calls.length,
    rows: Object.fromEntries(counted),
  };
}

test('a week of a ten-year log is read in one transaction, without touching the rest', async () => {
  const workspace = await livedYears();
  const first = addDays(FIRST, 7 * 260);
  const { rows, ...of } = await asked(workspace, async () => {
    const { records } = await readWeek(workspace.db, first);
    expect(records.titles.size).toBeGreaterThanOrEqual(7);
    expect(records.titles.size).toBeLessThanOrEqual(14);
  });
  // A stretch of each table may have begun before the week: 31 days for a block, and three for sleep.
  expect(rows.entries).toBeLessThanOrEqual(14 + 31);
  expect(rows.rhythm).toBeLessThanOrEqual(2 * (14 + 3));
  expect(rows.tasks).toBeLessThanOrEqual(14);
  // What is near, and what is open, of blocks and of rhythm. Then the tasks that are named, and each day's two pages.
  expect(of).toEqual({ transactions: 1, ranges: 4, lookUps: (rows.tasks ?? 0) + 2 * 7 });
});

test.each(['month', 'year'] as const)(
  'a %s of a ten-year log is read in one transaction, without touching the rest',
  async (span) => {
    const workspace = await livedYears();
    const first = '2021-01-01';
    const rows = daysBetween(first, span === 'month' ? '2021-02-01' : '2022-01-01');
    const frame = { first, rows, startMinutes: 240, daysAcross: 1 } as const;
    const { rows: read, ...of } = await asked(workspace, () => readLong(workspace.db, frame));
    expect(read.entries).toBeLessThanOrEqual(rows + 6 + 31);
    expect(read.rhythm).toBeLessThanOrEqual(2 * (rows + 6 + 3));
    expect(of).toEqual({ transactions: 1, ranges: 4, lookUps: 0 });
  },
);

test('an assignment is looked up only where a task does not say that there is none', async () => {
  const workspace = await openTestWorkspace();
  const { db } = workspace;
  const startAt = Date.parse('2026-11-23T14:00:00+09:00');
  await db
    .rows('tasks')
    .bulkAdd([
      toStoredRow('tasks', 'own', taskFields('own')),
      toStoredRow('tasks', 'beside', { ...taskFields('beside'), assignmentId: 'beside' }),
    ]);
  await db
    .rows('assignments')
    .bulkAdd(['beside', 'alone'].map((id) => toStoredRow('assignments', id, { title: `of the NPO: ${id}` })));
  await db
    .rows('entries')
    .bulkAdd(
      ['own', 'beside', 'alone', 'gone'].map((taskId) =>
        toStoredRow('entries', taskId, { ...entryFields(startAt), taskId }),
      ),
    );
  const get = vi.spyOn(IDBObjectStore.prototype, 'get');
  onTestFinished(() => void vi.restoreAllMocks());
  const { records } = await readWeek(db, '2026-11-23');
  expect(records.titles).toEqual(
    new Map([
      ['own', 'own'],
      ['beside', 'of the NPO: beside'],
      ['alone', 'of the NPO: alone'],
    ]),
  );
  const assignments = get.mock.contexts.filter(
    (store) => store instanceof IDBObjectStore && store.name === 'assignments',
  );
  expect(assignments.length).toBe(3);
});
