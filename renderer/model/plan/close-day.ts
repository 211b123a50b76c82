import { planTasks } from '#renderer/model/work/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, writing } from '#renderer/store/write.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { dayPlanId } from '#shared/domain/plan/day-plan.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { lineFrom, setDayPlan } from './day-page.ts';

/** Where something goes that was on the plan: another day, or the list. */
export interface Move {
  item: WorkItem;
  day: Day | null;
}

/** What a member says at the end of a day. */
export interface Closing {
  line: string;
  /** The first step of the day after. */
  firstStep: string;
  moves: ReadonlyArray<Move>;
}

/** Closes a day, all in one transaction. @throws InputError */
export async function closeDay(workspace: Workspace, day: Day, closing: Closing): Promise<Change[]> {
  const { db, around } = workspace;
  const line = lineFrom(closing.line);
  const firstStep = closing.firstStep.trim();
  return writing(() =>
    db.transaction('rw', [db.rows('tasks'), db.rows('plans'), db.meta, db.outbox], async () => {
      const next = addDays(day, 1);
      const hasNext = firstStep !== '' || (await db.rows('plans').get(dayPlanId(next))) !== undefined;
      return [
        ...(hasNext ? await setDayPlan(workspace, next, { firstStep }) : []),
        ...(await setDayPlan(workspace, day, { line, closedAt: around.now() })),
        ...(await planTasks(workspace, closing.moves)),
      ];
    }),
  );
}
