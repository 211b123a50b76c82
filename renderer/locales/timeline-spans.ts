import type { TimelineSpan } from '#renderer/ui/Timeline.tsx';
import { toneOf } from '#renderer/ui/tone.ts';
import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Placed } from '#shared/domain/log/day-picture.ts';
import { entryDayTotal } from '#shared/domain/log/totals.ts';
import { boxOf } from '#shared/domain/plan/planning.ts';
import { sleptMs } from '#shared/domain/rhythm/sleep-overlap.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { placedWords, taskTitle } from './day-words.ts';
import type { TextTools } from './use-text.tsx';

/** The planned items of a day that have a time, as spans of a timeline. */
export function plannedSpans(
  { t, format }: TextTools,
  items: ReadonlyArray<WorkItem>,
  day: Day,
  starts: DayStarts,
): TimelineSpan[] {
  return items.flatMap((item) => {
    const place = boxOf(item, day, starts);
    if (!place || item.startMinutes === null) return [];
    const { id, title, isAppointment } = item;
    const start = format.time(item.startMinutes * MINUTE_MS, 'UTC');
    return [
      {
        id,
        kind: isAppointment ? ('visit' as const) : ('plan' as const),
        ...place,
        label: t(isAppointment ? 'day.visitAt' : 'day.plannedAt', { title, start }),
        detail: title,
      },
    ];
  });
}

interface Names {
  titles: ReadonlyMap<string, string>;
  projects: ReadonlyMap<string, string>;
}

/** What was recorded on a day, as spans of a timeline with their words. */
export function timelineSpans(
  text: TextTools,
  placed: ReadonlyArray<Placed>,
  names: Names,
  day: Day,
  now: number,
  starts: DayStarts,
): TimelineSpan[] {
  const length = (ms: number) => ms >= MINUTE_MS && text.rich(text.format.duration(ms));
  return placed.map((one) => ({
    id: one.kind === 'work' ? one.entry.id : one.record.id,
    kind: one.kind,
    ...one.place,
    label: placedWords(text, one, names.titles, day, now),
    ...(one.kind === 'work'
      ? {
          detail: taskTitle(text, one.entry.taskId, names.titles),
          parts: one.parts,
          tone: toneOf(names.projects.get(one.entry.taskId ?? '')),
          length: length(entryDayTotal(one.entry, day, now, starts).workedMs),
        }
      : { detail: text.rich('day.sleep'), length: length(sleptMs([one.record], day, starts)) }),
  }));
}
