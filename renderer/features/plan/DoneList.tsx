import { Check, Clock } from 'lucide-react';
import { taskTitle } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import type { DayRecords } from '#renderer/model/log/index.ts';
import { Card } from '#renderer/ui/Card.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { totalsBy } from '#shared/domain/log/totals.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './PlanRows.module.css';

interface DoneListProps {
  done: ReadonlyArray<WorkItem>;
  records: DayRecords;
  day: Day;
  now: number;
}

/** All that got done on a day, small things too: what was finished, and what was worked on. */
export function DoneList({ done, records, day, now }: DoneListProps) {
  const text = useText();
  const { rich, format } = text;
  const starts = useDayStarts();
  const totals = totalsBy(records.entries, [day], now, ({ taskId }) => taskId, starts);
  const finished = new Set(done.map(({ id }) => id));
  const worked = [...totals].filter(([id, ms]) => ms >= MINUTE_MS && !(id !== null && finished.has(id)));
  const duration = (ms: number) => rich(format.duration(ms));
  return (
    <Card title={rich('plan.done')}>
      {done.length === 0 && worked.length === 0 && <p>{rich('plan.doneNothing')}</p>}
      <ul className={styles.list}>
        {done.map(({ id, title }) => (
          <li key={id} className={styles.row}>
            <Check size={20} strokeWidth={1.75} aria-hidden className={styles.tick} />
            <span className={styles.words}>{title}</span>
            {totals.has(id) && <span className={styles.facts}>{duration(totals.get(id) ?? 0)}</span>}
          </li>
        ))}
        {worked.map(([id, ms]) => (
          <li key={id ?? 'none'} className={styles.row}>
            <Clock size={20} strokeWidth={1.75} aria-hidden className={styles.tick} />
            <span className={styles.words}>{taskTitle(text, id, records.titles)}</span>
            <span className={styles.facts}>{duration(ms)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
