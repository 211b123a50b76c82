/** The minutes of the clock's circle. */
export const DAY_MINUTES = 1_440;

/** So short a mean vector is only rounding: the times lie evenly around the clock. */
const NO_DIRECTION = 1e-9;
/** So little short of one, a mean vector differs only by rounding: all times are the same. */
const SAME = 1e-14;

/**
 * The mean of clock times, as the direction of the mean of their vectors (Mardia & Jupp, Directional Statistics, 2000,
 * 10.1002/9780470316979).
 * @param clock minutes after midnight; whole days more or less are the same time, and what is no number is left out
 * @returns 0 ≤ x < 1440; null without times, and for times that lie evenly around the clock
 */
export function circularMeanMinutes(clock: ReadonlyArray<number>): number | null {
  return circularMean(clock, DAY_MINUTES);
}

/**
 * The circular standard deviation of clock times, √(−2 ln R) with R the length of their mean vector (Mardia & Jupp,
 * Directional Statistics, 2000, 10.1002/9780470316979), in minutes.
 * @param clock as for {@link circularMeanMinutes}
 * @returns 0 for a single time; null without times, and for times that lie evenly around the clock (it would be infinite)
 */
export function circularSdMinutes(clock: ReadonlyArray<number>): number | null {
  const { length } = meanVector(clock, DAY_MINUTES);
  if (length < NO_DIRECTION) return null;
  if (length > 1 - SAME) return 0;
  return (Math.sqrt(-2 * Math.log(length)) * DAY_MINUTES) / (2 * Math.PI);
}

/** A remainder that is never negative, 0 ≤ x < circle. */
export function onCircle(time: number, circle: number): number {
  const rest = ((time % circle) + circle) % circle;
  // A tiny negative number plus the circle is the circle itself.
  return rest < circle ? rest : 0;
}

/** How far `to` comes after `from` the shorter way round the clock; negative when before. Opposite times: half a circle. */
export function shortestWay(from: number, to: number, circle: number): number {
  const ahead = onCircle(to - from, circle);
  return ahead > circle / 2 ? ahead - circle : ahead;
}

/** Clock times with their mean, from which each is so far away, the shorter way round. */
export interface Unrolled {
  mean: number;
  /** One for each time, in their order. */
  deviations: number[];
}

/**
 * Clock times unrolled around their circular mean, with the arithmetic mean of what that gives: for times in one half of
 * the clock, the same as if they were written down without a midnight between them, which is how the papers compute with
 * means of clock times. Rotating the clock rotates the mean.
 * @returns null where there is no circular mean
 */
export function unroll(times: ReadonlyArray<number>, circle: number): Unrolled | null {
  const centre = circularMean(times, circle);
  if (centre === null) return null;
  const around = times.map((time) => shortestWay(centre, time, circle));
  const offset = around.reduce((sum, deviation) => sum + deviation, 0) / around.length;
  return {
    mean: onCircle(centre + offset, circle),
    deviations: around.map((deviation) => deviation - offset),
  };
}

function circularMean(times: ReadonlyArray<number>, circle: number): number | null {
  const { sin, cos, length } = meanVector(times, circle);
  if (length < NO_DIRECTION) return null;
  return onCircle((Math.atan2(sin, cos) * circle) / (2 * Math.PI), circle);
}

function meanVector(times: ReadonlyArray<number>, circle: number) {
  const known = times.filter(Number.isFinite);
  const count = Math.max(1, known.length);
  let [sin, cos] = [0, 0];
  for (const time of known) {
    const angle = (onCircle(time, circle) / circle) * 2 * Math.PI;
    sin += Math.sin(angle) / count;
    cos += Math.cos(angle) / count;
  }
  return { sin, cos, length: Math.hypot(sin, cos) };
}
