import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, weekDays } from '#shared/domain/day/day.ts';
import type { Task } from '#shared/domain/work/task.ts';
import { landingChanges, landings } from './landing.ts';
import { emptyReview, type Review } from './review.ts';

const WEEK = '2026-11-23';
const NEXT = weekDays(addDays(WEEK, 7));

const review = fc
  .record({
    intention: fc.constantFrom('', '朝に机へ', '絵を一枚'),
    smallest: fc.constantFrom('', 'ファイルを開く', 'ペンを持つ'),
    days: fc.subarray(NEXT),
  })
  .map((written): Review => ({ ...emptyReview(WEEK), ...written }));

type Plan = ReadonlyMap<string, Task>;

/** The plan after a review was changed. */
function changed(plan: Plan, before: Review, after: Review): Plan {
  const { added, renamed, removedIds } = landingChanges(before, after, plan, 1_000);
  const tasks = new Map([...plan].filter(([id]) => !removedIds.includes(id)));
  for (const task of added) tasks.set(task.id, task);
  for (const { id, title } of renamed) {
    const task = tasks.get(id);
    if (task) tasks.set(id, { ...task, title });
  }
  return tasks;
}

const planned = (plan: Plan) => [...plan.values()].map(({ id, day, title }) => ({ id, day, title }));
const sorted = <T extends { id: string }>(all: ReadonlyArray<T>) =>
  all.toSorted((a, b) => (a.id < b.id ? -1 : 1));

test('however a review is changed, the plan holds what it asks for, each once, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(review, { maxLength: 6 }), (versions) => {
      let plan: Plan = new Map();
      let before = emptyReview(WEEK);
      for (const after of versions) {
        plan = changed(plan, before, after);
        expect(sorted(planned(plan))).toEqual(sorted(landings(after)));
        expect(changed(plan, after, after)).toEqual(plan);
        before = after;
      }
    }),
  );
});

test('what is done, has another name by now, or was taken away by hand stays so', () => {
  fc.assert(
    fc.property(review, review, fc.infiniteStream(fc.nat(3)), (before, after, choices) => {
      const plan = new Map(changed(new Map(), emptyReview(WEEK), before));
      const kept = new Map<string, Task>();
      const gone = new Set<string>();
      for (const [id, task] of plan) {
        const [choice] = choices.take(1);
        if (choice === 0) kept.set(id, { ...task, doneAt: 2_000 });
        if (choice === 1) gone.add(id);
      }
      for (const [id, task] of kept) plan.set(id, task);
      for (const id of gone) plan.delete(id);
      const then = changed(plan, before, after);
      for (const [id, task] of kept) expect(then.get(id)).toEqual(task);
      for (const id of gone) expect(then.has(id)).toBe(false);
    }),
  );
  const [before, after] = ['ファイルを開く', 'ペンを持つ'].map((smallest) => ({
    ...emptyReview(WEEK),
    smallest,
    days: NEXT.slice(0, 1),
  })) as [Review, Review];
  const own = [...changed(new Map(), emptyReview(WEEK), before)].map(([id, task]): [string, Task] => [
    id,
    { ...task, title: '線だけ引く' },
  ]);
  expect(planned(changed(new Map(own), before, after))).toMatchObject([{ title: '線だけ引く' }]);
});

test('what the member gave another name or day stays when its day is no longer chosen', () => {
  const before = { ...emptyReview(WEEK), smallest: 'ペンを持つ', days: NEXT.slice(0, 1) };
  const [[id, task] = expect.fail()] = [...changed(new Map(), emptyReview(WEEK), before)];
  for (const fields of [{ title: '線だけ引く' }, { day: addDays(WEEK, 20) }, { day: null }]) {
    const own: Plan = new Map([[id, { ...task, ...fields }]]);
    expect(changed(own, before, { ...before, days: [] })).toEqual(own);
  }
  expect(changed(new Map([[id, task]]), before, { ...before, days: [] }).size).toBe(0);
});

test('the smallest step stands before the intention, and only what is written is planned', () => {
  const both = { ...emptyReview(WEEK), intention: '絵を一枚', smallest: 'ペンを持つ', days: ['2026-12-01'] };
  expect(landings(both)).toEqual([
    { id: 'review:2026-11-23:smallest:2026-12-01', day: '2026-12-01', title: 'ペンを持つ' },
    { id: 'review:2026-11-23:intention:2026-12-01', day: '2026-12-01', title: '絵を一枚' },
  ]);
  const { added } = landingChanges(emptyReview(WEEK), both, new Map(), 1_000);
  expect(added.map(({ order }) => order)).toEqual([1_000, 1_001]);
  expect(landings({ ...both, intention: ' ' })).toHaveLength(1);
});
