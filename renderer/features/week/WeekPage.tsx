import { NotebookText, Plus, Printer } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation, useParams } from 'wouter';
import { dayNavWords } from '#renderer/locales/day-nav-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readDays, unreadableIn } from '#renderer/model/log/index.ts';
import { openSleepPanel } from '#renderer/model/panel/index.ts';
import { readDayPages } from '#renderer/model/plan/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DayNav } from '#renderer/ui/DayNav.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { addDays, Day, evenStarts, weekDays, weekStart } from '#shared/domain/day/day.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import { reviewMonday } from '#shared/domain/review/review.ts';
import { Legend } from './Legend.tsx';
import { WeekNumbers } from './WeekNumbers.tsx';
import styles from './WeekPage.module.css';
import { type WeekDay, WeekSheet } from './WeekSheet.tsx';

const RENEW_MS = 60_000;

/** Week: seven days on one sheet. A picture first; numbers are there for who wants them. */
export default function WeekPage() {
  const text = useText();
  const { rich, format } = text;
  const [, navigate] = useLocation();
  const today = useToday();
  const starts = useDayStarts();
  const { around } = useWorkspace();
  const now = useNow(RENEW_MS);
  const asked = Day.safeParse(useParams<{ day?: string }>().day);
  const firstWeekday = useFirstWeekday();
  const start = weekStart(asked.success ? asked.data : today, firstWeekday);
  const read = useRows(
    async (db) => {
      const days = weekDays(start);
      const [records, pages] = await Promise.all([readDays(db, days), readDayPages(db, days)]);
      return { records, pages };
    },
    [start],
  );
  const week = useMemo(
    () =>
      read?.records.days.map((day, index): WeekDay => {
        const { days, entries, sleep } = read.records;
        const page = read.pages[index];
        return {
          day,
          placed: dayPicture(entries, sleep, day, now, evenStarts(days, starts)),
          workedMs: dayTotal(entries, day, now, starts).workedMs,
          energy: page?.energy ?? null,
          line: page?.plan.line ?? '',
        };
      }),
    [read, now, starts],
  );
  if (!read || !week) return null;
  const { records } = read;

  const first = records.days[0] ?? start;
  const unreadable = unreadableIn(records, around.zone(), starts);
  const last = addDays(first, 6);
  const thisWeek = weekStart(today, firstWeekday);
  const go = (day: Day) => {
    const chosen = weekStart(day, firstWeekday);
    navigate(chosen === thisWeek ? '/week' : `/week/${chosen}`);
  };
  return (
    <div className={styles.page} data-ready="week">
      <ScreenTitle detail={rich('week.range', { from: format.dayShort(first), to: format.dayShort(last) })}>
        {rich('week.title')}
      </ScreenTitle>
      <div className={styles.bar}>
        <DayNav step={7} day={first} today={today} words={dayNavWords(text, 'week')} onGo={go} />
        <div className={styles.acts}>
          <Button
            kind="main"
            icon={NotebookText}
            onPress={() => navigate(`/week/review/${reviewMonday(first, firstWeekday)}`)}
          >
            {rich('week.lookBack')}
          </Button>
          <Button
            icon={Plus}
            onPress={() => openSleepPanel({ day: first === thisWeek ? today : last, record: null })}
          >
            {rich('log.addSleep')}
          </Button>
          <Button icon={Printer} onPress={() => window.print()}>
            {rich('week.print')}
          </Button>
        </div>
      </div>
      <WeekSheet week={week} names={records} today={today} now={now} />
      <Legend hasEnergy={week.some(({ energy }) => energy !== null)} />
      {unreadable > 0 && <p>{rich('common.unreadable', { count: unreadable })}</p>}
      <WeekNumbers week={week} records={records} now={now} />
    </div>
  );
}
