import { clipToDay, type Day, type DayStarts, wallMinutes } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { EntryKind, type TimeEntry, workedIntervals } from '#shared/domain/log/time-entry.ts';
import { totalsBy } from '#shared/domain/log/totals.ts';
import { occurrenceParts } from '#shared/domain/work/repeat.ts';
import type { Task } from '#shared/domain/work/task.ts';

/** What was planned and what was done, in milliseconds. */
export interface PlannedAndDone {
  plannedMs: number;
  workedMs: number;
}

/** The time of one task, or of all occurrences of something that repeats. */
export interface TaskTime extends PlannedAndDone {
  /** The tasks that it is about; null for what was worked on without one. */
  ids: string[] | null;
}

type Planned = Pick<Task, 'id' | 'estimateMinutes' | 'startMinutes' | 'isAppointment'>;

/**
 * What was planned for some days beside what was worked on them, by task, the most worked first. Appointments are no
 * work, and what has no estimate was planned without a length.
 */
export function timeByTask(
  planned: ReadonlyArray<Planned>,
  entries: ReadonlyArray<TimeEntry>,
  days: ReadonlyArray<Day>,
  now: number,
  starts: DayStarts,
): TaskTime[] {
  const times = new Map<string | null, TaskTime>();
  const timeOf = (id: string | null): TaskTime => {
    const key = id && (occurrenceParts(id)?.repeatId ?? id);
    const time = times.get(key) ?? { ids: id === null ? null : [], plannedMs: 0, workedMs: 0 };
    times.set(key, time);
    if (id !== null && !time.ids?.includes(id)) time.ids?.push(id);
    return time;
  };
  for (const { id, estimateMinutes, isAppointment } of planned) {
    if (!isAppointment && estimateMinutes !== null) timeOf(id).plannedMs += estimateMinutes * MINUTE_MS;
  }
  for (const [id, workedMs] of totalsBy(entries, days, now, ({ taskId }) => taskId, starts)) {
    timeOf(id).workedMs += workedMs;
  }
  return [...times.values()].toSorted((a, b) => b.workedMs - a.workedMs || b.plannedMs - a.plannedMs);
}

const HOURS = 24;
/** How many minutes there are from a whole minute of the clock to the next full hour. */
const minutesToHour = (minute: number) => 60 - (minute % 60);

/**
 * What was planned and what was worked in each hour of the wall clock, from 0 to 23, all days together. Only what has a
 * time and a length on the timeline is planned for an hour.
 */
export function timeByHour(
  planned: ReadonlyArray<Planned>,
  entries: ReadonlyArray<TimeEntry>,
  days: ReadonlyArray<Day>,
  now: number,
  starts: DayStarts,
): PlannedAndDone[] {
  const hours = Array.from({ length: HOURS }, (): PlannedAndDone => ({ plannedMs: 0, workedMs: 0 }));
  const add = (key: keyof PlannedAndDone, minute: number, ms: number) => {
    const hour = hours[Math.floor(minute / 60) % HOURS];
    if (hour) hour[key] += ms;
  };
  for (const { startMinutes, estimateMinutes, isAppointment } of planned) {
    if (isAppointment || startMinutes === null || estimateMinutes === null) continue;
    const last = startMinutes + estimateMinutes;
    for (let minute = startMinutes; minute < last; minute += minutesToHour(minute)) {
      add('plannedMs', minute, Math.min(minutesToHour(minute), last - minute) * MINUTE_MS);
    }
  }
  for (const entry of entries) {
    const worked = days.flatMap((day) => clipToDay(workedIntervals(entry, now), day, entry.zone, starts));
    for (const { startAt, endAt } of worked) {
      // Cut where the clock shows a full hour, so that every piece has its real length, also where clocks change.
      for (let at = startAt; at < endAt; ) {
        const minute = Math.floor(wallMinutes(at, entry.zone));
        const next = Math.min(endAt, at + minutesToHour(minute) * MINUTE_MS);
        add('workedMs', minute, roundedMs([{ startAt: at, endAt: next }]));
        at = next;
      }
    }
  }
  return hours;
}

/** What finished work of one kind was estimated at, and how long it took. */
export interface Outcome extends PlannedAndDone {
  kind: EntryKind;
}

/**
 * Estimate beside outcome, for each kind of work: of tasks that were finished, had an estimate, and have recorded time.
 * What is not finished, or was never timed, tells nothing about its estimate. A task counts for the kind in which most of
 * its time was.
 * @param entries all recorded time of these tasks
 */
export function outcomes(
  finished: ReadonlyArray<Pick<Task, 'id' | 'estimateMinutes'>>,
  entries: ReadonlyArray<TimeEntry>,
  now: number,
): Outcome[] {
  const byKind = new Map<EntryKind, Outcome>();
  const byTask = Map.groupBy(entries, ({ taskId }) => taskId);
  for (const { id, estimateMinutes } of finished) {
    const times = Map.groupBy(byTask.get(id) ?? [], ({ kind }) => kind);
    const totals = [...times].map(([kind, all]) => ({
      kind,
      ms: all.reduce((sum, entry) => sum + roundedMs(workedIntervals(entry, now)), 0),
    }));
    const [most] = totals.toSorted((a, b) => b.ms - a.ms);
    const workedMs = totals.reduce((sum, { ms }) => sum + ms, 0);
    if (estimateMinutes === null || !most || workedMs === 0) continue;
    const outcome = byKind.get(most.kind) ?? { kind: most.kind, plannedMs: 0, workedMs: 0 };
    outcome.plannedMs += estimateMinutes * MINUTE_MS;
    outcome.workedMs += workedMs;
    byKind.set(most.kind, outcome);
  }
  return EntryKind.options.flatMap((kind) => byKind.get(kind) ?? []);
}
