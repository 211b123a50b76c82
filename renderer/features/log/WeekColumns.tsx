import { Link } from 'wouter';
import { timelineSpans } from '#renderer/locales/timeline-spans.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import type { DayRecords } from '#renderer/model/log/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { TimelineDay, TimelineHours } from '#renderer/ui/Timeline.tsx';
import { type Day, dayOfMonth, evenStarts, weekdayOf } from '#shared/domain/day/day.ts';
import { placeInDay } from '#shared/domain/day/day-place.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import styles from './WeekColumns.module.css';

interface WeekColumnsProps {
  records: DayRecords;
  today: Day;
  now: number;
}

const HOUR_REM = 1.5;

/** Seven days side by side, from top to bottom; each opens when it is picked. */
export function WeekColumns({ records, today, now }: WeekColumnsProps) {
  const text = useText();
  const { t, rich, format } = text;
  const { around } = useWorkspace();
  const { days, entries, sleep } = records;
  const starts = useDayStarts();
  const drawn = evenStarts(days, starts);
  return (
    <div className={styles.week} style={{ gridTemplateRows: `max-content ${24 * HOUR_REM}rem` }}>
      <div className={styles.hours}>
        <TimelineHours
          dayStartMinutes={drawn[0]?.minutes ?? 0}
          hourLabel={(minutes) => rich(format.time(minutes * MINUTE_MS, 'UTC'))}
          hourRem={HOUR_REM}
        />
      </div>
      {days.map((day) => {
        const placed = dayPicture(entries, sleep, day, now, drawn);
        const { workedMs } = dayTotal(entries, day, now, starts);
        const here =
          day === today
            ? placeInDay({ startAt: now, endAt: now + MINUTE_MS }, day, around.zone(), drawn)
            : null;
        return (
          <section key={day} className={styles.day} aria-label={t(format.day(day))}>
            <h2 className={styles.head}>
              <Link href={`/log/${day}`} aria-current={day === today ? 'date' : undefined}>
                {rich(format.weekdays([weekdayOf(day)]))} {dayOfMonth(day)}
              </Link>
              <span className={styles.total}>
                {workedMs >= MINUTE_MS ? rich(format.duration(workedMs)) : '\u00a0'}
              </span>
            </h2>
            <TimelineDay
              label={t(format.day(day))}
              spans={timelineSpans(text, placed, records, day, now, starts)}
              letters={{ work: t('common.letterWork'), sleep: t('common.letterSleep') }}
              nowAt={here?.from}
              hourRem={HOUR_REM}
            />
          </section>
        );
      })}
    </div>
  );
}
