import { Button } from 'react-aria-components/Button';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useText } from '#renderer/locales/use-text.tsx';
import { openMenu, useOpenMenu } from '#renderer/ui/open-menu.ts';
import { weekdayOf } from '#shared/domain/day/day.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import type { DayState, GoalDay } from '#shared/domain/goals/goal-day.ts';
import type { Marks } from './use-marks.tsx';
import styles from './WeekDots.module.css';

const names = {
  done: 'goals.stateDone',
  smallest: 'goals.stateSmallest',
  'let-pass': 'goals.stateLetPass',
  paused: 'goals.statePaused',
  off: 'goals.stateOff',
  blank: 'goals.stateBlank',
} as const satisfies Record<DayState, string>;

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
        const label = t('goals.dot', { day: t(format.day(on.day)), state: t(names[on.state]) });
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
            <Dot state={on.state} />
            <span className={styles.weekday}>{rich(format.weekdays([weekdayOf(on.day)]))}</span>
          </Button>
        );
      })}
    </Toolbar>
  );
}

/** A state as a shape, so that it needs no colour to be told. */
function Dot({ state }: { state: DayState }) {
  return (
    <svg viewBox="-10 -10 20 20" aria-hidden className={styles.dot} data-state={state}>
      {state === 'done' && <circle r={7.5} className={styles.full} />}
      {(state === 'smallest' || state === 'blank') && <circle r={7} className={styles.ring} />}
      {state === 'smallest' && <circle r={3.5} className={styles.full} />}
      {state === 'let-pass' && <path d="M -7 1.5 q 3.5 -5 7 -1.5 t 7 -1.5" className={styles.ring} />}
      {state === 'paused' && <path d="M -2.5 -5 v 10 M 2.5 -5 v 10" className={styles.ring} />}
      {state === 'off' && <circle r={1.5} className={styles.full} />}
    </svg>
  );
}
