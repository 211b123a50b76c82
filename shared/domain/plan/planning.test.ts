import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Assignment } from '#shared/domain/relay/assignment.ts';
import { newTask, type Task } from '#shared/domain/work/task.ts';
import { type WorkItem, workItems } from '#shared/domain/work/work.ts';
import { boxOf, reorder, smallThing, stepOfDay, suggestions } from './planning.ts';

const today = '2026-11-23';

function item(id: string, more: Partial<Task> = {}): WorkItem {
  const { order = 0, ...fields } = more;
  const [made] = workItems(
    [{ ...newTask({ id, title: id, createdAt: 1, day: today, ...fields }), order }],
    [],
  );
  return made ?? expect.fail();
}

describe('suggestions', () => {
  test('are what was begun yesterday; not what is planned, done, or planned for another day to come', () => {
    const items = [
      item('begun', { day: null }),
      item('planned'),
      item('done', { day: null, doneAt: 1 }),
      item('to-come', { day: '2026-11-25' }),
      item('of-before', { day: '2026-11-20' }),
    ];
    const begun = new Set(items.map(({ id }) => id));
    expect(suggestions(items, begun, today).map(({ item: { id }, reason }) => [id, reason])).toEqual([
      ['begun', 'begun'],
      ['of-before', 'begun'],
    ]);
    expect(suggestions(items, new Set(), today)).toEqual([]);
  });

  test('say that someone needs it next only of work for which a member waits', () => {
    const given = (id: string, who: string | null, dueDay: string | null) =>
      Assignment.parse({
        id,
        project: 'p',
        title: id,
        answer: 'accepted',
        offeredAt: 1,
        dueDay,
        stages: [id, 'after'].map((stageId) => ({ stageId, role: 'r', who, state: 'waiting', dueDay: null })),
      });
    const accepted = workItems([], [given('waited', 'はな', null), given('dated', null, today)]);
    const found = suggestions(accepted, new Set(), today);
    expect(found.map(({ item: { id }, reason }) => [id, reason])).toEqual([
      ['dated', 'accepted'],
      ['waited', 'needed-next'],
    ]);
  });
});

test('what a goal points at is suggested last, by the name of the goal, and once', () => {
  const items = [item('begun', { day: null }), item('aimed', { day: null }), item('planned')];
  const ofGoals = new Map(items.map(({ id }) => [id, `goal of ${id}`]));
  expect(
    suggestions(items, new Set(['begun']), today, ofGoals).map(({ item: { id }, reason, goal }) => [
      id,
      reason,
      goal,
    ]),
  ).toEqual([
    ['begun', 'begun', undefined],
    ['aimed', 'goal', 'goal of aimed'],
  ]);
});

describe('another order', () => {
  const places = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 });

  test('is what moving in the list gives, after any number of moves', () => {
    const moves = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 80 });
    fc.assert(
      fc.property(places, moves, (orders, made) => {
        let items = orders
          .toSorted((a, b) => a - b)
          .map((order, index) => ({ id: `t${index}`, order, createdAt: index }));
        for (const [from, to] of made) {
          if (from >= items.length || to >= items.length) continue;
          const [moved] = items.slice(from, from + 1);
          const expected = moved
            ? items
                .toSpliced(from, 1)
                .toSpliced(to, 0, moved)
                .map(({ id }) => id)
            : [];
          const written = new Map(reorder(items, from, to).map(({ id, order }) => [id, order]));
          items = items
            .map((one) => ({ ...one, order: written.get(one.id) ?? one.order }))
            .toSorted((a, b) => a.order - b.order || a.createdAt - b.createdAt);
          expect(items.map(({ id }) => id)).toEqual(expected);
        }
      }),
    );
  });

  test('writes one place where there is room', () => {
    const items = [1, 2, 3].map((order) => ({ id: `t${order}`, order }));
    expect(reorder(items, 2, 0)).toEqual([{ id: 't3', order: 0 }]);
    expect(reorder(items, 0, 1)).toEqual([{ id: 't1', order: 2.5 }]);
    expect(reorder(items, 1, 1)).toEqual([]);
    expect(reorder(items, 1, 3)).toEqual([]);
  });
});

test('the small thing of a slow day is the kept one, else the shortest, else the first', () => {
  const items = [item('a'), item('b', { estimateMinutes: 30 }), item('c', { estimateMinutes: 10 })];
  expect(smallThing(items, 'b')?.id).toBe('b');
  expect(smallThing(items, null)?.id).toBe('c');
  expect(smallThing(items, 'gone')?.id).toBe('c');
  expect(smallThing([item('a'), item('x')], null)?.id).toBe('a');
  expect(smallThing([item('a', { doneAt: 1 })], 'a')).toBeNull();
});

describe('the step of a day', () => {
  const items = [item('a'), item('b', { estimateMinutes: 10 })];
  const plan = { isSlow: false, keptId: null };

  test('is the next step, and on a slow day the one small thing', () => {
    expect(stepOfDay(items, plan, today)?.item.id).toBe('a');
    expect(stepOfDay(items, { isSlow: true, keptId: null }, today)?.item.id).toBe('b');
    expect(stepOfDay(items, { isSlow: true, keptId: 'a' }, today)?.item.id).toBe('a');
  });

  test('is something else on a slow day for which nothing is planned', () => {
    const other = item('other', { day: null });
    expect(stepOfDay([other], { isSlow: true, keptId: null }, today)?.item.id).toBe('other');
  });

  test('of a slow day is never small work of another day', () => {
    const other = item('other', { day: null, estimateMinutes: 1 });
    expect(stepOfDay([...items, other], { isSlow: true, keptId: null }, today)?.item.id).toBe('b');
  });
});

test('a thing with a time lies on its day from the day start on', () => {
  expect(boxOf({ startMinutes: 600, estimateMinutes: 45 }, '2026-11-23', [])).toEqual({ from: 360, to: 405 });
  expect(boxOf({ startMinutes: 180, estimateMinutes: 600 }, '2026-11-23', [])).toEqual({
    from: 1_380,
    to: 1_440,
  });
  const shorter = [
    { from: '2026-11-23', minutes: 1_320 },
    { from: '2026-11-24', minutes: 240 },
  ];
  expect(boxOf({ startMinutes: 120, estimateMinutes: 600 }, '2026-11-23', shorter)).toEqual({
    from: 240,
    to: 360,
  });
  expect(boxOf({ startMinutes: 600, estimateMinutes: 45 }, '2026-11-23', shorter)).toBeNull();
  expect(boxOf({ startMinutes: null, estimateMinutes: 45 }, '2026-11-23', [])).toBeNull();
});
