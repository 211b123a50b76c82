import { type DragEvent, useRef } from 'react';
import { plannedSpans, timelineSpans } from '#renderer/locales/timeline-spans.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readDays } from '#renderer/model/log/index.ts';
import { setTaskPlan } from '#renderer/model/work/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { Timeline } from '#renderer/ui/Timeline.tsx';
import { type Day, startMinutesOf } from '#shared/domain/day/day.ts';
import { droppedAt } from '#shared/domain/day/day-drop.ts';
import { drawnMinutes, placeInDay } from '#shared/domain/day/day-place.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';

interface PlanTimelineProps {
  items: ReadonlyArray<WorkItem>;
  day: Day;
  /** What is being dragged just now; null while nothing is. */
  draggedId: string | null;
}

/** The day being planned: what has a time, beside what was. What is dragged here gets its time from where it lands. */
export function PlanTimeline({ items, day, draggedId }: PlanTimelineProps) {
  const text = useText();
  const { t, rich, format } = text;
  const act = useAct();
  const { around } = useWorkspace();
  const today = useToday();
  const starts = useDayStarts();
  const dayStartMinutes = startMinutesOf(day, starts);
  const dayMinutes = drawnMinutes(day, starts);
  const now = useNow(MINUTE_MS / 2);
  const records = useRows((db) => readDays(db, [day]), [day]);
  const picture = useRef<HTMLDivElement>(null);
  if (!records) return null;

  const onDrop = (event: DragEvent) => {
    const item = items.find(({ id }) => id === draggedId);
    const box = picture.current?.getBoundingClientRect();
    if (!item || !box) return;
    event.preventDefault();
    const startMinutes = droppedAt((event.clientY - box.top) / box.height, day, starts);
    void act((workspace) => setTaskPlan(workspace, item, { startMinutes }));
  };
  const here =
    day === today ? placeInDay({ startAt: now, endAt: now + MINUTE_MS }, day, around.zone(), starts) : null;
  return (
    <Card title={rich('plan.timeline')} kind="plain">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping here is a shortcut; every time can be typed. */}
      <div onDragOver={(event) => draggedId !== null && event.preventDefault()} onDrop={onDrop}>
        <Timeline
          ref={picture}
          label={t('day.actual')}
          spans={timelineSpans(
            text,
            dayPicture(records.entries, records.sleep, day, now, starts),
            records.titles,
            day,
            now,
          )}
          planned={{ label: t('day.planned'), spans: plannedSpans(text, items, day, starts) }}
          letters={{
            work: t('common.letterWork'),
            sleep: t('common.letterSleep'),
            visit: t('common.letterVisit'),
          }}
          dayStartMinutes={dayStartMinutes}
          dayMinutes={dayMinutes}
          hourLabel={(minutes) => rich(format.time(minutes * MINUTE_MS, 'UTC'))}
          nowAt={here?.from}
          hourRem={2}
        />
      </div>
    </Card>
  );
}
