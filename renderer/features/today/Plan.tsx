import { CalendarMinus, Check, Circle, HandHelping, Play } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { startWork } from '#renderer/store/actions/focus.ts';
import { addTask, finishTask, planTask } from '#renderer/store/actions/tasks.ts';
import { useAct } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day.ts';
import type { WorkItem } from '#shared/domain/work.ts';
import { WorkLine } from './WorkLine.tsx';
import styles from './WorkList.module.css';
import { WorkTitle } from './WorkTitle.tsx';

export interface PlanProps {
  /** What is planned for today, done or not, in order. */
  items: ReadonlyArray<WorkItem>;
  /** The one that is being worked on. */
  runningId: string | null;
  today: Day;
}

/** The plan for today: finish, start, hand over, take off, add. */
export function Plan({ items, runningId, today }: PlanProps) {
  const { rich } = useText();
  return (
    <Card
      title={
        <>
          {rich('today.plan')}
          {items.length > 0 && (
            <span className={styles.count}>{rich('today.planCount', { count: items.length })}</span>
          )}
        </>
      }
      kind="plain"
    >
      {items.length === 0 && <p className={styles.empty}>{rich('today.planEmpty')}</p>}
      <ul className={styles.list}>
        {items.map((item) => (
          <PlanRow key={item.id} item={item} isRunning={item.id === runningId} />
        ))}
      </ul>
      <AddForToday today={today} />
    </Card>
  );
}

function PlanRow({ item, isRunning }: { item: WorkItem; isRunning: boolean }) {
  const { t, rich } = useText();
  const act = useAct();
  const [, navigate] = useLocation();
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
        {assignment && <WorkLine assignment={assignment} />}
      </div>
      {!isDone && (
        <div className={styles.actions}>
          {assignment && (
            <IconButton
              icon={HandHelping}
              label={t('today.handOverItem', { title })}
              onPress={() => navigate(`/tasks/${encodeURIComponent(id)}/hand-over`)}
            />
          )}
          <IconButton
            icon={CalendarMinus}
            label={t('today.offTodayItem', { title })}
            onPress={() => void act((workspace) => planTask(workspace, item, null))}
          />
          {!isRunning && (
            <IconButton
              icon={Play}
              label={t('today.startItem', { title })}
              onPress={() => void act((workspace) => startWork(workspace, item))}
            />
          )}
        </div>
      )}
    </li>
  );
}

function AddForToday({ today }: { today: Day }) {
  const { rich } = useText();
  const act = useAct();
  const [title, setTitle] = useState('');
  const add = async () => {
    // What was typed stays in its field until it is stored.
    if (await act((workspace) => addTask(workspace, title, today))) setTitle('');
  };
  return (
    <div className={styles.add}>
      <TextField label={rich('today.add')} value={title} onChange={setTitle} onSubmit={() => void add()} />
      <Button onPress={() => void add()}>{rich('today.addButton')}</Button>
    </div>
  );
}
