import type { TimelineSpan } from '#renderer/ui/Timeline.tsx';
import type { Day } from '#shared/domain/day.ts';
import type { Placed } from '#shared/domain/day-picture.ts';
import { placedWords, taskTitle } from './day-words.ts';
import type { TextTools } from './use-text.tsx';

/** What lies on a day, with its words, as a timeline draws it. */
export function timelineSpans(
  text: TextTools,
  placed: ReadonlyArray<Placed>,
  titles: ReadonlyMap<string, string>,
  day: Day,
  now: number,
): TimelineSpan[] {
  return placed.map((one) => ({
    id: one.kind === 'work' ? one.entry.id : one.record.id,
    kind: one.kind,
    ...one.place,
    label: placedWords(text, one, titles, day, now),
    ...(one.kind === 'work'
      ? { detail: taskTitle(text, one.entry.taskId, titles), parts: one.parts }
      : { detail: text.rich('day.sleep') }),
  }));
}
