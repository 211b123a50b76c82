import { shortestWay, unroll } from './circular.ts';

const DAY_HOURS = 24;

/**
 * Composite phase deviation: how far the middle of sleep is from where it usually is, and from the day before, as one
 * length (Fischer, Vetter & Roenneberg 2016, 10.1038/srep38601): the mean of √((MSᵢ − ref)² + (MSᵢ − MSᵢ₋₁)²), in hours,
 * without the first day, which has none before it. It needs one main sleep a day.
 * @param midSleepHours the middle of the main sleep of each known day, in hours on the clock, in order; differences go
 *   the shorter way round. A day that is left out is bridged
 * @param reference where the middle of sleep would be, in hours; their own mean when left out
 * @returns null for less than two days, and where there is no mean because the times lie evenly around the clock
 */
export function compositePhaseDeviationHours(
  midSleepHours: ReadonlyArray<number>,
  reference?: number,
): number | null {
  const known = midSleepHours.filter(Number.isFinite);
  const ref = reference ?? unroll(known, DAY_HOURS)?.mean;
  if (ref === undefined || !Number.isFinite(ref) || known.length < 2) return null;
  const lengths = known
    .slice(1)
    .map((mid, index) =>
      Math.hypot(shortestWay(ref, mid, DAY_HOURS), shortestWay(known[index] ?? mid, mid, DAY_HOURS)),
    );
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}
