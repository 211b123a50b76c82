import { Check, Play, Trash2 } from 'lucide-react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { startWork } from '#renderer/model/clock/index.ts';
import { deleteTask, finishTask, planTask, renameTask } from '#renderer/model/work/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { useDraft } from '#renderer/ui/use-draft.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { OwnNote } from './OwnNote.tsx';
import styles from './TaskDetail.module.css';

/** An own task: rename, note, plan, start, finish, delete. */
export function OwnTaskDetail({ item, today }: { item: WorkItem; today: Day }) {
  const { rich } = useText();
  const act = useAct();
  const [, navigate] = useLocation();
  const { title } = item;
  const isDone = item.doneAt !== null;

  const name = useDraft(`${item.id}.title`, title, (typed) =>
    act(
      (workspace) => renameTask(workspace, item, typed),
      (undo) => showToast({ message: rich('tasks.saved'), undo }),
    ),
  );
  const finish = () =>
    void act(
      (workspace) => finishTask(workspace, item, !isDone),
      (undo) => !isDone && showToast({ message: rich('tasks.finishedToast', { title }), undo }),
    );
  const remove = () =>
    void act(
      (workspace) => deleteTask(workspace, item),
      (undo) => {
        navigate('/tasks');
        showToast({ message: rich('tasks.deleted', { title }), undo });
      },
    );
  return (
    <Card>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.actions}>
        {!isDone && !item.isAppointment && (
          <Button kind="main" icon={Play} onPress={() => void act((workspace) => startWork(workspace, item))}>
            {rich('tasks.start')}
          </Button>
        )}
        <Button icon={Check} onPress={finish}>
          {rich(isDone ? 'tasks.reopen' : 'tasks.finish')}
        </Button>
        <Button kind="plain" icon={Trash2} onPress={remove}>
          {rich('tasks.delete')}
        </Button>
      </div>
      <Checkbox
        isSelected={item.day === today}
        onChange={(isPlanned) => void act((workspace) => planTask(workspace, item, isPlanned ? today : null))}
      >
        {rich('tasks.forToday')}
      </Checkbox>
      <TextField label={rich('tasks.name')} {...name} />
      <OwnNote item={item} />
    </Card>
  );
}
