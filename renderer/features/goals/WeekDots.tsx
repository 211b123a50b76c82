import { Button } from 'react-aria-components/Button';
import { Toolbar } from 'react-aria-components/Toolbar';
import { goalStateNames } from '#renderer/locales/goal-state-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { GoalDot } from '#renderer/ui/GoalDot.tsx';
import { openMenu, useOpenMenu } from '#renderer/ui/open-menu.ts';
import { weekdayOf } from '#shared/domain/day/day.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import type { GoalDay } from '#shared/domain/goals/goal-day.ts';
import type { Marks } from './use-marks.tsx';
import styles from './WeekDots.module.css';

interface WeekDotsProps {
  goal: Goal;
  week: ReadonlyArray<GoalDay>;
  actions: Marks['actions'];
}

/** The last seven days of a goal, each to mark from its menu. Tab reaches them once; arrows go from day to day. */
export function WeekDots({ goal, week, actions }: WeekDotsProps) {
  const { t, rich, format } = useText();
  const openId = useOpenMenu(({ menu }) => menu?.id);
  return (
    <Toolbar aria-label={t('goals.week', { title: goal.title })} className={styles.week ?? ''}>
      {week.map((on) => {
        const label = t('goals.dot', { day: t(format.day(on.day)), state: t(goalStateNames[on.state]) });
        const id = `${goal.id} ${on.day}`;
        return (
          <Button
            key={on.day}
            aria-label={label}
            aria-haspopup="menu"
            aria-expanded={openId === id}
            onPress={({ target }) => openMenu({ id, trigger: target, label, actions: actions(goal, on) })}
            className={styles.day ?? ''}
          >
            <GoalDot state={on.state} />
            <span className={styles.weekday}>{rich(format.weekdays([weekdayOf(on.day)]))}</span>
          </Button>
        );
      })}
    </Toolbar>
  );
}
