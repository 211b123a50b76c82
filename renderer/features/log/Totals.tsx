import { type ReactNode, useState } from 'react';
import { taskTitle } from '#renderer/locales/day-words.ts';
import { kindNames } from '#renderer/locales/kind-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import type { DayRecords } from '#renderer/model/log/index.ts';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { EntryKind, type TimeEntry } from '#shared/domain/log/time-entry.ts';
import { totalsBy } from '#shared/domain/log/totals.ts';
import styles from './Totals.module.css';

const groupings = ['task', 'project', 'kind'] as const;
type Grouping = (typeof groupings)[number];
const groupingNames = { task: 'log.byTask', project: 'log.byProject', kind: 'log.byKind' } as const;

interface Group {
  keyOf: (entry: TimeEntry) => string | null;
  name: (key: string | null) => ReactNode;
}

/** Where the time of some days went, by task, by project or by kind; the most first. */
export function Totals({ records, now }: { records: DayRecords; now: number }) {
  const text = useText();
  const { rich, format } = text;
  const [grouping, setGrouping] = useState<Grouping>('task');
  const { entries, days, titles, projects } = records;
  const groups: Record<Grouping, Group> = {
    task: { keyOf: ({ taskId }) => taskId, name: (key) => taskTitle(text, key, titles) },
    project: {
      keyOf: ({ taskId }) => projects.get(taskId ?? '') ?? null,
      name: (key) => key ?? rich('log.noProject'),
    },
    kind: { keyOf: ({ kind }) => kind, name: (key) => rich(kindNames[EntryKind.parse(key)]) },
  };
  const { keyOf, name } = groups[grouping];
  const totals = [...totalsBy(entries, days, now, keyOf, useDayStarts())]
    .filter(([, ms]) => ms >= MINUTE_MS)
    .toSorted(([, a], [, b]) => b - a);
  const [most] = totals;
  if (!most) return null;
  return (
    <section className={styles.section} aria-labelledby="log-totals">
      <div className={styles.head}>
        <h2 id="log-totals">{rich('log.totals')}</h2>
        <SegmentedChoice
          label={rich('log.totals')}
          hideLabel
          value={grouping}
          onChange={setGrouping}
          options={groupings.map((value) => ({ value, label: rich(groupingNames[value]) }))}
        />
      </div>
      <ul className={styles.list}>
        {totals.map(([key, ms]) => (
          <li key={key ?? 'none'} className={styles.line}>
            <span className={styles.name}>{name(key)}</span>
            <span className={styles.length}>{rich(format.duration(ms))}</span>
            <span
              aria-hidden="true"
              className={styles.bar}
              style={{ inlineSize: `${(100 * ms) / most[1]}%` }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
