import { Check, CircleDashed, CircleDot, Hash, Waves } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { markGoal } from '#renderer/model/goals/index.ts';
import type { MenuAction } from '#renderer/ui/open-menu.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import { type GoalDay, isDone } from '#shared/domain/goals/goal-day.ts';
import type { MarkState } from '#shared/domain/goals/goal-mark.ts';
import { AmountDialog } from './AmountDialog.tsx';

const told = {
  done: 'goals.markedDone',
  smallest: 'goals.markedSmallest',
  'let-pass': 'goals.markedLetPass',
  none: 'goals.markedNone',
} as const satisfies Record<MarkState, string>;

export interface Marks {
  /** Marks a goal on a day; a line tells of it and undoes it. */
  mark: (goal: Goal, on: GoalDay, state: MarkState) => void;
  /** What else can be said of a goal on a day, for a menu. */
  actions: (goal: Goal, on: GoalDay) => MenuAction[];
  /** The dialog that asks for an amount, while it does. */
  dialog: ReactNode;
}

/** The one way in which goals are marked, on every screen. */
export function useMarks(): Marks {
  const { t, rich } = useText();
  const act = useAct();
  const [asked, setAsked] = useState<{ goal: Goal; on: GoalDay } | null>(null);
  const mark: Marks['mark'] = (goal, on, state) =>
    void act(
      (workspace) => markGoal(workspace, goal, on, state),
      (undo) => showToast({ message: rich(told[state], { title: goal.title }), undo }),
    );
  const actions: Marks['actions'] = (goal, on) => {
    const { state } = on;
    const run = (to: MarkState) => () => mark(goal, on, to);
    const { smallest } = goal;
    return [
      ...(state === 'done'
        ? []
        : [{ id: 'done', label: rich('goals.mark'), text: t('goals.mark'), icon: Check, run: run('done') }]),
      ...(isDone(on)
        ? []
        : [
            {
              id: 'smallest',
              label: smallest ? rich('goals.smallestDo', { smallest }) : rich('goals.smallestDone'),
              text: smallest ? t('goals.smallestDo', { smallest }) : t('goals.smallestDone'),
              icon: CircleDot,
              run: run('smallest'),
            },
          ]),
      ...(goal.amount !== null && goal.target.kind !== 'work'
        ? [
            {
              id: 'amount',
              label: rich('goals.sayAmount'),
              text: t('goals.sayAmount'),
              icon: Hash,
              run: () => setAsked({ goal, on }),
            },
          ]
        : []),
      ...(state === 'let-pass'
        ? []
        : [
            {
              id: 'let-pass',
              label: rich('goals.letPass'),
              text: t('goals.letPass'),
              icon: Waves,
              run: run('let-pass'),
            },
          ]),
      ...(isDone(on) || state === 'let-pass'
        ? [
            {
              id: 'clear',
              label: rich('goals.clear'),
              text: t('goals.clear'),
              icon: CircleDashed,
              run: run('none'),
            },
          ]
        : []),
    ];
  };
  const dialog = asked && <AmountDialog {...asked} onClose={() => setAsked(null)} />;
  return { mark, actions, dialog };
}
