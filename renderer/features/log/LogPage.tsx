import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useNow, useRows, useToday } from '#renderer/store/hooks.ts';
import { readDays } from '#renderer/store/reads/day.ts';
import { Day } from '#shared/domain/day.ts';
import { dayPicture } from '#shared/domain/day-picture.ts';
import { overlappingIds } from '#shared/domain/overlap.ts';
import { DayNav } from './DayNav.tsx';
import { DayTimeline } from './DayTimeline.tsx';
import { EntryList } from './EntryList.tsx';
import { EntryPanel } from './EntryPanel.tsx';
import styles from './LogPage.module.css';
import { SleepList } from './SleepList.tsx';

const RENEW_MS = 30_000;

/** Log: one day as a timeline on the left and as tables on the right, everything in it open to correction. */
export default function LogPage() {
  const { rich, format } = useText();
  const [, navigate] = useLocation();
  const today = useToday();
  const now = useNow(RENEW_MS);
  const asked = Day.safeParse(useParams<{ day?: string }>().day);
  const askedDay = asked.success ? asked.data : today;
  const records = useRows((db) => readDays(db, [askedDay]), [askedDay]);
  /** The id of the entry in the panel, or `new`. */
  const [opened, setOpened] = useState<string | null>(null);
  if (!records) return null;

  // Until the asked day has been read, everything still shows the one before.
  const day = records.days[0] ?? askedDay;
  const placed = dayPicture(records.entries, records.sleep, day, now);
  const entries = placed.flatMap((one) => (one.kind === 'work' ? [one.entry] : []));
  const sleep = placed.flatMap((one) => (one.kind === 'sleep' ? [one.record] : []));
  const openEntry = entries.find(({ id }) => id === opened) ?? null;
  return (
    <div className={styles.page} data-ready="log">
      <h1>
        {rich('log.title')}{' '}
        <span className={styles.day} aria-live="polite">
          {rich(format.day(day))}
        </span>
      </h1>
      <DayNav
        day={day}
        today={today}
        onGo={(chosen) => navigate(chosen === today ? '/log' : `/log/${chosen}`)}
      />
      <div className={styles.columns}>
        <DayTimeline
          placed={placed}
          titles={records.titles}
          day={day}
          today={today}
          now={now}
          onPick={setOpened}
        />
        <div className={styles.tables}>
          <EntryList
            entries={entries}
            overlapping={overlappingIds(records.entries, now)}
            titles={records.titles}
            day={day}
            now={now}
            onAdd={() => setOpened('new')}
            onEdit={setOpened}
          />
          <SleepList records={sleep} day={day} isToday={day === today} now={now} />
        </div>
      </div>
      {(opened === 'new' || openEntry) && (
        <EntryPanel
          entry={openEntry}
          next={openEntry && (entries[entries.indexOf(openEntry) + 1] ?? null)}
          titles={records.titles}
          day={day}
          now={now}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
