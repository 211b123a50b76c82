import type { TimelineSpan } from '#renderer/ui/Timeline.tsx';
import type { TimelineMark } from '#renderer/ui/TimelineMarks.tsx';
import type { Placed } from '#shared/domain/log/day-picture.ts';

/** Some hours of a day, whole, counted from the day start: `from` 0 is its first hour, `to` 24 is its end. */
export interface Hours {
  from: number;
  to: number;
}

export const ALL_HOURS: Hours = { from: 0, to: 24 };

/** So many hours are shown at least. */
const LEAST_HOURS = 8;
/** Where nothing was recorded, the hours from this one on are shown, by the wall clock. */
const EMPTY_FROM = 9;

/**
 * The hours of a day that some days use: from the first to the last in which there is work, or anything where there is no
 * work; at least eight, with as much room before as after.
 * @param week what was recorded on each of the days
 * @param moments the moments of each of the days
 * @param startMinutes where the days begin, in minutes after midnight
 */
export function usedHours(
  week: ReadonlyArray<ReadonlyArray<Placed>>,
  moments: ReadonlyArray<ReadonlyArray<Pick<TimelineMark, 'at'>>>,
  startMinutes: number,
): Hours {
  const all = week.flat();
  const work = all.filter(({ kind }) => kind === 'work');
  const places =
    work.length > 0
      ? work.map(({ place }) => place)
      : [...all.map(({ place }) => place), ...moments.flat().map(({ at }) => ({ from: at, to: at }))];
  if (places.length === 0) return atLeast((EMPTY_FROM + 24 - startMinutes / 60) % 24, 0);
  const first = Math.floor(Math.min(...places.map(({ from }) => from)) / 60);
  const last = Math.ceil(Math.max(...places.map(({ from, to }) => Math.max(to, from + 1))) / 60);
  return atLeast(first, last - first);
}

/** Hours with at least {@link LEAST_HOURS} of them, inside the day. */
function atLeast(first: number, length: number): Hours {
  const hours = Math.min(Math.max(length, LEAST_HOURS), ALL_HOURS.to);
  const room = length > 0 ? Math.floor((hours - Math.min(length, hours)) / 2) : 0;
  const from = Math.min(Math.max(Math.floor(first) - room, 0), ALL_HOURS.to - hours);
  return { from, to: from + hours };
}

/** What of some spans lies in these hours, placed after the first of them. */
export function cutSpans(spans: ReadonlyArray<TimelineSpan>, hours: Hours): TimelineSpan[] {
  const [first, last] = [hours.from * 60, hours.to * 60];
  const cut = <S extends { from: number; to: number }>(span: S): S[] => {
    // What has only begun has no length yet, and is seen all the same.
    const isOutside = span.from >= last || (span.to <= first && span.from < first);
    if (isOutside) return [];
    return [{ ...span, from: Math.max(span.from, first) - first, to: Math.min(span.to, last) - first }];
  };
  return spans.flatMap((span) =>
    cut(span).map((inside) => (inside.parts ? { ...inside, parts: inside.parts.flatMap(cut) } : inside)),
  );
}

/** The moments that lie in these hours, placed likewise. */
export function cutMarks(marks: ReadonlyArray<TimelineMark>, { from, to }: Hours): TimelineMark[] {
  return marks
    .filter(({ at }) => at >= from * 60 && at < to * 60)
    .map((mark) => ({ ...mark, at: mark.at - from * 60 }));
}
