import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Repeat } from '#shared/domain/work/repeat.ts';
import { isDue, LAST } from '#shared/domain/work/repeat-rule.ts';
import { arbitraryRule } from '#tests/fixtures/arbitrary-rule.ts';
import { type Comes, draftOf, type PlanDraft, ruleOf } from './plan-draft.ts';

const TODAY = '2026-11-23';
/** Something new, as it stands when only how often it comes was chosen, and from which day on. */
const begun = (comes: Comes, day: string, chosen: Partial<PlanDraft> = {}) =>
  ruleOf({ ...draftOf(TODAY, {}), comes, day, ...chosen }, TODAY, 1);

test('what repeats is the same after it was opened and saved without a change', () => {
  fc.assert(
    fc.property(arbitraryRule, (rule) => {
      const repeat = Repeat.parse({ id: 'a', title: 'a', rule, fromDay: TODAY, createdAt: 0 });
      const inOrder = 'weekdays' in rule ? { ...rule, weekdays: rule.weekdays.toSorted() } : rule;
      const firstWeekday = rule.kind === 'weeks' ? rule.firstWeekday : 7;
      expect(ruleOf(draftOf(TODAY, { repeat }), TODAY, firstWeekday)).toEqual(inOrder);
    }),
  );
});

test('the day from which on it comes suggests the rest, and is one of its days', () => {
  expect(begun('weekdays', '2026-12-16')).toEqual({ kind: 'weekdays', weekdays: [3] });
  expect(begun('monthly-date', '2026-12-15')).toEqual({ kind: 'monthly-date', date: 15 });
  expect(begun('monthly-date', '2026-12-31')).toEqual({ kind: 'monthly-date', date: LAST });
  expect(begun('monthly-weekday', '2026-12-16')).toEqual({ kind: 'monthly-weekday', nth: 3, weekday: 3 });
  expect(begun('monthly-weekday', '2026-12-31')).toEqual({ kind: 'monthly-weekday', nth: LAST, weekday: 4 });
  const anyComes = fc.constantFrom<Comes>('weekdays', 'every', 'monthly-date', 'monthly-weekday');
  const anyDay = fc.date({ min: new Date('2026-01-01'), max: new Date('2032-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(anyComes, anyDay, (comes, date) => {
      const day = date.toISOString().slice(0, 10);
      const rule = begun(comes, day);
      expect(rule && isDue(rule, day, day)).toBe(true);
    }),
  );
});

test('what was chosen stays when another day is chosen', () => {
  expect(begun('weekdays', '2026-12-16', { weekdays: [5, 2] })).toEqual({
    kind: 'weekdays',
    weekdays: [2, 5],
  });
  expect(begun('monthly-date', '2026-12-15', { date: LAST })).toEqual({ kind: 'monthly-date', date: LAST });
  expect(begun('monthly-weekday', '2026-12-16', { nth: LAST, nthWeekday: 5 })).toEqual({
    kind: 'monthly-weekday',
    nth: LAST,
    weekday: 5,
  });
});

test('every so many weeks is counted by the weeks of the member', () => {
  const draft = { ...draftOf(TODAY, {}), comes: 'weekdays' as const, weeks: 2 };
  expect(ruleOf(draft, TODAY, 7)).toEqual({ kind: 'weeks', weeks: 2, weekdays: [1], firstWeekday: 7 });
  expect(ruleOf({ ...draft, weeks: 1 }, TODAY, 7)).toEqual({ kind: 'weekdays', weekdays: [1] });
});
