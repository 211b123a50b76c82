import { onCircle, shortestWay } from './circular.ts';

const DAY_HOURS = 24;
const WEEK_DAYS = 7;

/**
 * Social jetlag, with its sign: how much later the middle of sleep is on free days than on work days, MSF − MSW
 * (Roenneberg et al. 2012, 10.1016/j.cub.2012.03.038), the shorter way round the clock. Times that are opposite give 12.
 * @param midSleepFree hours on the clock
 * @param midSleepWork hours on the clock
 * @returns hours, −12 < x ≤ 12
 */
export function socialJetlagHours(midSleepFree: number, midSleepWork: number): number {
  return shortestWay(midSleepWork, midSleepFree, DAY_HOURS);
}

/**
 * Chronotype: the middle of sleep on free days, corrected for what is slept in after work days (Roenneberg et al. 2012,
 * 10.1016/j.cub.2012.03.038): MSF − ½(SDf − SDweek) when sleep is longer on free days than on work days, else MSF.
 * SDweek is the mean of the seven days of a week.
 * @param msf the middle of sleep on free days, hours on the clock
 * @param sleepFree how long sleep is on free days, hours
 * @param sleepWork how long sleep is on work days, hours
 * @param workDays how many of seven days are work days, also as a fraction
 * @returns hours on the clock, 0 ≤ x < 24; null for what cannot be
 */
export function chronotypeMsfSc(
  msf: number,
  sleepFree: number,
  sleepWork: number,
  workDays: number,
): number | null {
  const isPossible =
    [msf, sleepFree, sleepWork].every(Number.isFinite) &&
    sleepFree >= 0 &&
    sleepWork >= 0 &&
    workDays >= 0 &&
    workDays <= WEEK_DAYS;
  if (!isPossible) return null;
  if (sleepFree <= sleepWork) return onCircle(msf, DAY_HOURS);
  const sleepWeek = (sleepWork * workDays + sleepFree * (WEEK_DAYS - workDays)) / WEEK_DAYS;
  return onCircle(msf - (sleepFree - sleepWeek) / 2, DAY_HOURS);
}
