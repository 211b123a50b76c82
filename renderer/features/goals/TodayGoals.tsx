import { memo } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useGoalsToday } from '#renderer/model/goals/index.ts';
import { useKinds } from '#renderer/model/rhythm/index.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import type { Goal } from '#shared/domain/goals/goal.ts';
import { type GoalDay, isDone } from '#shared/domain/goals/goal-day.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import { DayWords, GoalCue } from './GoalFacts.tsx';
import styles from './Goals.module.css';
import { useMarks } from './use-marks.tsx';

/** The goals of today, each marked in one click. Not there while there are none, or all of them rest. */
export default memo(function TodayGoals() {
  const { rich } = useText();
  const goals = useGoalsToday();
  const kinds = useKinds();
  if (!goals || !kinds) return null;
  const shown = goals.filter(({ today }) => today.state !== 'paused' && today.state !== 'off');
  if (shown.length === 0) return null;
  return (
    <Card title={rich('goals.todayTitle')} kind="plain">
      <ul className={styles.list}>
        {shown.map(({ goal, today }) => (
          <TodayRow key={goal.id} goal={goal} today={today} kinds={kinds} />
        ))}
      </ul>
      <p>
        <Link href="/goals" className={styles.link}>
          {rich('goals.toGoals')}
        </Link>
      </p>
    </Card>
  );
});

interface TodayRowProps {
  goal: Goal;
  today: GoalDay;
  kinds: ReadonlyArray<Kind>;
}

const TodayRow = memo(function TodayRow({ goal, today, kinds }: TodayRowProps) {
  const { t } = useText();
  const { mark, actions, dialog } = useMarks();
  const { title } = goal;
  return (
    <li className={styles.row}>
      <div className={styles.said}>
        <Checkbox
          isSelected={isDone(today)}
          label={t('goals.markItem', { title })}
          onChange={(isChosen) => mark(goal, today, isChosen ? 'done' : 'none')}
        />
        <div className={styles.words}>
          <p className={styles.title}>{title}</p>
          <p className={styles.facts}>
            <GoalCue goal={goal} kinds={kinds} />
            <DayWords goal={goal} on={today} kinds={kinds} />
          </p>
        </div>
      </div>
      <MenuButton
        label={t('goals.more', { title })}
        actions={() => actions(goal, today).filter(({ id }) => id !== 'done')}
      />
      {dialog}
    </li>
  );
});
