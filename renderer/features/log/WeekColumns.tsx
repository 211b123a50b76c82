import { Link } from 'wouter';
import { timelineMarks } from '#renderer/locales/timeline-marks.ts';
import { timelineSpans } from '#renderer/locales/timeline-spans.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import type { DayRecords } from '#renderer/model/log/index.ts';
import { openRecordPanel } from '#renderer/model/panel/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { TimelineDay, TimelineHours } from '#renderer/ui/Timeline.tsx';
import { TimelineMarks } from '#renderer/ui/TimelineMarks.tsx';
import { type Day, dayOfMonth, evenStarts, weekdayOf } from '#shared/domain/day/day.ts';
import { placeInDay } from '#shared/domain/day/day-place.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import { ALL_HOURS, cutMarks, cutSpans, usedHours } from './used-hours.ts';
import styles from './WeekColumns.module.css';

interface WeekColumnsProps {
  records: DayRecords;
  kinds: ReadonlyArray<Kind>;
  /** All hours of the days are shown, and not only those that are used. */
  areAllHours: boolean;
  today: Day;
  now: number;
}

/** The height of an hour: where few are shown, there is room for more of their words. */
const HOUR_REM = { all: 1.5, used: 2.25 };

/** Seven days side by side, from top to bottom; each opens when it is picked, and so does each moment in it. */
export function WeekColumns({ records, kinds, areAllHours, today, now }: WeekColumnsProps) {
  const text = useText();
  const { t, rich, format } = text;
  const { around } = useWorkspace();
  const { days, entries, sleep, events } = records;
  const starts = useDayStarts();
  const drawn = evenStarts(days, starts);
  const startMinutes = drawn[0]?.minutes ?? 0;
  const week = days.map((day) => dayPicture(entries, sleep, day, now, drawn));
  const moments = days.map((day) => timelineMarks(text, events, kinds, day, drawn));
  const hours = areAllHours ? ALL_HOURS : usedHours(week, moments, startMinutes);
  const pick = (day: Day, id: string) => {
    const record = events.find((one) => one.id === id);
    if (record) openRecordPanel(day, record);
  };
  const hourRem = areAllHours ? HOUR_REM.all : HOUR_REM.used;
  const dayMinutes = (hours.to - hours.from) * 60;
  return (
    <div
      className={styles.week}
      style={{ gridTemplateRows: `max-content ${(hours.to - hours.from) * hourRem}rem` }}
    >
      <div className={styles.hours}>
        <TimelineHours
          dayStartMinutes={startMinutes + hours.from * 60}
          dayMinutes={dayMinutes}
          hourLabel={(minutes) => rich(format.time(minutes * MINUTE_MS, 'UTC'))}
          hourRem={hourRem}
        />
      </div>
      {days.map((day, index) => {
        const { workedMs } = dayTotal(entries, day, now, starts);
        const here =
          day === today
            ? placeInDay({ startAt: now, endAt: now + MINUTE_MS }, day, around.zone(), drawn)
            : null;
        const nowAt = here ? here.from - hours.from * 60 : -1;
        return (
          <section key={day} className={styles.day} aria-label={t(format.day(day))}>
            <h2 className={styles.head}>
              <Link href={`/log/${day}`} aria-current={day === today ? 'date' : undefined}>
                <span>{rich(format.weekdays([weekdayOf(day)]))}</span> <span>{dayOfMonth(day)}</span>
              </Link>
              <span className={styles.total}>
                {workedMs >= MINUTE_MS ? rich(format.duration(workedMs)) : '\u00a0'}
              </span>
            </h2>
            <TimelineDay
              label={t(format.day(day))}
              spans={cutSpans(timelineSpans(text, week[index] ?? [], records, day, now, starts), hours)}
              letters={{ work: t('common.letterWork'), sleep: t('common.letterSleep') }}
              dayMinutes={dayMinutes}
              nowAt={nowAt >= 0 && nowAt <= dayMinutes ? nowAt : undefined}
              hourRem={hourRem}
            >
              <TimelineMarks
                label={t('rhythm.moments')}
                marks={cutMarks(moments[index] ?? [], hours)}
                hourRem={hourRem}
                onPick={(id) => pick(day, id)}
              />
            </TimelineDay>
          </section>
        );
      })}
    </div>
  );
}
