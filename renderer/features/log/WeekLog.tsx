import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readDays, unreadableIn } from '#renderer/model/log/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { addDays, type Day, weekDays, weekStart } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { touchesDay } from '#shared/domain/log/totals.ts';
import { DayNav } from './DayNav.tsx';
import { EntryTable } from './EntryTable.tsx';
import { lineOfDays } from './entry-lines.ts';
import { LogHead } from './LogHead.tsx';
import { Totals } from './Totals.tsx';
import { WeekColumns } from './WeekColumns.tsx';
import styles from './WeekLog.module.css';

/** A week of the log: seven days side by side, where the time went, and every entry. */
export function WeekLog({ day: asked }: { day: Day | null }) {
  const { rich, format } = useText();
  const [, navigate] = useLocation();
  const today = useToday();
  const now = useNow(MINUTE_MS / 2);
  const starts = useDayStarts();
  const { around } = useWorkspace();
  const firstWeekday = useFirstWeekday();
  const start = weekStart(asked ?? today, firstWeekday);
  const records = useRows((db) => readDays(db, weekDays(start)), [start]);
  const lines = useMemo(
    () =>
      records?.entries
        .filter((entry) => records.days.some((day) => touchesDay(entry, day, now, starts)))
        .map((entry) => lineOfDays(entry, records.days, now, starts))
        .reverse(),
    [records, now, starts],
  );
  if (!records || !lines) return null;

  const first = records.days[0] ?? start;
  const unreadable = unreadableIn(records, around.zone(), starts);
  return (
    <div className={styles.page} data-ready="log-week">
      <LogHead view="week" day={asked}>
        {rich('week.range', { from: format.dayShort(first), to: format.dayShort(addDays(first, 6)) })}
      </LogHead>
      <DayNav
        step="week"
        day={first}
        today={today}
        onGo={(day) => {
          const chosen = weekStart(day, firstWeekday);
          navigate(chosen === weekStart(today, firstWeekday) ? '/log/week' : `/log/week/${chosen}`);
        }}
      />
      <WeekColumns records={records} today={today} now={now} />
      <Totals records={records} now={now} />
      {unreadable > 0 && <p>{rich('common.unreadable', { count: unreadable })}</p>}
      {lines.length > 0 && <EntryTable lines={lines} names={records} now={now} />}
    </div>
  );
}
