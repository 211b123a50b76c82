import { ChevronDown, ChevronUp, HeartHandshake, Pause, Pencil, Play } from 'lucide-react';
import { memo } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { endGoal, type GoalView, pauseGoals, placeGoals, resumeGoals } from '#renderer/model/goals/index.ts';
import { openGoalPanel } from '#renderer/model/panel/index.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import type { MenuAction } from '#renderer/ui/open-menu.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import { isDone } from '#shared/domain/goals/goal-day.ts';
import { reorder } from '#shared/domain/plan/planning.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import { DayWords, GoalCue, GoalNeed } from './GoalFacts.tsx';
import styles from './Goals.module.css';
import { Strength } from './Strength.tsx';
import { useMarks } from './use-marks.tsx';
import { WeekDots } from './WeekDots.tsx';

interface GoalRowProps {
  view: GoalView;
  /** The goal itself rests, not only with all others, since that day. */
  pausedFrom: string | null;
  /** All goals that go on, in order. */
  goals: ReadonlyArray<Goal>;
  kinds: ReadonlyArray<Kind>;
}

/** One goal: today in one click, the last seven days, and a menu of what else. Drawn again only when it has changed. */
export const GoalRow = memo(function GoalRow({ view, pausedFrom, goals, kinds }: GoalRowProps) {
  const { t, rich, format } = useText();
  const { mark, actions, dialog } = useMarks();
  const others = useRowActions(view, pausedFrom, goals);
  const { goal, today, week, last, strength } = view;
  const { title, why, smallest } = goal;
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
            <GoalNeed goal={goal} />
            <GoalCue goal={goal} kinds={kinds} />
            {smallest && <span>{rich('goals.smallestIs', { smallest })}</span>}
            {why && <span>{rich('goals.why', { why })}</span>}
          </p>
          <p className={styles.facts}>
            {pausedFrom && <span>{rich('goals.pausedSince', { day: format.day(pausedFrom) })}</span>}
            <DayWords goal={goal} on={today} kinds={kinds} />
          </p>
        </div>
      </div>
      <div className={styles.gone}>
        {strength !== null && <Strength strength={strength} />}
        <div>
          <WeekDots goal={goal} week={week} actions={actions} />
          {last.done > 0 && (
            <p className={styles.last}>
              {rich('goals.last', { done: last.done, days: format.days(last.of) })}
            </p>
          )}
        </div>
        <MenuButton
          label={t('goals.more', { title })}
          actions={() => [...actions(goal, today).filter(({ id }) => id !== 'done'), ...others()]}
        />
      </div>
      {dialog}
    </li>
  );
});

/** What can be done with a goal beside marking it, for its menu. */
function useRowActions(
  { goal, today }: GoalView,
  pausedFrom: string | null,
  goals: ReadonlyArray<Goal>,
): () => MenuAction[] {
  const { t, rich } = useText();
  const act = useAct();
  const { id, title } = goal;
  const tell = (key: 'goals.paused' | 'goals.resumed' | 'goals.ended') => (undo: () => void) =>
    showToast({ message: rich(key, { title }), undo });
  const place = goals.findIndex((one) => one.id === id);
  const moveBy = (by: number) =>
    void act((workspace) => placeGoals(workspace, reorder(goals, place, place + by)));
  return () => [
    {
      id: 'change',
      label: rich('goals.change'),
      text: t('goals.change'),
      icon: Pencil,
      run: () => openGoalPanel(goal),
    },
    pausedFrom === null
      ? {
          id: 'pause',
          label: rich('goals.pause'),
          text: t('goals.pause'),
          icon: Pause,
          run: () => void act((workspace) => pauseGoals(workspace, id, today.day), tell('goals.paused')),
        }
      : {
          id: 'resume',
          label: rich('goals.resume'),
          text: t('goals.resume'),
          icon: Play,
          run: () => void act((workspace) => resumeGoals(workspace, id, today.day), tell('goals.resumed')),
        },
    {
      id: 'earlier',
      label: rich('goals.earlier'),
      text: t('goals.earlier'),
      icon: ChevronUp,
      isDisabled: place <= 0,
      run: () => moveBy(-1),
    },
    {
      id: 'later',
      label: rich('goals.later'),
      text: t('goals.later'),
      icon: ChevronDown,
      isDisabled: place >= goals.length - 1,
      run: () => moveBy(1),
    },
    {
      id: 'end',
      label: rich('goals.end'),
      text: t('goals.end'),
      icon: HeartHandshake,
      run: () => void act((workspace) => endGoal(workspace, goal, today.day), tell('goals.ended')),
    },
  ];
}
