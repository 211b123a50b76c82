import { Check } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { readReviewWork } from '#renderer/model/review/index.ts';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { dayOf } from '#shared/domain/day/day.ts';
import { nextStage } from '#shared/domain/relay/assignment.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './parts.module.css';
import type { StepProps } from './step-props.ts';

/** What was finished and handed over in the week, small things too, and who goes on with it. */
export function DoneStep({ days }: StepProps) {
  const { rich, format } = useText();
  const zone = useWorkspace().around.zone();
  const starts = useDayStarts();
  const work = useRows((db) => readReviewWork(db, days, zone), [days, zone]);
  if (!work) return null;
  if (work.done.length === 0) return <p>{rich('review.doneNone')}</p>;
  return (
    <ul className={styles.list}>
      {work.done.map((item) => (
        <li key={item.id} className={styles.row}>
          <Check size={20} strokeWidth={1.75} aria-hidden className={styles.tick} />
          <span className={styles.words}>
            {item.title}
            <GoesOn item={item} />
          </span>
          <span className={styles.fact}>{rich(format.day(dayOf(item.doneAt ?? 0, zone, starts)))}</span>
        </li>
      ))}
    </ul>
  );
}

/** Who has the next stage of what was handed over. */
function GoesOn({ item: { id, assignment } }: { item: WorkItem }) {
  const { rich } = useText();
  const next = assignment && nextStage(assignment.stages, id);
  if (!next) return null;
  return (
    <span className={styles.next}>
      {next.who === null
        ? rich('review.goesOnRole', { role: next.role })
        : rich('review.goesOn', { who: next.who, role: next.role })}
    </span>
  );
}
