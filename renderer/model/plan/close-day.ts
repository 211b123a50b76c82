import { type Move, planChanges } from '#renderer/model/work/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change } from '#renderer/store/write.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { dayPlanId } from '#shared/domain/plan/day-plan.ts';
import { dayChange, lineFrom } from './day-page.ts';

/** What a member says at the end of a day. */
export interface Closing {
  line: string;
  /** The first step of the day after. */
  firstStep: string;
  moves: ReadonlyArray<Move>;
}

/** Closes a day, all in one transaction. @throws InputError */
export async function closeDay(workspace: Workspace, day: Day, closing: Closing): Promise<Change[]> {
  const line = lineFrom(closing.line);
  const firstStep = closing.firstStep.trim();
  return atomically(workspace, ['tasks', 'plans'], async ({ db, around, write }) => {
    const next = addDays(day, 1);
    const hasNext = firstStep !== '' || (await db.rows('plans').get(dayPlanId(next))) !== undefined;
    const now = around.now();
    return write([
      ...planChanges(closing.moves, now),
      dayChange(day, { line, closedAt: now }),
      ...(hasNext ? [dayChange(next, { firstStep })] : []),
    ]);
  });
}
