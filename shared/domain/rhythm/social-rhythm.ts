import { DAY_MINUTES, onCircle, shortestWay, unroll } from './circular.ts';

/** An item with fewer times in the week has no habitual time. */
const LEAST_TIMES = 3;
/** Times more standard deviations away than this do not make up the habitual time. */
const OUTLYING = 1.5;
/** A time within so many minutes of the habitual one is a hit. */
const NEAR_MINUTES = 45;
/** Less than this is rounding. */
const TINY = 1e-9;

/**
 * The social rhythm metric of a week: how many of five things a day happened at their usual time (Monk, Frank,
 * Potts & Kupfer 2002, J. Sleep Res. 11:183–190). An item with three or more times has a habitual time
 * ({@link habitualMinutes}); each of its times within 45 minutes of it, whether that time was left out of the mean or
 * not, is a hit.
 * @param items for each item its times on seven days, in minutes of the day; null where it is not known
 * @returns `hits`: for each item how often, null where it has fewer than three times; `score`: hits per item that has
 *   them, 0 to 7; null where no item has
 */
export function socialRhythmMetric(items: Readonly<Record<string, ReadonlyArray<number | null>>>): {
  score: number | null;
  hits: Record<string, number | null>;
} {
  const hits = Object.fromEntries(Object.entries(items).map(([item, times]) => [item, hitsOf(times)]));
  const counted = Object.values(hits).filter((count) => count !== null);
  const sum = counted.reduce((total, count) => total + count, 0);
  return { score: counted.length === 0 ? null : sum / counted.length, hits };
}

/**
 * The habitual time of something: the mean of its times, after those more than 1.5 standard deviations (n − 1) away were
 * left out (Monk et al. 2002, J. Sleep Res. 11:183–190). Times on both sides of midnight are near each other.
 * @param times minutes of the day
 * @returns 0 ≤ x < 1440; null for fewer than three times, and where they lie evenly around the clock
 */
export function habitualMinutes(times: ReadonlyArray<number>): number | null {
  const known = times.filter(Number.isFinite);
  const unrolled = known.length < LEAST_TIMES ? null : unroll(known, DAY_MINUTES);
  if (!unrolled) return null;
  const { mean, deviations } = unrolled;
  const sd = Math.sqrt(deviations.reduce((sum, by) => sum + by ** 2, 0) / (known.length - 1));
  const near = deviations.filter((by) => Math.abs(by) <= OUTLYING * sd + TINY);
  return onCircle(mean + near.reduce((sum, by) => sum + by, 0) / near.length, DAY_MINUTES);
}

function hitsOf(times: ReadonlyArray<number | null>): number | null {
  const known = times.filter((time) => time !== null).filter(Number.isFinite);
  if (known.length < LEAST_TIMES) return null;
  const habitual = habitualMinutes(known);
  // Times that lie evenly around the clock have no usual one, so none is near it.
  if (habitual === null) return 0;
  return known.filter((time) => Math.abs(shortestWay(habitual, time, DAY_MINUTES)) <= NEAR_MINUTES + TINY)
    .length;
}
