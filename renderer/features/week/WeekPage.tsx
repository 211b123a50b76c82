import { ChevronLeft, ChevronRight, Plus, Printer } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation, useParams } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readDays, unreadableIn } from '#renderer/model/log/index.ts';
import { openSleepPanel } from '#renderer/model/panel/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { addDays, Day, evenStarts, weekDays, weekStart } from '#shared/domain/day/day.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import { Legend } from './Legend.tsx';
import { WeekNumbers } from './WeekNumbers.tsx';
import styles from './WeekPage.module.css';
import { WeekSheet } from './WeekSheet.tsx';

const RENEW_MS = 60_000;

/** Week: seven days on one sheet. A picture first; numbers are there for who wants them. */
export default function WeekPage() {
  const { t, rich, format } = useText();
  const [, navigate] = useLocation();
  const today = useToday();
  const starts = useDayStarts();
  const { around } = useWorkspace();
  const now = useNow(RENEW_MS);
  const asked = Day.safeParse(useParams<{ day?: string }>().day);
  const firstWeekday = useFirstWeekday();
  const start = weekStart(asked.success ? asked.data : today, firstWeekday);
  const records = useRows((db) => readDays(db, weekDays(start)), [start]);
  const week = useMemo(
    () =>
      records?.days.map((day) => ({
        day,
        placed: dayPicture(records.entries, records.sleep, day, now, evenStarts(records.days, starts)),
      })),
    [records, now, starts],
  );
  if (!records || !week) return null;

  const first = records.days[0] ?? start;
  const unreadable = unreadableIn(records, around.zone(), starts);
  const last = addDays(first, 6);
  const thisWeek = weekStart(today, firstWeekday);
  const go = (day: Day) => navigate(day === thisWeek ? '/week' : `/week/${day}`);
  return (
    <div className={styles.page} data-ready="week">
      <ScreenTitle detail={rich('week.range', { from: format.dayShort(first), to: format.dayShort(last) })}>
        {rich('week.title')}
      </ScreenTitle>
      <div className={styles.bar}>
        <IconButton
          icon={ChevronLeft}
          label={t('week.previousWeek')}
          onPress={() => go(addDays(first, -7))}
        />
        <Button onPress={() => go(thisWeek)}>{rich('week.thisWeek')}</Button>
        <IconButton icon={ChevronRight} label={t('week.nextWeek')} onPress={() => go(addDays(first, 7))} />
        <span className={styles.gap} />
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
      <WeekSheet week={week} names={records} today={today} now={now} />
      <Legend />
      {unreadable > 0 && <p>{rich('common.unreadable', { count: unreadable })}</p>}
      <WeekNumbers week={week} records={records} now={now} />
    </div>
  );
}
