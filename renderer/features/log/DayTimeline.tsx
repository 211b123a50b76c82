import { timelineMarks } from '#renderer/locales/timeline-marks.ts';
import { timelineSpans } from '#renderer/locales/timeline-spans.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { openRecordPanel } from '#renderer/model/panel/index.ts';
import type { WorkNames } from '#renderer/model/work/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Timeline } from '#renderer/ui/Timeline.tsx';
import { TimelineMarks } from '#renderer/ui/TimelineMarks.tsx';
import { type Day, startMinutesOf } from '#shared/domain/day/day.ts';
import { drawnMinutes, placeInDay } from '#shared/domain/day/day-place.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Placed } from '#shared/domain/log/day-picture.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';

const HOUR_REM = 2.25;

interface DayTimelineProps {
  placed: ReadonlyArray<Placed>;
  /** The moments in the day. */
  moments: ReadonlyArray<RhythmRecord>;
  kinds: ReadonlyArray<Kind>;
  names: WorkNames;
  day: Day;
  today: Day;
  now: number;
  /** Called with the id of an entry that was picked. */
  onPick: (id: string) => void;
}

/** The day from top to bottom; what is on it opens when picked. */
export function DayTimeline({ placed, moments, kinds, names, day, today, now, onPick }: DayTimelineProps) {
  const text = useText();
  const { t, rich, format } = text;
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const spans = timelineSpans(text, placed, names, day, now, starts);
  const pick = (id: string) => {
    const sleep = placed.flatMap((one) => (one.kind === 'sleep' ? [one.record] : []));
    const record = [...sleep, ...moments].find((one) => one.id === id);
    if (record) openRecordPanel(day, record);
    else onPick(id);
  };
  const here =
    day === today ? placeInDay({ startAt: now, endAt: now + MINUTE_MS }, day, around.zone(), starts) : null;
  return (
    <Timeline
      label={t('log.timeline')}
      spans={spans}
      letters={{ work: t('common.letterWork'), sleep: t('common.letterSleep') }}
      dayStartMinutes={startMinutesOf(day, starts)}
      dayMinutes={drawnMinutes(day, starts)}
      hourLabel={(minutes) => rich(format.time(minutes * MINUTE_MS, 'UTC'))}
      nowAt={here?.from}
      nowLabel={rich('log.now')}
      onPick={pick}
      hourRem={HOUR_REM}
    >
      <TimelineMarks
        label={t('rhythm.moments')}
        marks={timelineMarks(text, moments, kinds, day, starts)}
        hourRem={HOUR_REM}
        onPick={pick}
      />
    </Timeline>
  );
}
