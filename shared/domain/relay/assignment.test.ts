import { describe, expect, test } from 'vitest';
import {
  type Answer,
  Assignment,
  assignmentState,
  awaitedBy,
  nextStage,
  type StageSummary,
} from './assignment.ts';

const none = { answer: null, startedAt: null, handedOverAt: null };

describe('assignment', () => {
  test.each<[Partial<Pick<Assignment, 'answer' | 'startedAt' | 'handedOverAt'>>, string]>([
    [{}, 'offered'],
    [{ answer: 'accepted' }, 'accepted'],
    [{ answer: 'declined' }, 'declined'],
    [{ answer: 'accepted', startedAt: 0 }, 'started'],
    [{ answer: 'declined', startedAt: 1 }, 'declined'],
    [{ startedAt: 1 }, 'offered'],
    [{ answer: 'declined', startedAt: 1, handedOverAt: 2 }, 'declined'],
    [{ answer: 'accepted', startedAt: 1, handedOverAt: 0 }, 'handed-over'],
  ])('%o is %s', (answers, state) => {
    expect(assignmentState({ ...none, ...answers })).toBe(state);
  });

  test('the least a server may send is read, with nothing answered', () => {
    const read = Assignment.parse({ id: 'a', project: 'p', title: 't', offeredAt: 1 });
    expect(assignmentState(read)).toBe('offered');
    expect(read).toMatchObject({ stages: [], checklist: [], received: null, handOver: null });
    expect(Assignment.safeParse({ ...read, answer: 'maybe' as Answer }).success).toBe(false);
  });

  test('work is awaited by the member whose stage comes after it, and by nobody where that stage has none', () => {
    const stage = (stageId: string, who: string | null): StageSummary => ({
      stageId,
      role: 'r',
      who,
      state: 'waiting',
      dueDay: null,
    });
    const stages = [stage('a', 'me'), stage('b', 'はな'), stage('c', null)];
    expect(['a', 'b', 'c', 'elsewhere'].map((id) => awaitedBy({ id, stages }))).toEqual([
      'はな',
      null,
      null,
      null,
    ]);
  });

  test('the next stage is the one after mine, and none at the end or of another project', () => {
    const stages: StageSummary[] = ['a', 'b', 'c'].map((stageId) => ({
      stageId,
      role: stageId,
      who: null,
      state: 'waiting',
      dueDay: null,
    }));
    expect(nextStage(stages, 'a')?.stageId).toBe('b');
    expect(nextStage(stages, 'c')).toBeNull();
    expect(nextStage(stages, 'elsewhere')).toBeNull();
  });
});
