import { useText } from '#renderer/locales/use-text.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { DayPlan } from '#shared/domain/plan/day-plan.ts';
import { planLoad } from '#shared/domain/plan/planning.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './LoadLine.module.css';

/** How long the plan is beside the time there is; a quiet hint when it is longer, with what can be done. */
export function LoadLine({ items, plan }: { items: ReadonlyArray<WorkItem>; plan: DayPlan }) {
  const { rich, format } = useText();
  const { plannedMinutes, unestimated, availableMinutes, overMinutes } = planLoad(items, plan);
  const duration = (minutes: number) => format.duration(minutes * MINUTE_MS);
  if (items.length === 0 && availableMinutes === null) return null;
  return (
    <div role="status" className={styles.load}>
      <p>
        {availableMinutes === null
          ? rich('plan.load', { planned: duration(plannedMinutes) })
          : rich('plan.loadOf', {
              planned: duration(plannedMinutes),
              available: duration(availableMinutes),
            })}
        {unestimated > 0 && <> {rich('plan.loadUnknown', { count: unestimated })}</>}
      </p>
      {overMinutes > 0 && <p className={styles.over}>{rich('plan.over', { over: duration(overMinutes) })}</p>}
    </div>
  );
}
