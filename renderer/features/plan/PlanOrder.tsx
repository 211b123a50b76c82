import { ArrowDown, ArrowUp, CalendarMinus, GripVertical, Pencil, Sunrise } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { movedWords } from '#renderer/locales/moved-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { openPlanPanel } from '#renderer/model/panel/index.ts';
import { placeTasks, planTask } from '#renderer/model/work/index.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import type { MenuAction } from '#renderer/ui/open-menu.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { reorder } from '#shared/domain/plan/planning.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { ItemFacts } from './ItemFacts.tsx';
import { LengthChips } from './LengthChips.tsx';
import styles from './PlanRows.module.css';

interface PlanOrderProps {
  items: ReadonlyArray<WorkItem>;
  day: Day;
  /** Called with the id of what is being dragged, and with null when the drag has ended. */
  onDrag: (id: string | null) => void;
}

/** The plan of a day in its order: to be moved by dragging, by the keyboard, or from a menu. */
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
        className={classNames(styles.list, styles.order)}
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
  const { t } = useText();
  const { title } = item;
  const actions = useRowActions({ item, day, index, count, onMove });
  // Its value is what a drag carries: without one nothing can be dropped.
  return (
    <GridListItem id={item.id} value={item} textValue={title} className={styles.movable ?? ''}>
      <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={t('plan.drag', { title })}>
        <GripVertical size={18} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      <div className={styles.words}>
        <p>{title}</p>
        <ItemFacts item={item} />
      </div>
      <LengthChips item={item} day={day} />
      <div className={styles.menu}>
        <MenuButton label={t('today.more', { title })} actions={actions} />
      </div>
    </GridListItem>
  );
}

/** What can be done with a row of the plan, for its menu. */
function useRowActions({ item, day, index, count, onMove }: PlanRowProps): () => MenuAction[] {
  const text = useText();
  const { t, rich, format } = text;
  const act = useAct();
  const today = useToday();
  const { title } = item;
  const next = addDays(day, 1);
  const moveTo = (to: Day | null) =>
    void act(
      (workspace) => planTask(workspace, item, to),
      (undo) => showToast({ message: movedWords(text, title, to), undo }),
    );
  return () => {
    const toNext = { day: format.day(next) };
    const toNextKey = day === today ? 'today.toTomorrow' : 'today.toDay';
    return [
      {
        id: 'up',
        label: rich('plan.up'),
        text: t('plan.up'),
        icon: ArrowUp,
        isDisabled: index === 0,
        run: () => onMove(index, index - 1),
      },
      {
        id: 'down',
        label: rich('plan.down'),
        text: t('plan.down'),
        icon: ArrowDown,
        isDisabled: index === count - 1,
        run: () => onMove(index, index + 1),
      },
      {
        id: 'change',
        label: rich('today.change'),
        text: t('today.change'),
        icon: Pencil,
        run: () => openPlanPanel({ day, item }),
      },
      {
        id: 'next-day',
        label: rich(toNextKey, toNext),
        text: t(toNextKey, toNext),
        icon: Sunrise,
        run: () => moveTo(next),
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
