import { useText } from '#renderer/locales/use-text.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './PlanRows.module.css';

/** The quiet line below a title: when, how long, after what, and for which project. */
export function ItemFacts({ item }: { item: WorkItem }) {
  const { rich, format } = useText();
  const { startMinutes, estimateMinutes, cue, project, isAppointment } = item;
  return (
    <p className={styles.facts}>
      {isAppointment && <span>{rich('plan.visit')}</span>}
      {startMinutes !== null && <span>{rich(format.time(startMinutes * MINUTE_MS, 'UTC'))}</span>}
      {estimateMinutes !== null && <span>{rich(format.duration(estimateMinutes * MINUTE_MS))}</span>}
      {cue && <span>{rich('day.cue', { cue })}</span>}
      {project && <span>{project}</span>}
    </p>
  );
}
