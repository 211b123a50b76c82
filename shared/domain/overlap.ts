import { lengthMs } from './interval.ts';
import { entrySpan, type TimeEntry } from './time-entry.ts';

/** The ids of the entries that share some time with another one. Entries that only touch do not. */
export function overlappingIds(entries: ReadonlyArray<TimeEntry>, now: number): Set<string> {
  const ids = new Set<string>();
  const spans = entries
    .map((entry) => ({ id: entry.id, ...entrySpan(entry, now) }))
    .filter((span) => lengthMs(span) > 0)
    .toSorted((a, b) => a.startAt - b.startAt);
  // The span that reaches furthest of those before: what begins inside any of them begins inside this one.
  let furthest = spans[0];
  for (const span of spans.slice(1)) {
    if (furthest && span.startAt < furthest.endAt) ids.add(span.id).add(furthest.id);
    if (!furthest || span.endAt > furthest.endAt) furthest = span;
  }
  return ids;
}
