/** The hours of a day: p in the formulas. */
const HOURS = 24;

/**
 * Interdaily stability: how much of the differences between hours comes back every day (van Someren et al. 1999,
 * 10.3109/07420529908998724): N·Σₕ(x̄ₕ − x̄)² / (p·Σᵢ(xᵢ − x̄)²). 1 when all days are the same, near 0 when nothing comes
 * back. It needs more than a week to mean anything.
 * @param hourly for each known day 24 numbers, such as the share of the hour that was spent awake; a day that has not
 *   24 numbers is unknown and left out
 * @returns null for less than two known days, and where all hours are the same
 */
export function interdailyStability(hourly: ReadonlyArray<ReadonlyArray<number>>): number | null {
  const days = hourly.filter(isKnown);
  if (days.length < 2) return null;
  const all = days.flat();
  const mean = meanOf(all);
  const ofHours = Array.from({ length: HOURS }, (_, hour) => meanOf(days.map((day) => day[hour] ?? 0)));
  const ratio = all.length * squares(ofHours, mean);
  return share(ratio, HOURS * squares(all, mean), all);
}

/**
 * Intradaily variability: how much changes from one hour to the next (van Someren et al. 1999,
 * 10.3109/07420529908998724): N·Σ(xᵢ − xᵢ₋₁)² / ((N − 1)·Σ(xᵢ − x̄)²). Near 0 for one long wave a day, about 2 for noise.
 * @param hourly as for {@link interdailyStability}; what is left out in the middle is bridged
 * @returns null without a known day, and where all hours are the same
 */
export function intradailyVariability(hourly: ReadonlyArray<ReadonlyArray<number>>): number | null {
  const all = hourly.filter(isKnown).flat();
  if (all.length === 0) return null;
  const steps = all.slice(1).map((value, index) => value - (all[index] ?? value));
  return share(all.length * squares(steps, 0), (all.length - 1) * squares(all, meanOf(all)), all);
}

function isKnown(day: ReadonlyArray<number>): boolean {
  return day.length === HOURS && day.every(Number.isFinite);
}

function meanOf(values: ReadonlyArray<number>): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squares(values: ReadonlyArray<number>, around: number): number {
  return values.reduce((sum, value) => sum + (value - around) ** 2, 0);
}

/** Null where all values are the same: then both sums are nothing, or what rounding left. */
function share(part: number, whole: number, values: ReadonlyArray<number>): number | null {
  const ratio = part / whole;
  return values.every((value) => value === values[0]) || !Number.isFinite(ratio) ? null : ratio;
}
