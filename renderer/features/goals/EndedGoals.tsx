import { RotateCcw, Trash2 } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { bringBackGoal, deleteGoal } from '#renderer/model/goals/index.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import styles from './Goals.module.css';

/** Goals that were ended, folded away, with thanks. They can be taken up again. */
export function EndedGoals({ goals, today }: { goals: ReadonlyArray<Goal>; today: Day }) {
  const { rich } = useText();
  return (
    <details className={styles.folded}>
      <summary>{rich('goals.endedTitle', { count: goals.length })}</summary>
      <ul className={styles.list}>
        {goals.map((goal) => (
          <EndedRow key={goal.id} goal={goal} today={today} />
        ))}
      </ul>
    </details>
  );
}

function EndedRow({ goal, today }: { goal: Goal; today: Day }) {
  const { t, rich, format } = useText();
  const act = useAct();
  const { title, fromDay, endedDay } = goal;
  const tell = (key: 'goals.broughtBack' | 'goals.deleted') => (undo: () => void) =>
    showToast({ message: rich(key, { title }), undo });
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.facts}>
          {rich('goals.endedFromTo', {
            from: rich(format.dayLong(fromDay)),
            to: rich(format.dayLong(endedDay ?? fromDay)),
          })}
        </p>
      </div>
      <MenuButton
        label={t('goals.more', { title })}
        actions={() => [
          {
            id: 'back',
            label: rich('goals.bringBack'),
            text: t('goals.bringBack'),
            icon: RotateCcw,
            run: () =>
              void act((workspace) => bringBackGoal(workspace, goal, today), tell('goals.broughtBack')),
          },
          {
            id: 'delete',
            label: rich('common.delete'),
            text: t('common.delete'),
            icon: Trash2,
            run: () => void act((workspace) => deleteGoal(workspace, goal), tell('goals.deleted')),
          },
        ]}
      />
    </li>
  );
}
