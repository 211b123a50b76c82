import { Clock } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { dayNavWords } from '#renderer/locales/day-nav-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readDays, unreadableIn } from '#renderer/model/log/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { useKinds } from '#renderer/model/rhythm/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { DayNav } from '#renderer/ui/DayNav.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { addDays, type Day, weekDays, weekStart } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { dayTotal, touchesDay } from '#shared/domain/log/totals.ts';
import { EntryPanel, type InPanel } from './EntryPanel.tsx';
import { EntryTable } from './EntryTable.tsx';
import { dayFinder, lineOfDays } from './entry-lines.ts';
import { LogHead } from './LogHead.tsx';
import { Totals } from './Totals.tsx';
import { WeekColumns } from './WeekColumns.tsx';
import styles from './WeekLog.module.css';

/** A week of the log: seven days side by side, where the time went, and every entry. */
export function WeekLog({ day: asked }: { day: Day | null }) {
  const text = useText();
  const { rich, format } = text;
  const [, navigate] = useLocation();
  const today = useToday();
  const now = useNow(MINUTE_MS / 2);
  const starts = useDayStarts();
  const dayOfLine = useMemo(() => dayFinder(starts), [starts]);
  const { around } = useWorkspace();
  const [adding, setAdding] = useState<InPanel | null>(null);
  const [hours, setHours] = useState<'used' | 'all'>('used');
  const firstWeekday = useFirstWeekday();
  const start = weekStart(asked ?? today, firstWeekday);
  const records = useRows((db) => readDays(db, weekDays(start)), [start]);
  const kinds = useKinds();
  const lines = useMemo(
    () =>
      records?.entries
        .filter((entry) => records.days.some((day) => touchesDay(entry, day, now, starts)))
        .map((entry) => lineOfDays(entry, records.days, now, starts))
        .reverse(),
    [records, now, starts],
  );
  if (!records || !lines || !kinds) return null;

  const first = records.days[0] ?? start;
  const last = addDays(first, 6);
  const workedMs = records.days.reduce(
    (sum, day) => sum + dayTotal(records.entries, day, now, starts).workedMs,
    0,
  );
  const unreadable = unreadableIn(records, around.zone(), starts);
  return (
    <div className={styles.page} data-ready="log-week">
      <LogHead view="week" day={asked} onAdd={() => setAdding({ kind: 'new', from: {} })}>
        {rich('week.range', { from: format.dayShort(first), to: format.dayShort(last) })}
      </LogHead>
      <DayNav
        step={7}
        day={first}
        today={today}
        words={dayNavWords(text, 'week')}
        onGo={(day) => {
          const chosen = weekStart(day, firstWeekday);
          navigate(chosen === weekStart(today, firstWeekday) ? '/log/week' : `/log/week/${chosen}`);
        }}
      />
      <div className={styles.bar}>
        <p>{workedMs >= MINUTE_MS && rich('log.weekWorked', { duration: format.duration(workedMs) })}</p>
        <SegmentedChoice
          label={rich('log.hours')}
          hideLabel
          value={hours}
          onChange={setHours}
          options={[
            { value: 'used', label: rich(lines.length > 0 ? 'log.hoursUsed' : 'log.hoursRecorded') },
            { value: 'all', label: rich('log.hoursAll') },
          ]}
        />
      </div>
      <p>
        <Link href={`/log/fill/${first}`}>{rich('rhythm.fillLink')}</Link>
      </p>
      <WeekColumns records={records} kinds={kinds} areAllHours={hours === 'all'} today={today} now={now} />
      <Totals records={records} now={now} />
      {unreadable > 0 && <p>{rich('common.unreadable', { count: unreadable })}</p>}
      {lines.length === 0 ? (
        <EmptyState icon={Clock}>{rich('log.empty')}</EmptyState>
      ) : (
        <EntryTable lines={lines} names={records} dayOfLine={dayOfLine} now={now} />
      )}
      {adding && (
        <EntryPanel
          shown={adding}
          day={records.days.includes(today) ? today : last}
          now={now}
          onShow={setAdding}
          onClose={() => setAdding(null)}
        />
      )}
    </div>
  );
}
