import { useLocation } from 'wouter';
import { dayNavWords } from '#renderer/locales/day-nav-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readToFill } from '#renderer/model/fill/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { useKinds } from '#renderer/model/rhythm/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { DayNav } from '#renderer/ui/DayNav.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { addDays, type Day, startMinutesOf, weekDays, weekStart } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import styles from './FillPage.module.css';
import { FillSheet } from './FillSheet.tsx';

/** A whole week filled in afterwards, as on paper: a line for each day, a column for each kind, times in the cells. */
export function FillPage({ day: asked }: { day: Day | null }) {
  const text = useText();
  const { rich, format } = text;
  const [, navigate] = useLocation();
  const today = useToday();
  const starts = useDayStarts();
  const firstWeekday = useFirstWeekday();
  const kinds = useKinds();
  const start = weekStart(asked ?? today, firstWeekday);
  const read = useRows(async (db) => ({ start, records: await readToFill(db, weekDays(start)) }), [start]);
  if (!read || !kinds) return null;

  // Until the asked week has been read, everything still shows the one before.
  const days = weekDays(read.start);
  const last = addDays(read.start, 6);
  const startOfDay = format.time(startMinutesOf(last, starts) * MINUTE_MS, 'UTC');
  return (
    <div className={styles.page} data-ready="log-fill">
      <ScreenTitle
        detail={rich('week.range', { from: format.dayShort(read.start), to: format.dayShort(last) })}
      >
        {rich('rhythm.fillTitle')}
      </ScreenTitle>
      <DayNav
        step={7}
        day={read.start}
        today={today}
        words={dayNavWords(text, 'week')}
        onGo={(day) => {
          const chosen = weekStart(day, firstWeekday);
          navigate(chosen === weekStart(today, firstWeekday) ? '/log/fill' : `/log/fill/${chosen}`);
        }}
      />
      <div className={styles.about}>
        <p>{rich('rhythm.fillText', { start: startOfDay })}</p>
        <p>{rich('rhythm.fillKeys')}</p>
      </div>
      <FillSheet key={read.start} days={days} records={read.records} kinds={kinds} today={today} />
    </div>
  );
}
