import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { dayNavWords } from '#renderer/locales/day-nav-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readDays } from '#renderer/model/log/index.ts';
import { readDayPages } from '#renderer/model/plan/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { useNow, useRows } from '#renderer/store/hooks.ts';
import { DayNav } from '#renderer/ui/DayNav.tsx';
import { evenStarts } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import { reviewMonday } from '#shared/domain/review/review.ts';
import { Legend } from '../Legend.tsx';
import { type WeekDay, WeekSheet } from '../WeekSheet.tsx';
import styles from './parts.module.css';
import type { StepProps } from './step-props.ts';

/** The sheet of the week, to look at; and the way to look back on another one. */
export function SheetStep({ days }: StepProps) {
  const text = useText();
  const { rich } = text;
  const [, navigate] = useLocation();
  const today = useToday();
  const starts = useDayStarts();
  const firstWeekday = useFirstWeekday();
  const now = useNow(MINUTE_MS);
  const read = useRows(
    async (db) => {
      const [records, pages] = await Promise.all([readDays(db, days), readDayPages(db, days)]);
      return { records, pages };
    },
    [days],
  );
  const week = useMemo(
    () =>
      read?.records.days.map((day, index): WeekDay => {
        const { entries, sleep } = read.records;
        const page = read.pages[index];
        return {
          day,
          placed: dayPicture(entries, sleep, day, now, evenStarts(read.records.days, starts)),
          workedMs: dayTotal(entries, day, now, starts).workedMs,
          energy: page?.energy ?? null,
          line: page?.plan.line ?? '',
        };
      }),
    [read, now, starts],
  );
  return (
    <>
      <p className={styles.quiet}>{rich('review.sheetHint')}</p>
      <DayNav
        step={7}
        day={days[0] ?? today}
        today={today}
        words={dayNavWords(text, 'week')}
        onGo={(day) => navigate(`/week/review/${reviewMonday(day, firstWeekday)}`)}
      />
      {read && week && (
        <>
          <WeekSheet week={week} names={read.records} today={today} now={now} />
          <Legend hasEnergy={week.some(({ energy }) => energy !== null)} />
        </>
      )}
    </>
  );
}
