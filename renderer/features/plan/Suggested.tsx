import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { goalTaskId, planGoal, useGoalsToday } from '#renderer/model/goals/index.ts';
import { planTask } from '#renderer/model/work/index.ts';
import { Card } from '#renderer/ui/Card.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import type { Suggestion } from '#shared/domain/plan/planning.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { ChoiceRow, Choices } from './Choices.tsx';
import styles from './PlanRows.module.css';

/** The goals that are still wanted on the day that is planned; none for another day than today. */
export function useOpenGoals(day: Day): Goal[] | undefined {
  const goals = useGoalsToday();
  return goals?.filter(({ today, isWanted }) => today.day === day && isWanted).map(({ goal }) => goal);
}

interface SuggestedProps {
  suggested: ReadonlyArray<Suggestion>;
  /** Goals that are open. Those that stand alone are suggested by themselves. */
  goals: ReadonlyArray<Goal>;
  items: ReadonlyArray<WorkItem>;
  day: Day;
}

/** What a member may want on the plan, each with why. Not there when there is nothing. */
export function Suggested({ suggested, goals, items, day }: SuggestedProps) {
  const { rich } = useText();
  const act = useAct();
  const planned = new Set(items.map(({ id }) => id));
  const alone = goals.filter((goal) => goal.target.kind === 'none' && !planned.has(goalTaskId(goal, day)));
  if (suggested.length + alone.length === 0) return null;
  return (
    <Card title={rich('plan.suggested')} kind="plain">
      <Choices
        choices={suggested}
        onChoose={(item) => void act((workspace) => planTask(workspace, item, day))}
      />
      {alone.length > 0 && (
        <ul className={styles.list}>
          {alone.map((goal) => (
            <ChoiceRow
              key={goal.id}
              title={goal.title}
              onChoose={() => void act((workspace) => planGoal(workspace, goal, day))}
            >
              <span>{rich('plan.reasonOwnGoal')}</span>
            </ChoiceRow>
          ))}
        </ul>
      )}
    </Card>
  );
}
