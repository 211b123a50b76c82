import type { TimelineMark } from '#renderer/ui/TimelineMarks.tsx';
import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { placeInDay } from '#shared/domain/day/day-place.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type Kind, kindOf } from '#shared/domain/rhythm/kinds.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { kindName } from './rhythm-names.ts';
import type { TextTools } from './use-text.tsx';

/** The moments of a day, as marks of a timeline with their words. */
export function timelineMarks(
  text: TextTools,
  moments: ReadonlyArray<RhythmRecord>,
  kinds: ReadonlyArray<Kind>,
  day: Day,
  starts: DayStarts,
): TimelineMark[] {
  return moments.flatMap((moment) => {
    const { id, startAt, zone } = moment;
    const place = placeInDay({ startAt, endAt: startAt + MINUTE_MS }, day, zone, starts);
    if (!place) return [];
    const kind = kindOf(kinds, moment);
    const time = text.format.time(startAt, zone);
    const label = text.t('rhythm.moment', { kind: kindName(text, kind), time });
    return [{ id, at: place.from, sign: kind.sign, tone: kind.tone, label }];
  });
}
