import { useText } from '#renderer/locales/use-text.tsx';
import { usePlanLoad } from '#renderer/model/plan/index.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { DayPlan } from '#shared/domain/plan/day-plan.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './LoadLine.module.css';

interface LoadLineProps {
  items: ReadonlyArray<WorkItem>;
  plan: DayPlan;
  day: Day;
}

/**
 * How long the plan is beside the time there is, or what is left of both today; a quiet hint when it is longer, with what
 * can be done.
 */
export function LoadLine({ items, plan, day }: LoadLineProps) {
  const { rich, format } = useText();
  const load = usePlanLoad(items, plan, day);
  if (!load) return null;
  const { plannedMinutes, unestimated, availableMinutes, overMinutes, isUnderWay } = load;
  const duration = (minutes: number) => format.duration(minutes * MINUTE_MS);
  const planned = duration(plannedMinutes);
  if (items.length === 0 && availableMinutes === null) return null;
  return (
    <div role="status" className={styles.load}>
      <p>
        {availableMinutes === null
          ? rich('plan.load', { planned })
          : isUnderWay
            ? rich('plan.loadLeft', { planned, left: duration(availableMinutes) })
            : rich('plan.loadOf', { planned, available: duration(availableMinutes) })}
        {unestimated > 0 && <> {rich('plan.loadUnknown', { count: unestimated })}</>}
      </p>
      {overMinutes > 0 && <p className={styles.over}>{rich('plan.over', { over: duration(overMinutes) })}</p>}
    </div>
  );
}
