import {
  addDays,
  type Day,
  DEFAULT_DAY_START_MINUTES,
  dayOf,
  daysBetween,
  instantAt,
  wallMinutes,
  weekdayOf,
  weekStart,
} from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Dice } from '#tests/fixtures/dice.ts';

/** How a day went. `unrecorded`: she did not open the app. */
export type DayKind = 'today' | 'ordinary' | 'half' | 'rest' | 'slow' | 'outing' | 'unrecorded';

/** A day of the demo's member. */
export interface LivedDay {
  day: Day;
  /** How many days before today. */
  ago: number;
  kind: DayKind;
  /** When she got up, in UTC milliseconds. */
  wokeAt: number;
}

export interface LivedDays {
  /** Two full weeks and this one, up to today. */
  days: LivedDay[];
  /** When she gets up, in minutes after midnight, while nothing has drifted. */
  waking: number;
  /** Where her days start, in minutes after midnight. */
  startMinutes: number;
}

/** When she gets up, in minutes after midnight, if the time of day at which the demo begins allows it. */
const USUAL_WAKING = 9 * 60;
/** Today is half done between so many minutes after waking. */
export const AWAKE_LEAST = 150;
const AWAKE_MOST = 540;

/** With another waking than between these, days that start at 04:00 would end while she is awake. */
const EARLIEST_WAKING = 5 * 60 + 30;
const LATEST_WAKING = 13 * 60;

/** How much later than today she got up, in minutes, by how many days ago it was: later each day, and back again. */
const DRIFT = [0, 15, 35, 55, 70, 95, 85, 60, 40, 45, 20, 0, -20, -35, -30, -10, -45, -40, -20, -50, -40];

/** Days that were out of the ordinary, by how many days ago they were. */
const SPECIAL: Readonly<Record<number, DayKind>> = { 0: 'today', 3: 'slow', 6: 'outing', 10: 'unrecorded' };

/**
 * The days of the demo's member up to `now` (UTC milliseconds). At whatever time of day the demo begins, it is the
 * middle of her day: where that is at night, she lives at night, and her days start at another time.
 */
export function livedDays(now: number, zone: string, dice: Dice): LivedDays {
  const wokeAt = wokeToday(now, zone, dice);
  const waking = Math.floor(wallMinutes(wokeAt, zone));
  const startMinutes = dayStartFor(waking);
  const today = dayOf(now, zone, [{ from: '1000-01-01', minutes: startMinutes }]);
  const count = daysBetween(addDays(weekStart(today, 1), -14), today) + 1;
  const days = Array.from({ length: count }, (_, index): LivedDay => {
    const ago = count - 1 - index;
    const day = addDays(today, -ago);
    const drift = (DRIFT[ago] ?? 0) + dice.between(-12, 12);
    return {
      ...{ day, ago, kind: kindOf(day, ago) },
      wokeAt: ago === 0 ? wokeAt : instantAt(day, waking + drift, zone),
    };
  });
  return { days, waking, startMinutes };
}

/** As usual, where that makes `now` the middle of her day; else as near to it as possible. */
function wokeToday(now: number, zone: string, dice: Dice): number {
  const since = (Math.floor(wallMinutes(now, zone)) - USUAL_WAKING + 1_440) % 1_440;
  // In the three hours before it, she is taken to be up early, and not to be awake since yesterday.
  const isEarly = since > 1_440 - 180;
  const awake = isEarly ? AWAKE_LEAST : Math.min(AWAKE_MOST, Math.max(AWAKE_LEAST, since));
  return Math.floor(now / MINUTE_MS - awake - dice.between(0, 9)) * MINUTE_MS;
}

function dayStartFor(waking: number): number {
  if (waking >= EARLIEST_WAKING && waking <= LATEST_WAKING) return DEFAULT_DAY_START_MINUTES;
  return Math.floor(((waking - 180 + 1_440) % 1_440) / 30) * 30;
}

function kindOf(day: Day, ago: number): DayKind {
  const special = SPECIAL[ago];
  if (special) return special;
  const weekday = weekdayOf(day);
  // Yesterday is never empty: today goes on with it.
  if (weekday === 7) return ago === 1 ? 'half' : 'rest';
  return weekday === 6 ? 'half' : 'ordinary';
}
