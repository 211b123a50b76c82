import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import type { WorkOfDay } from '#renderer/model/work/index.ts';
import { addTask } from '#renderer/model/work/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { Rows } from '#renderer/ui/Rows.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Assignment } from '#shared/domain/relay/assignment.ts';
import { openOffers, type WorkItem } from '#shared/domain/work/work.ts';
import styles from './TaskList.module.css';

export interface TaskListProps {
  work: WorkOfDay;
  /** Offers that were put off; each can still be accepted. */
  declined: ReadonlyArray<Assignment>;
  finished: ReadonlyArray<WorkItem>;
  /** The work that is shown whole. */
  openId: string | null;
}

/** Everything a member has: offers, work from the NPO, own tasks, what was put off, and what is finished. */
export function TaskList({ work, declined, finished, openId }: TaskListProps) {
  const { rich } = useText();
  const open = work.items.filter(({ doneAt }) => doneAt === null);
  const assigned = open.filter(({ assignment }) => assignment !== null);
  const own = open.filter(({ assignment }) => assignment === null);
  const offers = openOffers(work.assignments);
  return (
    <div className={styles.groups}>
      {offers.length > 0 && (
        <Card title={rich('tasks.offers')} kind="plain">
          <Titles items={offers} openId={openId} />
        </Card>
      )}
      <Card title={rich('tasks.assigned')} kind="plain">
        {assigned.length === 0 && <p className={styles.empty}>{rich('tasks.assignedEmpty')}</p>}
        <Titles items={assigned} openId={openId} />
      </Card>
      <Card title={rich('tasks.own')} kind="plain">
        {own.length === 0 && <p className={styles.empty}>{rich('tasks.ownEmpty')}</p>}
        <Titles items={own} openId={openId} />
        <AddOwn isMain={openId === null} />
      </Card>
      {work.unreadable > 0 && <p>{rich('common.unreadable', { count: work.unreadable })}</p>}
      {declined.length > 0 && (
        <Card title={rich('tasks.declined')} kind="plain">
          <Titles items={declined} openId={openId} />
        </Card>
      )}
      <Card title={rich('tasks.finished')} kind="plain">
        {finished.length === 0 && <p className={styles.empty}>{rich('tasks.finishedEmpty')}</p>}
        <Titles items={finished} openId={openId} />
      </Card>
    </div>
  );
}

function Titles({
  items,
  openId,
}: {
  items: ReadonlyArray<{ id: string; title: string }>;
  openId: string | null;
}) {
  if (items.length === 0) return null;
  return (
    <Rows items={items} className={styles.titles}>
      {({ id, title }) => (
        <li key={id}>
          <Link
            href={`/tasks/${id}`}
            className={styles.title}
            aria-current={id === openId ? 'true' : undefined}
          >
            {title}
          </Link>
        </li>
      )}
    </Rows>
  );
}

/** @param isMain nothing else is open: adding is the main thing to do */
function AddOwn({ isMain }: { isMain: boolean }) {
  const { rich } = useText();
  const act = useAct();
  const { value: title, onChange: setTitle, forget } = useKeptDraft('task for later', () => '');
  const add = async () => {
    const isAdded = await act(
      (workspace) => addTask(workspace, title, null),
      (undo) => showToast({ message: rich('tasks.added', { title: title.trim() }), undo }),
    );
    if (isAdded) forget();
  };
  return (
    <div className={classNames(styles.add, isMain && styles.main)}>
      <TextField label={rich('tasks.add')} value={title} onChange={setTitle} onSubmit={() => void add()} />
      <Button kind={isMain ? 'main' : 'quiet'} onPress={() => void add()}>
        {rich('tasks.addButton')}
      </Button>
    </div>
  );
}
