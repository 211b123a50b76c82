import { useState } from 'react';
import { useLocation } from 'wouter';
import { dayNavWords } from '#renderer/locales/day-nav-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { unreadableIn, useDayRecords } from '#renderer/model/log/index.ts';
import { useKinds } from '#renderer/model/rhythm/index.ts';
import { useNow, useWorkspace } from '#renderer/store/hooks.ts';
import { DayNav } from '#renderer/ui/DayNav.tsx';
import { type Day, dayOf } from '#shared/domain/day/day.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import { DayLine } from './DayLine.tsx';
import styles from './DayLog.module.css';
import { DayTimeline } from './DayTimeline.tsx';
import { EntryList } from './EntryList.tsx';
import { EntryPanel, type InPanel } from './EntryPanel.tsx';
import { LogHead } from './LogHead.tsx';
import { RhythmList } from './RhythmList.tsx';
import { Totals } from './Totals.tsx';

const RENEW_MS = 30_000;

/** One day as a timeline on the left and as tables on the right, everything in it open to correction. */
export function DayLog({ day: asked }: { day: Day | null }) {
  const text = useText();
  const { rich, format } = text;
  const [, navigate] = useLocation();
  const today = useToday();
  const now = useNow(RENEW_MS);
  const starts = useDayStarts();
  const { around } = useWorkspace();
  const askedDay = asked ?? today;
  const records = useDayRecords(askedDay);
  const kinds = useKinds();
  const [shown, setShown] = useState<InPanel | null>(null);
  if (!records || !kinds) return null;

  // Until the asked day has been read, everything still shows the one before.
  const day = records.days[0] ?? askedDay;
  const placed = dayPicture(records.entries, records.sleep, day, now, starts);
  const entries = placed.flatMap((one) => (one.kind === 'work' ? [one.entry] : []));
  const sleep = placed.flatMap((one) => (one.kind === 'sleep' ? [one.record] : []));
  const moments = records.events.filter(({ startAt, zone }) => dayOf(startAt, zone, starts) === day);
  const rhythm = [...sleep, ...moments].toSorted((a, b) => a.startAt - b.startAt);
  const unreadable = unreadableIn(records, around.zone(), starts);
  const edit = (id: string) => setShown({ kind: 'edit', id });
  return (
    <div className={styles.page} data-ready="log">
      <LogHead view="day" day={day} onAdd={() => setShown({ kind: 'new', from: {} })}>
        {rich(format.day(day))}
      </LogHead>
      <DayNav
        step={1}
        day={day}
        today={today}
        words={dayNavWords(text, 'day')}
        onGo={(chosen) => navigate(chosen === today ? '/log' : `/log/${chosen}`)}
      />
      <div className={styles.columns}>
        <DayTimeline
          placed={placed}
          moments={moments}
          kinds={kinds}
          names={records}
          day={day}
          today={today}
          now={now}
          onPick={edit}
        />
        <div className={styles.tables}>
          <EntryList
            entries={entries}
            sleep={sleep}
            titles={records.titles}
            day={day}
            now={now}
            onAdd={(from) => setShown({ kind: 'new', from })}
            onEdit={edit}
          />
          {unreadable > 0 && <p>{rich('common.unreadable', { count: unreadable })}</p>}
          <RhythmList
            records={rhythm}
            entries={records.entries}
            kinds={kinds}
            day={day}
            isToday={day === today}
            now={now}
          />
          <Totals records={records} now={now} />
          <DayLine key={day} day={day} />
        </div>
      </div>
      {shown && (
        <EntryPanel shown={shown} day={day} now={now} onShow={setShown} onClose={() => setShown(null)} />
      )}
    </div>
  );
}
