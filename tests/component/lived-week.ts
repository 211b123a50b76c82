import { expect } from 'vitest';
import { addGoal } from '#renderer/model/goals/goals.ts';
import { markGoal } from '#renderer/model/goals/marks.ts';
import { readGoals } from '#renderer/model/goals/read-goals.ts';
import { checkIn, setDayPlan } from '#renderer/model/plan/day-page.ts';
import { addSleep } from '#renderer/model/rhythm/sleep.ts';
import { addTask } from '#renderer/model/work/tasks.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { goalEdit, offerStage } from './given.ts';
import { putEntries } from './log-steps.ts';

const at = (text: string) => Date.parse(`${text}:00+09:00`);

/** The week from 23 November 2026, with work on two days, a task that took longer than planned, a stage handed over, a night, and energy. */
export async function lived(workspace: TestWorkspace): Promise<void> {
  const { db } = workspace;
  const [added] = await addTask(workspace, '本を読む', '2026-11-24', { estimateMinutes: 120 });
  await putEntries(workspace, [
    { day: '2026-11-24', start: '10:00', end: '12:40' },
    { day: '2026-11-25', start: '13:00', end: '13:30' },
  ]);
  const first = await db.rows('entries').orderBy('startAt').first();
  if (!added || !first) expect.fail();
  await db.rows('entries').update(first.id, { taskId: added.id, kind: 'study' });
  await db.rows('tasks').update(added.id, { doneAt: at('2026-11-24T12:40') });
  const stage = { dueDay: null, who: null };
  await offerStage(workspace, '花の絵', {
    answer: 'accepted',
    handedOverAt: at('2026-11-25T14:00'),
    stages: [
      { ...stage, stageId: 'mine', role: 'イラスト', state: 'handed-over' },
      { ...stage, stageId: 'next', role: 'プログラム', who: '海', state: 'accepted' },
    ],
  }).then((id) =>
    db
      .rows('assignments')
      .toCollection()
      .modify((row) => {
        const [mine, ...others] = row.stages as { stageId: string }[];
        row.stages = [{ ...mine, stageId: id }, ...others] as never;
      }),
  );
  await addSleep(workspace, { startAt: at('2026-11-24T23:00'), endAt: at('2026-11-25T02:30') });
  await checkIn(workspace, '2026-11-24', { energy: 4, mood: 1 });
  await setDayPlan(workspace, '2026-11-24', { line: '雨' });
  await addGoal(workspace, goalEdit('線を1本ひく'), '2026-11-23');
  const { going } = await readGoals(db);
  if (!going[0]) expect.fail();
  await markGoal(workspace, going[0], { day: '2026-11-24', reason: null, isOverruled: false }, 'done');
}
