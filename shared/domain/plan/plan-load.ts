import { type Day, type DayStarts, startMinutesOf } from '#shared/domain/day/day.ts';
import { drawnMinutes, placeInDay } from '#shared/domain/day/day-place.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { totalsBy } from '#shared/domain/log/totals.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import type { DayPlan } from './day-plan.ts';

const DAY_MINUTES = 1_440;

/** How a plan compares with the time there is. All in minutes. */
export interface PlanLoad {
  /** What the open things on the plan are thought to take, where that was said; without what was worked on them today. */
  plannedMinutes: number;
  /** How many open things have no estimate. */
  unestimated: number;
  /**
   * The time there is, without the appointments inside it; of a day that is under way, what is left of it. Null while the
   * member has not said.
   */
  availableMinutes: number | null;
  /** By how much the plan is longer than what there is; 0 when it fits, or when nothing was said. */
  overMinutes: number;
}

/** What has gone of the day that is under way. */
export interface DaySoFar {
  /** How far the day has gone: wall-clock minutes after the day start. */
  nowMinutes: number;
  /** When the day starts, in minutes after midnight, and how long it is. */
  startMinutes: number;
  dayMinutes: number;
  /** What was worked today, in minutes, by task; null for work without a task. */
  worked: ReadonlyMap<string | null, number>;
}

/**
 * What has gone of `day` at the instant `now`; null when it is another day.
 * @param entries what may touch the day; the running block counts up to `now`
 * @param zone where the member is
 */
export function daySoFar(
  entries: ReadonlyArray<TimeEntry>,
  day: Day,
  now: number,
  zone: string,
  starts: DayStarts,
): DaySoFar | null {
  const here = placeInDay({ startAt: now, endAt: now + 1 }, day, zone, starts);
  if (!here) return null;
  const totals = totalsBy(entries, [day], now, ({ taskId }) => taskId, starts);
  return {
    nowMinutes: here.from,
    startMinutes: startMinutesOf(day, starts),
    dayMinutes: drawnMinutes(day, starts),
    worked: new Map([...totals].map(([id, ms]) => [id, ms / MINUTE_MS])),
  };
}

/**
 * Compares what is planned for a day with the time there is. Appointments are no work, they take from the time there is.
 * Of a day that is under way, both are what is left: of the plan, what was not worked on yet; of the time, what the clock
 * leaves or what the work of today leaves of it, whichever is less.
 * @param items what is planned for the day
 * @param soFar null for a day that is not under way
 */
export function planLoad(
  items: ReadonlyArray<WorkItem>,
  plan: DayPlan,
  soFar: DaySoFar | null = null,
): PlanLoad {
  const open = items.filter(({ doneAt, isAppointment }) => doneAt === null && !isAppointment);
  const plannedMinutes = open.reduce(
    (sum, { id, estimateMinutes }) =>
      sum + Math.max(0, (estimateMinutes ?? 0) - (soFar?.worked.get(id) ?? 0)),
    0,
  );
  const unestimated = open.filter(({ estimateMinutes }) => estimateMinutes === null).length;
  const capacity = capacityOf(items, plan);
  const availableMinutes = soFar ? leftOf(items, plan, capacity, soFar) : capacity;
  const overMinutes = availableMinutes === null ? 0 : Math.max(0, plannedMinutes - availableMinutes);
  return { plannedMinutes, unestimated, availableMinutes, overMinutes };
}

/** The time there is on the whole day. */
function capacityOf(items: ReadonlyArray<WorkItem>, plan: DayPlan): number | null {
  const { fromMinutes, toMinutes, availableMinutes } = plan;
  if (fromMinutes === null || toMinutes === null) return availableMinutes;
  return freeMinutes(items, fromMinutes, (toMinutes - fromMinutes + DAY_MINUTES) % DAY_MINUTES).length;
}

/** What is left of the time there is: by the work of today, and by the clock, up to when it ends or the day does. */
function leftOf(
  items: ReadonlyArray<WorkItem>,
  { fromMinutes, toMinutes }: DayPlan,
  capacity: number | null,
  { nowMinutes, startMinutes, dayMinutes, worked }: DaySoFar,
): number | null {
  if (capacity === null && toMinutes === null) return null;
  const from = fromMinutes ?? startMinutes;
  const until = toMinutes ?? startMinutes;
  // Nothing between them is nothing where both were said; else it is the whole day.
  const whole = fromMinutes !== null && toMinutes !== null ? 0 : DAY_MINUTES;
  const length = (until - from + DAY_MINUTES) % DAY_MINUTES || whole;
  const isToCome = (minute: number) => {
    const place = (minute - startMinutes + DAY_MINUTES) % DAY_MINUTES;
    // On a day that is longer than 24 hours, a time of the clock can come again.
    const again = Math.floor((dayMinutes - 1 - place) / DAY_MINUTES) * DAY_MINUTES;
    return place + again >= nowMinutes;
  };
  const byClock = freeMinutes(items, from, length).filter(isToCome).length;
  if (capacity === null) return byClock;
  const workedMinutes = [...worked.values()].reduce((sum, minutes) => sum + minutes, 0);
  return Math.max(0, Math.min(byClock, capacity - workedMinutes));
}

/**
 * The minutes of the day, after midnight, that lie in hours and in no appointment.
 * @param from where the hours begin; they may cross midnight
 */
function freeMinutes(items: ReadonlyArray<WorkItem>, from: number, length: number): number[] {
  const taken = new Set<number>();
  for (const { isAppointment, startMinutes, estimateMinutes } of items) {
    if (!isAppointment || startMinutes === null) continue;
    for (let minute = 0; minute < (estimateMinutes ?? 0); minute++) {
      taken.add((startMinutes + minute) % DAY_MINUTES);
    }
  }
  return Array.from({ length }, (_, minute) => (from + minute) % DAY_MINUTES).filter(
    (minute) => !taken.has(minute),
  );
}
