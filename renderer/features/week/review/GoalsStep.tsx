import { Link } from 'wouter';
import { goalStateNames } from '#renderer/locales/goal-state-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { type GoalView, readGoals, readGoalViews } from '#renderer/model/goals/index.ts';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { GoalDot } from '#renderer/ui/GoalDot.tsx';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { weekdayOf } from '#shared/domain/day/day.ts';
import styles from './GoalsStep.module.css';
import parts from './parts.module.css';
import type { StepProps } from './step-props.ts';

/** How the goals went in the week, day by day. What was let pass, and every pause, is no less than a day that was done. */
export function GoalsStep({ days }: StepProps) {
  const { rich } = useText();
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const present = useToday();
  const [first = present, last = present] = [days[0], days.at(-1)];
  const until = last < present ? last : present;
  const views = useRows(
    async (db) => {
      const { going, ended, pauses } = await readGoals(db);
      const ofWeek = [...going, ...ended].filter(
        ({ fromDay, endedDay }) => fromDay <= until && (endedDay ?? until) >= first,
      );
      const at = { today: until, now: around.now(), zone: around.zone(), starts };
      return readGoalViews(db, ofWeek, pauses, at);
    },
    [first, until, around, starts],
  );
  if (!views) return null;
  if (views.length === 0) {
    return (
      <p>
        {rich('review.goalsNone')} <Link href="/goals">{rich('app.goals')}</Link>
      </p>
    );
  }
  return (
    <ul className={parts.list}>
      {views.map((view) => (
        <GoalOfWeek key={view.goal.id} view={view} first={first} />
      ))}
    </ul>
  );
}

function GoalOfWeek({ view: { goal, week, last }, first }: { view: GoalView; first: string }) {
  const { t, rich, format } = useText();
  return (
    <li className={parts.row}>
      <span className={parts.words}>
        {goal.title}
        {last.done > 0 && (
          <span className={parts.fact}>
            {rich('goals.last', { done: last.done, days: format.days(last.of) })}
          </span>
        )}
      </span>
      <ol className={styles.days}>
        {week
          .filter(({ day }) => day >= first)
          .map(({ day, state }) => (
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
