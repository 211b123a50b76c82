import {
  addDays,
  type Day,
  type DayStarts,
  dayOf,
  startMinutesOf,
  wallMinutes,
} from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { entrySpan, type TimeEntry } from '#shared/domain/log/time-entry.ts';
import { entryDayTotal } from '#shared/domain/log/totals.ts';
import { isWork } from '#shared/domain/rhythm/day-rhythm.ts';
import type { RecordKind, RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { mainSleeps, type Sleep, sleepsOf } from '#shared/domain/rhythm/sleeps.ts';
import type { Task } from '#shared/domain/work/task.ts';

/** A moment of a member's rhythm. Getting up and going to bed are told by sleep too, starts of work by entries. */
export interface Moment {
  kind: RecordKind;
  at: number;
  zone: string;
  /** On the wall clock, in minutes after the start of its logical day. */
  minutesIn: number;
}

/** What was recorded of one logical day, as goals look at it. */
export interface DayFacts {
  /** Entries that have ended, each on the day on which it began. */
  blocks: number;
  workedMs: number;
  /** What was worked, by the task that it was about. */
  workedOn: ReadonlyMap<string, number>;
  /** The ids of tasks that were finished. */
  finished: ReadonlySet<string>;
  /** In order of time. */
  moments: ReadonlyArray<Moment>;
}

/** What goals are marked by. */
export interface GoalRecords {
  entries: ReadonlyArray<TimeEntry>;
  /** Sleep and every other moment. */
  rhythm: ReadonlyArray<RhythmRecord>;
  /** Those that were finished. */
  tasks: ReadonlyArray<Pick<Task, 'id' | 'doneAt'>>;
}

/** A day of which nothing was recorded. */
export const noFacts: DayFacts = {
  blocks: 0,
  workedMs: 0,
  workedOn: new Map(),
  finished: new Set(),
  moments: [],
};

interface Counted {
  blocks: number;
  workedMs: number;
  workedOn: Map<string, number>;
  finished: Set<string>;
  moments: Moment[];
}

/**
 * What was recorded, by the logical day that it belongs to. Work over the start of a day belongs to both days.
 * @param now up to which a block that still runs has been worked, in UTC milliseconds
 * @param zone where the member is: by it tasks were finished
 */
export function factsByDay(
  { entries, rhythm, tasks }: GoalRecords,
  now: number,
  zone: string,
  starts: DayStarts,
): ReadonlyMap<Day, DayFacts> {
  const byDay = new Map<Day, Counted>();
  const on = (day: Day): Counted => {
    const known = byDay.get(day);
    if (known) return known;
    const made = { blocks: 0, workedMs: 0, workedOn: new Map(), finished: new Set<string>(), moments: [] };
    byDay.set(day, made);
    return made;
  };
  for (const entry of entries) {
    const { startAt, endAt } = entrySpan(entry, now);
    const first = dayOf(startAt, entry.zone, starts);
    const last = dayOf(Math.max(startAt, endAt - 1), entry.zone, starts);
    let worked = 0;
    for (let day = first; day <= last; day = addDays(day, 1)) {
      const { workedMs } = entryDayTotal(entry, day, now, starts);
      worked += workedMs;
      if (workedMs === 0) continue;
      const facts = on(day);
      facts.workedMs += workedMs;
      if (entry.taskId !== null) {
        facts.workedOn.set(entry.taskId, (facts.workedOn.get(entry.taskId) ?? 0) + workedMs);
      }
    }
    if (entry.endAt !== null && worked >= MINUTE_MS) on(first).blocks++;
  }
  const moments = momentsOf({ entries, rhythm }, starts);
  for (const moment of moments.toSorted((a, b) => a.at - b.at)) {
    if (moment.at > now) continue;
    const day = dayOf(moment.at, moment.zone, starts);
    const minutes = Math.floor(wallMinutes(moment.at, moment.zone)) - startMinutesOf(day, starts);
    on(day).moments.push({ ...moment, minutesIn: (minutes + 1_440) % 1_440 });
  }
  for (const { id, doneAt } of tasks) {
    if (doneAt !== null) on(dayOf(doneAt, zone, starts)).finished.add(id);
  }
  return byDay;
}

/**
 * The moments that records tell of: those recorded as such; the start of work by each entry of it; of the main sleep of a
 * day, going to bed and getting up. Sleep that goes on tells only when the member went to bed.
 * @param rhythm all that reaches into the days that are looked at, so that naps are told from main sleep
 */
export function momentsOf(
  { entries, rhythm }: Pick<GoalRecords, 'entries' | 'rhythm'>,
  starts: DayStarts,
): Omit<Moment, 'minutesIn'>[] {
  return [
    ...rhythm.flatMap(({ kind, startAt, zone }) => (kind === 'sleep' ? [] : [{ kind, at: startAt, zone }])),
    ...sleepMoments(rhythm, starts),
    ...entries
      .filter(isWork)
      .map(({ startAt, zone }) => ({ kind: 'work-start' as const, at: startAt, zone })),
  ];
}

function sleepMoments(rhythm: ReadonlyArray<RhythmRecord>, starts: DayStarts): Omit<Moment, 'minutesIn'>[] {
  const isOpen = ({ kind, endAt }: RhythmRecord) => kind === 'sleep' && endAt === null;
  // Closed right after its start, sleep that goes on joins the night of which it is a piece.
  const closed = (record: RhythmRecord) => ({ ...record, endAt: record.startAt + 1 });
  const sleeps = sleepsOf(
    rhythm.map((record) => (isOpen(record) ? closed(record) : record)),
    starts,
  );
  const openEnds = new Set(rhythm.filter(isOpen).map((record) => closed(record).endAt));
  const goesOn = ({ endAt }: Sleep) => openEnds.has(endAt);
  const main = [...mainSleeps(sleeps.filter((sleep) => !goesOn(sleep))).values()];
  return [
    ...[...main, ...sleeps.filter(goesOn)].map(
      ({ startAt, zone }) => ({ kind: 'bed', at: startAt, zone }) as const,
    ),
    ...main.map(({ endAt, zone }) => ({ kind: 'out-of-bed', at: endAt, zone }) as const),
  ];
}
