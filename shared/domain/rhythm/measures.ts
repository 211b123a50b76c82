import type { Day } from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { chronotypeMsfSc, socialJetlagHours } from './chronotype.ts';
import { circularMeanMinutes, circularSdMinutes } from './circular.ts';
import { interdailyStability, intradailyVariability } from './daily-stability.ts';
import { socialTimes, workDays } from './day-rhythm.ts';
import { compositePhaseDeviationHours } from './phase-deviation.ts';
import { daysOfRange, type RhythmRange, type RhythmSources, sourcesWithin } from './range.ts';
import { awakeHours, sleepEpochs } from './sleep-epochs.ts';
import { sleepRegularityIndex } from './sleep-regularity.ts';
import { mainSleeps, midSleepMinutes, type Sleep, sleepsOf } from './sleeps.ts';
import { socialRhythmMetric } from './social-rhythm.ts';

/** The measures that can be shown, in the order in which they are. */
export const measureKinds = [
  'mid-sleep',
  'mid-sleep-spread',
  'sleep-regularity',
  'daily-stability',
  'daily-variability',
  'phase-deviation',
  'chronotype',
  'social-jetlag',
  'social-rhythm',
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** What a value is counted in: `clock` and `minutes` in minutes, `hours` in hours, `index` in nothing. */
export type MeasureUnit = 'clock' | 'minutes' | 'hours' | 'index';

/** What one measure says of some days, ready to be shown. */
export interface Measure {
  kind: MeasureKind;
  unit: MeasureUnit;
  /**
   * Null while not enough is known, and where the days have no such value: times all around the clock have no mean,
   * hours that are all the same have no stability.
   */
  value: number | null;
  /** How many days were asked about. */
  days: number;
  /** How many of them it rests on. */
  knownDays: number;
  /** The share of what it looks at that is known, 0 to 1. */
  knownShare: number;
  /** Whether enough is known: two thirds, and as many days as the measure needs. */
  isEnough: boolean;
}

/** Below this share of what is known, there is no value. */
const LEAST_SHARE = 2 / 3;
/** Interdaily stability needs more than a week. */
const STABILITY_DAYS = 8;
const WEEK_DAYS = 7;
/** So many free days and so many work days are needed to compare them. */
const LEAST_OF_EACH = 2;
const HOUR_MINUTES = 60;

/**
 * Every measure over the `count` logical days up to `last`, with what it rests on. Nothing in it takes a night to be at
 * night: nights belong to the day of getting up, and means of times are circular. The social rhythm is the mean of its
 * weeks, as in Monk et al. 2002; work days are days with work, free days those with a main sleep and without work.
 */
export function rhythmMeasures(sources: RhythmSources, range: RhythmRange): Measure[] {
  const { records, entries } = sourcesWithin(sources, range);
  const { count, now, starts } = range;
  const days = daysOfRange(range);
  const sleeps = sleepsOf(records, starts);
  const main = mainSleeps(sleeps);
  const nights = days.flatMap((day) => main.get(day) ?? []);
  const mids = nights.map(midSleepMinutes);
  const epochs = sleepEpochs({ sleeps, records, entries }, days, now, starts);
  const hours = awakeHours(epochs);
  const social = socialTimes(sleeps, records, entries, days, starts);
  const ofDays = (knownDays: number): Basis => ({
    days: count,
    knownDays,
    knownShare: count === 0 ? 0 : knownDays / count,
  });
  const ofNights = ofDays(nights.length);
  const byWork = nightsByWork(nights, workDays(entries, now, starts));
  const hasBoth = Math.min(byWork.free.length, byWork.work.length) >= LEAST_OF_EACH;
  // Where there is nothing to compare, no number of days is enough.
  const leastToCompare = hasBoth ? 1 : Infinity;
  return [
    measure('mid-sleep', 'clock', ofNights, 1, () => circularMeanMinutes(mids)),
    measure('mid-sleep-spread', 'minutes', ofNights, 2, () => circularSdMinutes(mids)),
    measure('sleep-regularity', 'index', basisOfEpochs(epochs), 2, () => sleepRegularityIndex(epochs)),
    measure('daily-stability', 'index', ofDays(hours.length), STABILITY_DAYS, () =>
      interdailyStability(hours),
    ),
    measure('daily-variability', 'index', ofDays(hours.length), 1, () => intradailyVariability(hours)),
    measure('phase-deviation', 'hours', ofNights, 2, () =>
      compositePhaseDeviationHours(mids.map((mid) => mid / HOUR_MINUTES)),
    ),
    measure('chronotype', 'clock', ofNights, leastToCompare, () => chronotypeOf(byWork)),
    measure('social-jetlag', 'hours', ofNights, leastToCompare, () => jetlagOf(byWork)),
    measure('social-rhythm', 'index', basisOfSocial(social, count), LEAST_SOCIAL_DAYS, () =>
      socialRhythmOf(social, count),
    ),
  ];
}

type Basis = Pick<Measure, 'days' | 'knownDays' | 'knownShare'>;

function measure(
  kind: MeasureKind,
  unit: MeasureUnit,
  basis: Basis,
  leastDays: number,
  compute: () => number | null,
): Measure {
  const isEnough = basis.knownShare >= LEAST_SHARE && basis.knownDays >= leastDays;
  return { kind, unit, ...basis, isEnough, value: isEnough ? compute() : null };
}

function basisOfEpochs(epochs: ReadonlyArray<ReadonlyArray<0 | 1 | null>>): Basis {
  const known = epochs.map((day) => day.filter((state) => state !== null).length);
  const all = epochs.reduce((sum, day) => sum + day.length, 0);
  return {
    days: epochs.length,
    knownDays: known.filter((minutes) => minutes > 0).length,
    knownShare: all === 0 ? 0 : known.reduce((sum, minutes) => sum + minutes, 0) / all,
  };
}

interface NightsByWork {
  free: Sleep[];
  work: Sleep[];
}

function nightsByWork(nights: ReadonlyArray<Sleep>, worked: ReadonlySet<Day>): NightsByWork {
  return {
    free: nights.filter(({ day }) => !worked.has(day)),
    work: nights.filter(({ day }) => worked.has(day)),
  };
}

function midHours(nights: ReadonlyArray<Sleep>): number | null {
  const mean = circularMeanMinutes(nights.map(midSleepMinutes));
  return mean === null ? null : mean / HOUR_MINUTES;
}

function sleptHours(nights: ReadonlyArray<Sleep>): number {
  return nights.reduce((sum, { sleptMs }) => sum + sleptMs / HOUR_MS, 0) / nights.length;
}

function jetlagOf({ free, work }: NightsByWork): number | null {
  const [msf, msw] = [midHours(free), midHours(work)];
  return msf === null || msw === null ? null : socialJetlagHours(msf, msw);
}

/** In minutes after midnight, as the other clock times. */
function chronotypeOf({ free, work }: NightsByWork): number | null {
  const msf = midHours(free);
  if (msf === null) return null;
  const perWeek = (WEEK_DAYS * work.length) / (work.length + free.length);
  const hours = chronotypeMsfSc(msf, sleptHours(free), sleptHours(work), perWeek);
  return hours === null ? null : hours * HOUR_MINUTES;
}

type SocialTimes = Readonly<Record<string, ReadonlyArray<number | null>>>;

/** An item with fewer times has no habitual time. */
const LEAST_SOCIAL_DAYS = 3;

/** Of whole weeks, counted back from the last day. What a member never records is not looked at. */
function basisOfSocial(social: SocialTimes, count: number): Basis {
  const weeksAt = count % WEEK_DAYS;
  const used = Object.values(social)
    .map((times) => times.slice(weeksAt))
    .filter((times) => times.some((time) => time !== null));
  const known = used.flat().filter((time) => time !== null).length;
  const days = Array.from({ length: count - weeksAt }, (_, index) => index);
  return {
    days: count,
    knownDays: days.filter((index) => used.some((times) => (times[index] ?? null) !== null)).length,
    knownShare: known === 0 ? 0 : known / (used.length * days.length),
  };
}

function socialRhythmOf(social: SocialTimes, count: number): number | null {
  const scores: number[] = [];
  for (let to = count; to >= WEEK_DAYS; to -= WEEK_DAYS) {
    const week = Object.fromEntries(
      Object.entries(social).map(([item, times]) => [item, times.slice(to - WEEK_DAYS, to)]),
    );
    const { score } = socialRhythmMetric(week);
    if (score !== null) scores.push(score);
  }
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
