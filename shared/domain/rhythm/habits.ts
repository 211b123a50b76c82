import { startMinutesOf } from '#shared/domain/day/day.ts';
import { DAY_MINUTES, onCircle, shortestWay } from './circular.ts';
import { workStarts } from './day-rhythm.ts';
import { daysOfRange, type RhythmRange, type RhythmSources, sourcesWithin } from './range.ts';
import { sleepEpochs } from './sleep-epochs.ts';
import { mainSleeps, sleepsOf } from './sleeps.ts';
import { habitualMinutes } from './social-rhythm.ts';

/** Days can start, and habits are told, at half hours. */
const HALF_HOUR = 30;
/** Of the days, this share has to have a main sleep before a habit is told. */
const LEAST_KNOWN = 2 / 3;
const LEAST_DAYS = 7;
/** A member is usually asleep where they are on this share of the days. */
const USUALLY = 2 / 3;
/** How far around a half hour its quiet is looked for, in minutes. */
const AROUND = 360;

/**
 * The start of the day that fits a member's own habit: the half hour that lies deepest in their usual sleep, so that what
 * they do in one go belongs to one day. Only a suggestion.
 * @returns minutes after midnight, at a half hour; null where not enough is known (main sleep of two thirds of the days,
 *   seven at least), where there is no hour at which they usually sleep, as in a rhythm that drifts, and where they
 *   usually sleep at the present start too
 */
export function suggestedDayStart(all: RhythmSources, range: RhythmRange): number | null {
  const sources = sourcesWithin(all, range);
  const { last, count, now, starts } = range;
  const days = daysOfRange(range);
  const sleeps = sleepsOf(sources.records, starts);
  const main = mainSleeps(sleeps);
  const known = days.filter((day) => main.has(day)).length;
  if (known < LEAST_DAYS || known < count * LEAST_KNOWN) return null;
  const epochs = sleepEpochs({ sleeps, ...sources }, days, now, starts);
  const present = startMinutesOf(last, starts);
  const asleep = asleepShares(epochs, present);
  const best = quietest(asleep);
  const isUsual = (minutes: number) => (asleep[minutes] ?? 0) >= USUALLY;
  return isUsual(best) && !isUsual(present) ? best : null;
}

/** For each minute after midnight, the share of the days on which the member was asleep, of those that are known. */
function asleepShares(epochs: ReadonlyArray<ReadonlyArray<0 | 1 | null>>, startMinutes: number): number[] {
  return Array.from({ length: DAY_MINUTES }, (_, minute) => {
    const states = epochs
      .map((day) => day[onCircle(minute - startMinutes, DAY_MINUTES)] ?? null)
      .filter((state) => state !== null);
    return states.length === 0 ? 0 : states.filter((state) => state === 1).length / states.length;
  });
}

/** The half hour around which there is most sleep: what is nearer counts more, as a cosine. */
function quietest(asleep: ReadonlyArray<number>): number {
  const sleepAround = (minutes: number) =>
    asleep.reduce((sum, share, minute) => {
      const away = Math.abs(shortestWay(minutes, minute, DAY_MINUTES));
      return away > AROUND ? sum : sum + share * Math.cos((away / AROUND) * (Math.PI / 2));
    }, 0);
  const halves = Array.from({ length: DAY_MINUTES / HALF_HOUR }, (_, index) => index * HALF_HOUR);
  const quiet = halves.map(sleepAround);
  return halves[quiet.indexOf(Math.max(...quiet))] ?? 0;
}

/** So many days with work are needed before a habit is told. */
const LEAST_WORK_DAYS = 5;
/** Work often begins around a time when it does so within so many minutes of it … */
const NEAR_MINUTES = 60;
/** … on this share of the days with work. */
const OFTEN = 0.5;

/**
 * Around when a member often begins to work, for "you often begin around 14:00": the habitual time (`habitualMinutes`) of
 * the first work of each day in range.
 * @returns minutes after midnight, at a half hour; null for fewer than five days with work, and where work begins at such
 *   different times that half of them lie more than an hour away
 */
export function habitualWorkStart(sources: RhythmSources, range: RhythmRange): number | null {
  const { records, entries } = sourcesWithin(sources, range);
  const began = workStarts(records, entries, range.starts);
  const times = daysOfRange(range).flatMap((day) => began.get(day) ?? []);
  const habitual = times.length < LEAST_WORK_DAYS ? null : habitualMinutes(times);
  if (habitual === null) return null;
  const near = times.filter((time) => Math.abs(shortestWay(habitual, time, DAY_MINUTES)) <= NEAR_MINUTES);
  if (near.length < times.length * OFTEN) return null;
  return onCircle(Math.round(habitual / HALF_HOUR) * HALF_HOUR, DAY_MINUTES);
}
