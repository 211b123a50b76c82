import { useText } from '#renderer/locales/use-text.tsx';
import { type Assignment, assignmentState, nextStage } from '#shared/domain/relay/assignment.ts';
import styles from './WorkLine.module.css';

/** The quiet line below a title: which project, whether it is under way, needed by when, and who has it next. */
export function WorkLine({ assignment }: { assignment: Assignment }) {
  const { rich, format } = useText();
  const { project, role, dueDay, stages, id } = assignment;
  const next = nextStage(stages, id);
  return (
    <p className={styles.line}>
      <span>
        {project}
        {role && `・${role}`}
      </span>
      {assignmentState(assignment) === 'started' && <span>{rich('today.underWay')}</span>}
      {dueDay && <span>{rich('today.neededBy', { day: format.day(dueDay) })}</span>}
      <span className={styles.next}>
        {next?.who && rich('today.next', { who: next.who, role: next.role })}
        {next && !next.who && rich('today.nextOpen', { role: next.role })}
        {!next && rich('today.lastStage')}
      </span>
    </p>
  );
}
