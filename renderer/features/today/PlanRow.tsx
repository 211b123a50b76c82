import { CalendarMinus, Check, Circle, HandHelping, Pencil, Play, Sunrise } from 'lucide-react';
import { memo } from 'react';
import { useLocation } from 'wouter';
import { movedWords } from '#renderer/locales/moved-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { startWork } from '#renderer/model/clock/index.ts';
import { openPlanPanel } from '#renderer/model/panel/index.ts';
import { finishTask, planTask } from '#renderer/model/work/index.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import type { MenuAction } from '#renderer/ui/open-menu.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import line from './WorkLine.module.css';
import { WorkLine } from './WorkLine.tsx';
import styles from './WorkList.module.css';
import { WorkTitle } from './WorkTitle.tsx';

interface PlanRowProps {
  item: WorkItem;
  isRunning: boolean;
  today: Day;
}

/** One thing on the plan: finish, start, and a menu of what else. Drawn again only when it has changed. */
export const PlanRow = memo(function PlanRow({ item, isRunning, today }: PlanRowProps) {
  const { t, rich } = useText();
  const act = useAct();
  const actions = useRowActions(item, today);
  const { id, title, assignment } = item;
  const isDone = item.doneAt !== null;
  const Mark = isDone ? Check : Circle;
  return (
    <li className={styles.row}>
      {assignment ? (
        <span className={styles.mark} data-done={isDone}>
          <Mark size={20} strokeWidth={1.75} aria-hidden />
        </span>
      ) : (
        <Checkbox
          isSelected={isDone}
          label={t('today.finish', { title })}
          onChange={(isFinished) =>
            void act(
              (workspace) => finishTask(workspace, item, isFinished),
              (undo) => isFinished && showToast({ message: rich('today.finished', { title }), undo }),
            )
          }
        />
      )}
      <div className={styles.words}>
        <WorkTitle id={id} title={title} isDone={isDone} />
        <PlanFacts item={item} />
        {assignment && <WorkLine assignment={assignment} />}
      </div>
      {!isDone && (
        <div className={styles.actions}>
          {!isRunning && !item.isAppointment && (
            <IconButton
              icon={Play}
              label={t('today.startItem', { title })}
              onPress={() => void act((workspace) => startWork(workspace, item))}
            />
          )}
          <MenuButton label={t('today.more', { title })} actions={actions} />
        </div>
      )}
    </li>
  );
});

/** What else can be done with a row of today's plan, for its menu. */
function useRowActions(item: WorkItem, today: Day): () => MenuAction[] {
  const text = useText();
  const { t, rich, format } = text;
  const act = useAct();
  const [, navigate] = useLocation();
  const { id, title, assignment } = item;
  const moveTo = (to: Day | null) =>
    void act(
      (workspace) => planTask(workspace, item, to),
      (undo) => showToast({ message: movedWords(text, title, to), undo }),
    );
  return () => {
    const tomorrow = addDays(today, 1);
    const toTomorrow = { day: format.day(tomorrow) };
    return [
      ...(assignment
        ? [
            {
              id: 'hand-over',
              label: rich('today.handOver'),
              text: t('today.handOver'),
              icon: HandHelping,
              run: () => navigate(`/tasks/${id}/hand-over`),
            },
          ]
        : []),
      {
        id: 'change',
        label: rich('today.change'),
        text: t('today.change'),
        icon: Pencil,
        run: () => openPlanPanel({ day: today, item }),
      },
      {
        id: 'tomorrow',
        label: rich('today.toTomorrow', toTomorrow),
        text: t('today.toTomorrow', toTomorrow),
        icon: Sunrise,
        run: () => moveTo(tomorrow),
      },
      {
        id: 'off',
        label: rich('today.offPlan'),
        text: t('today.offPlan'),
        icon: CalendarMinus,
        run: () => moveTo(null),
      },
    ];
  };
}

/** When it begins, how long it may take, and after what; nothing where nothing was said. */
function PlanFacts({ item }: { item: WorkItem }) {
  const { rich, format } = useText();
  const { startMinutes, estimateMinutes, cue } = item;
  if (startMinutes === null && estimateMinutes === null && !cue) return null;
  return (
    <p className={line.line}>
      {startMinutes !== null && <span>{rich(format.time(startMinutes * MINUTE_MS, 'UTC'))}</span>}
      {estimateMinutes !== null && <span>{rich(format.duration(estimateMinutes * MINUTE_MS))}</span>}
      {cue && <span>{rich('day.cue', { cue })}</span>}
    </p>
  );
}
