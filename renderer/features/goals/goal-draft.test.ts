import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Goal } from '#shared/domain/goals/goal.ts';
import { arbitraryRows } from '#tests/fixtures/arbitrary-rows.ts';
import { draftOf, editOf, missingFrom } from './goal-draft.ts';

test('a goal that is opened and saved as it is stays as it is', () => {
  fc.assert(
    fc.property(arbitraryRows('goals', 3), (rows) => {
      for (const row of rows) {
        const goal = Goal.parse(row);
        // What the fields themselves make so: no space around texts, and nothing beside what was chosen.
        const plain = editOf(draftOf(goal));
        const saved: Goal = { ...goal, ...plain };
        expect(editOf(draftOf(saved))).toEqual(plain);
        expect([saved.title, saved.perWeek, saved.isStrengthShown]).toEqual([
          goal.title,
          goal.perWeek,
          goal.isStrengthShown,
        ]);
        if (goal.target.kind === 'rhythm') {
          expect(saved.target).toEqual({
            ...goal.target,
            weekdays: goal.target.weekdays.toSorted((a, b) => a - b),
          });
        }
      }
    }),
  );
});

test('only what belongs to the choice is saved', () => {
  const typed = {
    ...draftOf(null),
    title: '読む',
    amount: 20,
    unit: ' ページ ',
    taskId: 't',
    cueText: ' 朝 ',
  };
  expect(editOf(typed)).toMatchObject({
    amount: null,
    unit: '',
    target: { kind: 'none' },
    cue: { kind: 'none' },
  });
  expect(editOf({ ...typed, doneBy: 'amount' })).toMatchObject({ amount: 20, unit: 'ページ' });
  expect(editOf({ ...typed, doneBy: 'blocks' })).toMatchObject({
    amount: 20,
    unit: '',
    target: { kind: 'work', measure: 'blocks' },
  });
  expect(editOf({ ...typed, cueKind: 'words' })?.cue).toEqual({ kind: 'words', text: '朝' });
  expect(editOf({ ...typed, cueKind: 'time' })?.cue).toEqual({ kind: 'none' });
  // Only an event of the app can be waited for.
  expect(editOf({ ...typed, cueKind: 'words', remindsAfterCue: true })?.remindsAfterCue).toBe(false);
  expect(editOf({ ...typed, cueKind: 'event', remindsAfterCue: true })?.remindsAfterCue).toBe(true);
});

test('what could not be read keeps a draft from being saved, where it belongs to what was chosen', () => {
  const unread = { unread: 'いつか' };
  const draft = draftOf(null);
  expect(editOf({ ...draft, remindAtMinutes: unread })).toBeNull();
  for (const [typed, belongs] of [
    [{ amount: unread }, { doneBy: 'amount' }],
    [{ before: unread }, { doneBy: 'rhythm' }],
    [{ after: unread }, { doneBy: 'rhythm' }],
    [{ cueMinutes: unread }, { cueKind: 'time' }],
  ] as const) {
    expect(editOf({ ...draft, ...typed, ...belongs })).toBeNull();
    expect(editOf({ ...draft, ...typed })).toEqual(editOf(draft));
  }
});

test('an amount and a task are asked for where they are what makes a day', () => {
  const draft = draftOf(null);
  expect(missingFrom(draft)).toBeNull();
  for (const doneBy of ['amount', 'blocks', 'minutes'] as const) {
    expect(missingFrom({ ...draft, doneBy })).toBe('amount');
    expect(missingFrom({ ...draft, doneBy, amount: 3 })).toBeNull();
  }
  expect(missingFrom({ ...draft, doneBy: 'task' })).toBe('task');
  expect(missingFrom({ ...draft, doneBy: 'task', taskId: 't' })).toBeNull();
});
