import { memo } from 'react';
import { plannedSpans, timelineSpans } from '#renderer/locales/timeline-spans.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { useDayRecords } from '#renderer/model/log/index.ts';
import { useNow, useWorkspace } from '#renderer/store/hooks.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { Timeline } from '#renderer/ui/Timeline.tsx';
import { type Day, startMinutesOf } from '#shared/domain/day/day.ts';
import { drawnMinutes, placeInDay } from '#shared/domain/day/day-place.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './DayTimeline.module.css';
import type { TodayParts } from './today-parts.ts';

interface DayTimelineProps extends Pick<TodayParts, 'DayMoments'> {
  today: Day;
  /** What has a time on the plan. */
  planned: ReadonlyArray<WorkItem>;
}

/** The day from the member's day start: what has a time on the plan beside work and sleep as they were, and now. */
export const DayTimeline = memo(function DayTimeline({ today, planned, DayMoments }: DayTimelineProps) {
  const text = useText();
  const { t, rich, format } = text;
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const now = useNow(MINUTE_MS / 2);
  const records = useDayRecords(today);
  if (!records) return null;
  const { entries, sleep, events } = records;
  const total = dayTotal(entries, today, now, starts);
  const here = placeInDay({ startAt: now, endAt: now + MINUTE_MS }, today, around.zone(), starts);
  const boxes = plannedSpans(text, planned, today, starts);
  return (
    <Card title={rich('today.timeline')} kind="plain">
      <p className={styles.total}>
        {rich('today.worked', { duration: format.duration(total.workedMs) })}
        {total.unsureMs >= MINUTE_MS && (
          <span>{rich('today.unsure', { duration: format.duration(total.unsureMs) })}</span>
        )}
      </p>
      <Timeline
        label={t('today.timeline')}
        spans={timelineSpans(
          text,
          dayPicture(entries, sleep, today, now, starts),
          records,
          today,
          now,
          starts,
        )}
        planned={boxes.length > 0 ? { label: t('day.planned'), spans: boxes } : undefined}
        letters={{
          work: t('common.letterWork'),
          sleep: t('common.letterSleep'),
          visit: t('common.letterVisit'),
        }}
        dayStartMinutes={startMinutesOf(today, starts)}
        dayMinutes={drawnMinutes(today, starts)}
        hourLabel={(minutes) => rich(format.time(minutes * MINUTE_MS, 'UTC'))}
        nowAt={here?.from}
      >
        <DayMoments today={today} moments={events} />
      </Timeline>
    </Card>
  );
});
