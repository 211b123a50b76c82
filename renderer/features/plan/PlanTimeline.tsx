import { type DragEvent, useRef, useState } from 'react';
import { plannedSpans, timelineSpans } from '#renderer/locales/timeline-spans.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { useDayRecords } from '#renderer/model/log/index.ts';
import { setTaskPlan } from '#renderer/model/work/index.ts';
import { useNow, useWorkspace } from '#renderer/store/hooks.ts';
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

/** What is dragged is drawn at least as high as this, so that there is room for its time. */
const LANDING_MINUTES = 45;

/**
 * The day being planned: what has a time, beside what was. What is dragged here gets its time from where it lands, and is
 * shown there meanwhile.
 */
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
  const records = useDayRecords(day);
  const picture = useRef<HTMLDivElement>(null);
  const [landing, setLanding] = useState<number | null>(null);
  if (!records) return null;

  const dragged = items.find(({ id }) => id === draggedId);
  /** When what is dragged would begin; null where it cannot land. */
  const landingAt = (event: DragEvent): number | null => {
    const box = picture.current?.getBoundingClientRect();
    if (!dragged || !box) return null;
    event.preventDefault();
    return droppedAt((event.clientY - box.top) / box.height, day, starts);
  };
  const onDrop = (event: DragEvent) => {
    const startMinutes = landingAt(event);
    setLanding(null);
    if (!dragged || startMinutes === null) return;
    void act((workspace) => setTaskPlan(workspace, dragged, { startMinutes }));
  };
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setLanding(null);
  };
  const isLanding = dragged !== undefined && landing !== null;
  const shown = isLanding
    ? items.map((item) => (item === dragged ? { ...item, startMinutes: landing } : item))
    : items;
  const planned = plannedSpans(text, shown, day, starts).map((span) => {
    if (!isLanding || span.id !== draggedId) return span;
    const start = format.time(landing * MINUTE_MS, 'UTC');
    return {
      ...span,
      to: Math.max(span.to, span.from + LANDING_MINUTES),
      detail: (
        <>
          {rich(start)} {span.detail}
        </>
      ),
    };
  });
  const here =
    day === today ? placeInDay({ startAt: now, endAt: now + MINUTE_MS }, day, around.zone(), starts) : null;
  return (
    <Card title={rich('plan.timeline')} kind="plain">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping here is a shortcut; every time can be typed. */}
      <div onDragOver={(event) => setLanding(landingAt(event))} onDragLeave={onDragLeave} onDrop={onDrop}>
        <Timeline
          ref={picture}
          label={t('day.actual')}
          spans={timelineSpans(
            text,
            dayPicture(records.entries, records.sleep, day, now, starts),
            records,
            day,
            now,
            starts,
          )}
          planned={{ label: t('day.planned'), spans: planned }}
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
