import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Assignment } from '#shared/domain/relay/assignment.ts';
import { Task } from './task.ts';
import { nextStep, openOffers, startable, workItems, workNamed } from './work.ts';

const TODAY = '2026-11-23';
const task = (fields: Partial<Task> & { id: string }): Task =>
  Task.parse({ title: fields.id, createdAt: 1, ...fields });
const assignment = (fields: Partial<Assignment> & { id: string }): Assignment =>
  Assignment.parse({ project: 'p', title: fields.id, offeredAt: 1, ...fields });
const accepted = { answer: 'accepted' as const };

describe('work items', () => {
  test('an accepted assignment is one item, with or without the row beside it', () => {
    const given = assignment({ id: 'a', ...accepted, offeredAt: 7 });
    expect(workItems([], [given])).toEqual([
      expect.objectContaining({ id: 'a', stored: false, day: null, createdAt: 7, assignment: given }),
    ]);
    const row = task({ id: 'a', assignmentId: 'a', title: 'as it was called', day: TODAY, note: 'mine' });
    expect(workItems([row], [given])).toEqual([
      expect.objectContaining({ id: 'a', title: 'a', note: 'mine', day: TODAY, stored: true }),
    ]);
  });

  test('offered and declined assignments are no work', () => {
    const others = [assignment({ id: 'o' }), assignment({ id: 'd', answer: 'declined' })];
    expect(workItems([], others)).toEqual([]);
  });

  test('the row beside an assignment whose answer was taken back does not stand for an own task', () => {
    const row = task({ id: 'a', assignmentId: 'a', day: TODAY });
    expect(workItems([row], [assignment({ id: 'a' })])).toEqual([]);
    expect(workItems([row], [assignment({ id: 'a', answer: 'declined' })])).toEqual([]);
    expect(workItems([row], [])).toEqual([]);
  });

  test('a handed-over assignment is done, whatever its row says', () => {
    const given = assignment({ id: 'a', ...accepted, startedAt: 2, handedOverAt: 9 });
    expect(workItems([task({ id: 'a', assignmentId: 'a', doneAt: null })], [given])[0]?.doneAt).toBe(9);
  });

  test('the order is the planning order and does not depend on the order of reading', () => {
    const tasks = fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-z]{1,3}$/),
        order: fc.integer({ min: 0, max: 2 }),
        createdAt: fc.integer({ min: 0, max: 2 }),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(tasks, (fields) => {
        const rows = fields.map(task);
        const items = workItems(rows, []);
        expect(workItems(rows.toReversed(), [])).toEqual(items);
        expect(items.map(({ order }) => order)).toEqual(items.map(({ order }) => order).toSorted());
      }),
    );
  });
});

describe('next step', () => {
  const step = (tasks: Task[], assignments: Assignment[] = []) =>
    nextStep(workItems(tasks, assignments), TODAY);

  test('nothing open, no step', () => {
    expect(step([])).toBeNull();
    expect(step([task({ id: 'done', doneAt: 5, day: TODAY })])).toBeNull();
  });

  test('what is planned for today comes first, in its order', () => {
    const found = step(
      [
        task({ id: 'second', day: TODAY, order: 2 }),
        task({ id: 'first', day: TODAY, order: 1 }),
        task({ id: 'finished', day: TODAY, order: 0, doneAt: 3 }),
        task({ id: 'yesterday', day: '2026-11-22', order: -1 }),
      ],
      [assignment({ id: 'a', ...accepted, dueDay: TODAY })],
    );
    expect(found).toMatchObject({ reason: 'planned', item: { id: 'first' } });
  });

  test('else what someone needs soonest, undated work last', () => {
    const found = step(
      [task({ id: 'own', createdAt: 0 })],
      [
        assignment({ id: 'undated', ...accepted }),
        assignment({ id: 'later', ...accepted, dueDay: '2026-12-01' }),
        assignment({ id: 'soon', ...accepted, dueDay: '2026-11-25' }),
        assignment({ id: 'over', ...accepted, dueDay: '2026-11-01', handedOverAt: 4 }),
      ],
    );
    expect(found).toMatchObject({ reason: 'accepted', item: { id: 'soon' } });
  });

  test('someone waits only where the stage after it has a member', () => {
    const stage = (stageId: string, who: string | null) =>
      ({ stageId, role: 'r', who, state: 'waiting', dueDay: null }) as const;
    const reasonWith = (stages: Assignment['stages']) =>
      step([], [assignment({ id: 'a', ...accepted, stages, dueDay: TODAY })])?.reason;
    expect(reasonWith([stage('a', 'me'), stage('b', 'はな')])).toBe('needed-next');
    expect(reasonWith([stage('a', 'me'), stage('b', null), stage('c', 'はな')])).toBe('accepted');
    expect(reasonWith([stage('b', 'はな'), stage('a', 'me')])).toBe('accepted');
    expect(reasonWith([])).toBe('accepted');
  });

  test('an appointment is no work: it is never the next step, and nothing to start', () => {
    const visit = task({ id: 'visit', day: TODAY, order: 0, isAppointment: true, startMinutes: 600 });
    expect(step([visit])).toBeNull();
    expect(step([visit, task({ id: 'work', day: TODAY, order: 1 })])?.item.id).toBe('work');
    expect(startable(workItems([visit], []), TODAY)).toEqual([]);
  });

  test('else the oldest own task', () => {
    const found = step([
      task({ id: 'new', createdAt: 9, order: 0 }),
      task({ id: 'old', createdAt: 3, order: 5 }),
    ]);
    expect(found).toMatchObject({ reason: 'own', item: { id: 'old' } });
  });
});

test('what can be started is the open work, that of today first', () => {
  const items = workItems(
    [
      task({ id: 'later', order: 1 }),
      task({ id: 'done', order: 2, doneAt: 1, day: TODAY }),
      task({ id: 'today', order: 3, day: TODAY }),
      task({ id: 'running', order: 4, day: TODAY }),
    ],
    [],
  );
  expect(startable(items, TODAY, 'running').map(({ id }) => id)).toEqual(['today', 'later']);
});

test('open offers are the unanswered ones, the soonest needed first', () => {
  const offers = openOffers(
    [
      assignment({ id: 'undated' }),
      assignment({ id: 'taken', ...accepted, dueDay: '2026-11-01' }),
      assignment({ id: 'december', dueDay: '2026-12-01' }),
      assignment({ id: 'tomorrow', dueDay: '2026-11-24', offeredAt: 5 }),
      assignment({ id: 'tomorrow-too', dueDay: '2026-11-24', offeredAt: 2 }),
    ].map((offer) => ({ ...offer })),
  );
  expect(offers.map(({ id }) => id)).toEqual(['tomorrow-too', 'tomorrow', 'december', 'undated']);
});

test('work is found by its name without differences of width, kana, case and spaces; not by a part of it', () => {
  const items = workItems([task({ id: 'a', title: 'メールを 書く' }), task({ id: 'b', title: 'Logo' })], []);
  expect(workNamed(items, 'ﾒｰﾙを書く')?.id).toBe('a');
  expect(workNamed(items, ' logo ')?.id).toBe('b');
  expect(workNamed(items, 'メール')).toBeNull();
});
