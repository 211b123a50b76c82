import { useText } from '#renderer/locales/use-text.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './PlanRows.module.css';

/** The quiet line below a title: when, after what, and for which project. How long is beside it. */
export function ItemFacts({ item }: { item: WorkItem }) {
  const { rich, format } = useText();
  const { startMinutes, cue, project, isAppointment } = item;
  return (
    <p className={styles.facts}>
      {isAppointment && <span>{rich('plan.visit')}</span>}
      {startMinutes !== null && <span>{rich(format.time(startMinutes * MINUTE_MS, 'UTC'))}</span>}
      {cue && <span>{rich('day.cue', { cue })}</span>}
      {project && <span>{project}</span>}
    </p>
  );
}
