import { Link } from 'wouter';
import { goalStateNames } from '#renderer/locales/goal-state-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import type { GoalWeek } from '#renderer/model/goals/index.ts';
import { GoalDot } from '#renderer/ui/GoalDot.tsx';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { weekdayOf } from '#shared/domain/day/day.ts';
import styles from './GoalsStep.module.css';
import parts from './parts.module.css';
import type { StepProps } from './step-props.ts';
import { useGoalsOfWeek } from './use-goals-of-week.ts';

/** How the goals went in the week, day by day. What was let pass, and every pause, is no less than a day that was done. */
export function GoalsStep({ days }: StepProps) {
  const { rich } = useText();
  const weeks = useGoalsOfWeek(days);
  if (!weeks) return null;
  if (weeks.length === 0) {
    return (
      <p>
        {rich('review.goalsNone')} <Link href="/goals">{rich('app.goals')}</Link>
      </p>
    );
  }
  return (
    <ul className={parts.list}>
      {weeks.map((of) => (
        <GoalOfWeek key={of.goal.id} of={of} />
      ))}
    </ul>
  );
}

function GoalOfWeek({ of: { goal, week, last } }: { of: GoalWeek }) {
  const { t, rich, format } = useText();
  return (
    <li className={parts.row}>
      <span className={parts.words}>
        {goal.title}
        {last.done > 0 && (
          <span className={parts.fact}>
            {rich('review.goalDone', { done: last.done, days: format.days(last.of) })}
          </span>
        )}
      </span>
      <ol className={styles.days}>
        {week.map(({ day, state }) => (
          <li key={day} className={styles.day}>
            <VisuallyHidden>
              {t('goals.dot', { day: format.day(day), state: t(goalStateNames[state]) })}
            </VisuallyHidden>
            <GoalDot state={state} />
            <span aria-hidden="true">{rich(format.weekdays([weekdayOf(day)]))}</span>
          </li>
        ))}
      </ol>
    </li>
  );
}
