import { useParams } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useToday } from '#renderer/model/day/index.ts';
import { readDeclined, readFinished, useWork } from '#renderer/model/work/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { TaskDetail } from './TaskDetail.tsx';
import { TaskList } from './TaskList.tsx';
import styles from './TasksPage.module.css';

/** How many things the list shows of those that are not open. */
const CLOSED_SHOWN = 30;

/** Tasks: the list on the left, one piece of work whole on the right. */
export default function TasksPage() {
  const { rich } = useText();
  const { id, part } = useParams<{ id?: string; part?: string }>();
  const today = useToday();
  const work = useWork(today);
  const declined = useRows((db) => readDeclined(db, CLOSED_SHOWN), []);
  const finished = useRows((db) => readFinished(db, CLOSED_SHOWN), []);
  if (!work || !declined || !finished) return null;
  return (
    <div className={styles.page} data-ready="tasks" data-has-detail={id !== undefined}>
      <ScreenTitle>{rich('tasks.title')}</ScreenTitle>
      <div className={styles.columns}>
        <div className={styles.list}>
          <TaskList work={work} declined={declined} finished={finished} openId={id ?? null} />
        </div>
        <div className={styles.detail}>
          {id === undefined ? (
            <p className={styles.hint}>{rich('tasks.pick')}</p>
          ) : (
            <TaskDetail key={id} id={id} today={today} isHandingOver={part === 'hand-over'} />
          )}
        </div>
      </div>
    </div>
  );
}
