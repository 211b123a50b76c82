import { type ReactNode, useState } from 'react';
import { placedWords, taskTitle } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import type { DayRecords } from '#renderer/model/log/index.ts';
import { evenStarts } from '#shared/domain/day/day.ts';
import { placeInDay } from '#shared/domain/day/day-place.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import { dayTotal, totalsBy } from '#shared/domain/log/totals.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import { sleptMs } from '#shared/domain/rhythm/sleep-overlap.ts';
import { momentWords } from './moment-words.ts';
import styles from './WeekNumbers.module.css';
import type { WeekDay } from './week-days.ts';

interface WeekNumbersProps {
  week: ReadonlyArray<WeekDay>;
  records: DayRecords;
  kinds: ReadonlyArray<Kind>;
  now: number;
}

/**
 * The sheet in numbers and words, for who asks for them: each day and each task, clipped at the day start. Nothing is
 * computed before.
 */
export function WeekNumbers({ week, records, kinds, now }: WeekNumbersProps) {
  const { rich } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.numbers} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{rich('week.inNumbers')}</summary>
      {isOpen && (
        <div className={styles.tables}>
          <DayTable week={week} records={records} kinds={kinds} now={now} />
          <TaskTable records={records} now={now} />
        </div>
      )}
    </details>
  );
}

function DayTable({ week, records, kinds, now }: WeekNumbersProps) {
  const text = useText();
  const { rich, format } = text;
  const starts = useDayStarts();
  const even = evenStarts(records.days, starts);
  const rows = week.map(({ day }) => ({
    day,
    lines: [
      ...dayPicture(records.entries, records.sleep, day, now, even).map((placed) => ({
        from: placed.place.from,
        id: placed.kind === 'work' ? placed.entry.id : placed.record.id,
        words: placedWords(text, placed, records.titles, day, now),
      })),
      ...records.events.flatMap((record) => {
        const place = placeInDay(
          { startAt: record.startAt, endAt: record.startAt + 1 },
          day,
          record.zone,
          even,
        );
        return place
          ? [{ from: place.from, id: record.id, words: momentWords(text, record, kinds, day) }]
          : [];
      }),
    ].toSorted((a, b) => a.from - b.from),
    ...dayTotal(records.entries, day, now, starts),
    sleptMs: sleptMs(records.sleep, day, starts),
  }));
  const sum = (key: 'workedMs' | 'unsureMs' | 'sleptMs') => rows.reduce((total, row) => total + row[key], 0);
  const hasUnsure = sum('unsureMs') >= MINUTE_MS;
  return (
    <table className={styles.table}>
      <caption>{rich('week.perDay')}</caption>
      <thead>
        <tr>
          <th scope="col">{rich('week.day')}</th>
          <th scope="col">{rich('week.work')}</th>
          {hasUnsure && <th scope="col">{rich('week.unsure')}</th>}
          <th scope="col">{rich('week.sleep')}</th>
          <th scope="col">{rich('week.records')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.day}>
            <th scope="row">{rich(format.day(row.day))}</th>
            <Amount ms={row.workedMs} />
            {hasUnsure && <Amount ms={row.unsureMs} />}
            <Amount ms={row.sleptMs} />
            <td className={styles.words}>
              <ul>
                {row.lines.map(({ id, words }) => (
                  <li key={id}>{words}</li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{rich('week.total')}</th>
          <Amount ms={sum('workedMs')} />
          {hasUnsure && <Amount ms={sum('unsureMs')} />}
          <Amount ms={sum('sleptMs')} />
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function TaskTable({ records, now }: Pick<WeekNumbersProps, 'records' | 'now'>) {
  const text = useText();
  const { rich } = text;
  const starts = useDayStarts();
  const totals = [...totalsBy(records.entries, records.days, now, ({ taskId }) => taskId, starts)].toSorted(
    ([, a], [, b]) => b - a,
  );
  if (totals.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption>{rich('week.perTask')}</caption>
      <thead>
        <tr>
          <th scope="col">{rich('week.task')}</th>
          <th scope="col">{rich('week.work')}</th>
        </tr>
      </thead>
      <tbody>
        {totals.map(([taskId, ms]) => (
          <tr key={taskId}>
            <th scope="row" className={styles.words}>
              {taskTitle(text, taskId, records.titles)}
            </th>
            <Amount ms={ms} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A length of time; nothing where nothing was recorded. */
function Amount({ ms }: { ms: number }): ReactNode {
  const { rich, format } = useText();
  return <td className={styles.amount}>{ms > 0 && rich(format.duration(ms))}</td>;
}
