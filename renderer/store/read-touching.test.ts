import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '#shared/domain/day/instant.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { toStoredRow } from './database.ts';
import { readTouching } from './read-touching.ts';

const stretch = fc.record({
  startAt: fc.integer({ min: 0, max: 100 }).map((hours) => hours * HOUR_MS),
  hours: fc.oneof(
    fc.constant(null),
    fc.integer({ min: 0, max: 30 }),
    fc.integer({ min: 23, max: 25 }),
    fc.integer({ min: 24, max: 31 * 24 }),
  ),
});

test('of stretches of every length, open ones too, those are found that touch the days asked for, and no others', async () => {
  const { db } = await openTestWorkspace();
  await fc.assert(
    fc.asyncProperty(
      fc.array(stretch, { maxLength: 12 }),
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 1, max: 200 }),
      async (stretches, from, hours) => {
        const rows = stretches.map(({ startAt, hours }, n) => ({
          id: `${n}`,
          startAt,
          endAt: hours === null ? null : startAt + hours * HOUR_MS,
        }));
        await db.rows('entries').clear();
        await db.rows('entries').bulkPut(rows.map(({ id, ...row }) => toStoredRow('entries', id, row)));
        const reach = { startAt: from * HOUR_MS, endAt: (from + hours) * HOUR_MS };
        const touching = rows.filter(
          ({ startAt, endAt }) => startAt < reach.endAt && (endAt === null || endAt > reach.startAt),
        );
        const found = await readTouching(db, 'entries', reach);
        expect(found.map(({ id }) => id).toSorted()).toEqual(touching.map(({ id }) => id).toSorted());
        const starts = found.map(({ startAt }) => Number(startAt));
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      },
    ),
  );
});

test('a day is read with the day before it, and with what goes on for longer, however much there is', async () => {
  const { db } = await openTestWorkspace();
  const rows = Array.from({ length: 400 }, (_, day) => {
    const endAt = (day + (day % 100 === 0 ? 3 : 0)) * DAY_MS + HOUR_MS;
    return toStoredRow('entries', `${day}`, { startAt: day * DAY_MS, endAt });
  });
  await db.rows('entries').bulkPut(rows);
  const read = new Set<string>();
  db.rows('entries').hook('reading', (row) => {
    read.add(row.id);
    return row;
  });
  const found = await readTouching(db, 'entries', { startAt: 301 * DAY_MS, endAt: 302 * DAY_MS });
  expect(found.map(({ id }) => id)).toEqual(['300', '301']);
  expect([...read].toSorted()).toEqual(['0', '100', '200', '300', '301']);
});
