import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { toStoredRow } from '#renderer/store/database.ts';
import { addDays, weekStart } from '#shared/domain/day/day.ts';
import { reviewId, yearBefore } from '#shared/domain/review/review.ts';
import { type TableName, tableNames } from '#shared/sync/tables.ts';
import { history } from '#tests/fixtures/ten-years.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { namedLike } from '#tests/words.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { button, expectCount, expectText, goTo, ready } from './screen.ts';

const TODAY = '2026-11-23';
/** Of work and rhythm there is more than a year, which is more than any screen here looks at. */
const RECORDS_FROM = Date.parse(addDays(TODAY, -500));
const MONDAY = addDays(weekStart(TODAY, 1), -7);

/** The rows of each table that were read. */
type Read = Record<TableName, Set<string>>;

/** A member's ten years, with a way to see what is read of them. */
async function openAfterTenYears(address: string): Promise<OpenedApp & { read: Read }> {
  const read = Object.fromEntries(tableNames.map((table) => [table, new Set<string>()])) as Read;
  const app = await openApp(address, {
    now: `${TODAY}T10:00:00+09:00`,
    given: async (workspace) => {
      await fill(workspace);
      for (const table of tableNames) {
        workspace.db.rows(table).hook('reading', (row) => {
          if (row) read[table].add(row.id);
          return row;
        });
      }
    },
  });
  return { ...app, read };
}

async function fill({ db }: TestWorkspace): Promise<void> {
  const rows = new Map<TableName, ReturnType<typeof toStoredRow>[]>();
  for (const { table, made } of history(TODAY)) {
    const isRecord = table === 'tasks' || table === 'entries' || table === 'rhythm';
    if (isRecord && made.at < RECORDS_FROM) continue;
    const list = rows.get(table) ?? [];
    rows.set(table, list);
    list.push(toStoredRow(table, made.id, { ...made.fields }));
  }
  for (const [table, list] of rows) await db.rows(table).bulkAdd(list);
}

test('Today and the screen of goals read the days that they show, and a year of marks for the one goal that grows', async () => {
  const { words, read, workspace } = await openAfterTenYears('/');
  await ready('today');
  const boxes = page.getByRole('checkbox', { name: namedLike(words('goals.markItem', { title: '…' })) });
  await expectCount(boxes, 3);
  // Those of seven days tell whether a goal is still wanted.
  expect(read.goalMarks.size).toBeLessThan(25);
  await goTo('/goals', 'goals');
  await expectCount(boxes, 3);
  await expectCount(page.getByRole('img', { name: namedLike(words('goals.strength', { level: '…' })) }), 1);
  expect(await workspace().db.rows('goalMarks').count()).toBeGreaterThan(6_000);
  expect(read.goalMarks.size).toBeGreaterThan(500);
  expect(read.goalMarks.size).toBeLessThan(1_200);
  // The other two look at their last weeks.
  expect(read.entries.size).toBeLessThan(1_200);
  expect(read.rhythm.size).toBeLessThan(1_200);
  expect(read.reviews.size).toBe(0);
});

test('of all reviews those on the page are read, and looking back on a week reads its own and that of a year before', async () => {
  const { words, read, workspace } = await openAfterTenYears('/week/reviews');
  await ready('reviews');
  await expect.element(button(words('review.more'))).toBeVisible();
  expect(await workspace().db.rows('reviews').count()).toBeGreaterThan(400);
  expect(read.reviews.size).toBeLessThan(30);

  read.reviews.clear();
  await goTo(`/week/review/${MONDAY}`, 'review');
  await expectText(words('review.endText'));
  expect([...read.reviews].filter((id) => id !== reviewId(MONDAY))).toEqual([reviewId(yearBefore(MONDAY))]);
  await button(words('review.again')).click();
  for (let step = 0; step < 5; step++) await button(words('review.next')).click();
  await expectText(words('review.goals'));
  expect(read.goalMarks.size).toBeLessThan(30);
  expect(read.entries.size).toBeLessThan(1_200);
});
