import { ArrowDown, ArrowUp, CalendarMinus, GripVertical, Pencil, Sunrise } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { openPlanPanel } from '#renderer/model/panel/index.ts';
import { placeTasks, planTask } from '#renderer/model/work/index.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { reorder } from '#shared/domain/plan/planning.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { ItemFacts } from './ItemFacts.tsx';
import styles from './PlanRows.module.css';

interface PlanOrderProps {
  items: ReadonlyArray<WorkItem>;
  day: Day;
  /** Called with the id of what is being dragged, and with null when the drag has ended. */
  onDrag: (id: string | null) => void;
}

/** The plan of a day in its order: to be moved by dragging, by the keyboard, or by buttons. */
export function PlanOrder({ items, day, onDrag }: PlanOrderProps) {
  const { t, rich } = useText();
  const act = useAct();
  const open = items.filter(({ doneAt }) => doneAt === null);
  const move = (from: number, to: number) =>
    void act((workspace) => placeTasks(workspace, open, reorder(open, from, to)));
  const { dragAndDropHooks } = useDragAndDrop<WorkItem>({
    getItems: (_keys, dragged) => dragged.map(({ title }) => ({ 'text/plain': title })),
    onDragStart: ({ keys }) => onDrag([...keys].map(String)[0] ?? null),
    onDragEnd: () => onDrag(null),
    onReorder: ({ keys, target }) => {
      const [key] = keys;
      const from = open.findIndex(({ id }) => id === key);
      const at = open.findIndex(({ id }) => id === target.key) + (target.dropPosition === 'after' ? 1 : 0);
      move(from, at > from ? at - 1 : at);
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={styles.drop ?? ''} />,
  });
  if (items.length === 0) return null;
  return (
    <>
      <GridList
        aria-label={t('plan.order')}
        items={open}
        dragAndDropHooks={dragAndDropHooks}
        className={styles.list ?? ''}
        dependencies={[open.length]}
      >
        {(item) => (
          <PlanRow item={item} day={day} index={open.indexOf(item)} count={open.length} onMove={move} />
        )}
      </GridList>
      {items.some(({ doneAt }) => doneAt !== null) && (
        <ul className={styles.list}>
          {items
            .filter(({ doneAt }) => doneAt !== null)
            .map(({ id, title }) => (
              <li key={id} className={styles.row}>
                <span className={styles.done}>{rich('plan.isDone', { title })}</span>
              </li>
            ))}
        </ul>
      )}
    </>
  );
}

interface PlanRowProps {
  item: WorkItem;
  day: Day;
  index: number;
  count: number;
  onMove: (from: number, to: number) => void;
}

function PlanRow({ item, day, index, count, onMove }: PlanRowProps) {
  const { t, rich } = useText();
  const act = useAct();
  const { title } = item;
  const moveTo = (to: Day | null, message: 'plan.movedOn' | 'plan.takenOff') =>
    void act(
      (workspace) => planTask(workspace, item, to),
      (undo) => showToast({ message: rich(message, { title }), undo }),
    );
  // Its value is what a drag carries: without one nothing can be dropped.
  return (
    <GridListItem id={item.id} value={item} textValue={title} className={styles.row ?? ''}>
      <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={t('plan.drag', { title })}>
        <GripVertical size={18} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      <div className={styles.words}>
        <p>{title}</p>
        <ItemFacts item={item} />
      </div>
      <div className={styles.actions}>
        {/* Not disabled at the end of the list, so that it keeps the focus after it was pressed. */}
        <IconButton
          icon={ArrowUp}
          label={t('plan.up', { title })}
          aria-disabled={index === 0}
          onPress={() => onMove(index, index - 1)}
        />
        <IconButton
          icon={ArrowDown}
          label={t('plan.down', { title })}
          aria-disabled={index === count - 1}
          onPress={() => onMove(index, index + 1)}
        />
        <IconButton
          icon={Pencil}
          label={t('plan.edit', { title })}
          onPress={() => openPlanPanel({ day, item })}
        />
        <IconButton
          icon={Sunrise}
          label={t('plan.moveOn', { title })}
          onPress={() => moveTo(addDays(day, 1), 'plan.movedOn')}
        />
        <IconButton
          icon={CalendarMinus}
          label={t('today.offTodayItem', { title })}
          onPress={() => moveTo(null, 'plan.takenOff')}
        />
      </div>
    </GridListItem>
  );
}
