import { useDayStarts } from '#renderer/model/day/index.ts';
import { useDayRecords } from '#renderer/model/log/index.ts';
import { useNow, useWorkspace } from '#renderer/store/hooks.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { DayPlan } from '#shared/domain/plan/day-plan.ts';
import { daySoFar, type PlanLoad, planLoad } from '#shared/domain/plan/plan-load.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';

/** How a day's plan compares with the time there is. */
export interface DayLoad extends PlanLoad {
  /** The day is under way, so all of it is what is left. */
  isUnderWay: boolean;
}

/**
 * How a day's plan compares with the time there is; of today, what is left of both, renewed as time goes by. Undefined
 * until it was read.
 * @param items what is planned for the day
 */
export function usePlanLoad(items: ReadonlyArray<WorkItem>, plan: DayPlan, day: Day): DayLoad | undefined {
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const now = useNow(MINUTE_MS / 2);
  const records = useDayRecords(day);
  if (!records) return undefined;
  const soFar = daySoFar(records.entries, day, now, around.zone(), starts);
  return { ...planLoad(items, plan, soFar), isUnderWay: soFar !== null };
}
