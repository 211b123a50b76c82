import { CalendarPlus } from 'lucide-react';
import { memo } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { planTask } from '#renderer/model/work/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Rows } from '#renderer/ui/Rows.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { WorkLine } from './WorkLine.tsx';
import styles from './WorkList.module.css';
import { WorkTitle } from './WorkTitle.tsx';

interface OtherWorkProps {
  items: ReadonlyArray<WorkItem>;
  today: Day;
}

/** Open work that is not on today's plan, to choose from. Not there when there is none. */
export const OtherWork = memo(function OtherWork({ items, today }: OtherWorkProps) {
  const { rich } = useText();
  if (items.length === 0) return null;
  return (
    <Card title={rich('today.others')} kind="plain">
      <Rows items={items} className={styles.list}>
        {(item) => <OtherRow key={item.id} item={item} today={today} />}
      </Rows>
    </Card>
  );
});

/** Drawn again only when it has changed. */
const OtherRow = memo(function OtherRow({ item, today }: { item: WorkItem; today: Day }) {
  const { t, rich } = useText();
  const act = useAct();
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <WorkTitle id={item.id} title={item.title} />
        {item.assignment && <WorkLine assignment={item.assignment} />}
      </div>
      <Button
        kind="plain"
        icon={CalendarPlus}
        aria-label={t('today.toTodayItem', { title: item.title })}
        onPress={() => void act((workspace) => planTask(workspace, item, today))}
      >
        {rich('today.toToday')}
      </Button>
    </li>
  );
});
