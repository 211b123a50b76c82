import { useMemo } from 'react';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { addDays } from '#shared/domain/day/day.ts';
import { daysOfRange, type RhythmRange, type RhythmSources } from '#shared/domain/rhythm/range.ts';
import { readRhythmSources } from './read-rhythm-sources.ts';

/** A habit is told from four weeks, today not among them. */
const HABIT_DAYS = 28;

/**
 * A habit of the member, as their records of the last four weeks tell it. It is worked out here each time, and kept nowhere.
 * @param habitOf a function that stays the same; null where the habit is not asked for: then nothing is read
 * @returns null where there is no such habit, it was not asked for, or it was only asked for later and is still read;
 *   undefined until that was read which was asked for first
 */
export function useHabit<T>(
  habitOf: ((sources: RhythmSources, range: RhythmRange) => T | null) | null,
): T | null | undefined {
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const last = addDays(useToday(), -1);
  const isAsked = habitOf !== null;
  const read = useRows(
    async (db) => ({
      last,
      sources: isAsked ? await readRhythmSources(db, daysOfRange({ last, count: HABIT_DAYS })) : null,
    }),
    [last, isAsked],
  );
  return useMemo(() => {
    if (!habitOf) return null;
    if (!read) return undefined;
    if (!read.sources) return null;
    // What was read goes with the range for which it was read.
    return habitOf(read.sources, { last: read.last, count: HABIT_DAYS, now: around.now(), starts });
  }, [habitOf, read, around, starts]);
}
