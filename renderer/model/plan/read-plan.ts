import { readDayStarts } from '#renderer/model/day/index.ts';
import { readEntries } from '#renderer/model/log/index.ts';
import { atOneMoment } from '#renderer/store/at-one-moment.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { rowsById } from '#renderer/store/rows-by-id.ts';
import { addDays, clipToDay, type Day, reachOf } from '#shared/domain/day/day.ts';
import { workedIntervals } from '#shared/domain/log/time-entry.ts';
import { checkinId } from '#shared/domain/plan/checkin.ts';
import { type DayPlan, dayPlanId, emptyDayPlan } from '#shared/domain/plan/day-plan.ts';

/** What a member wrote about a day. */
export interface DayPage {
  plan: DayPlan;
  /** How much energy they said there was, from 1 to 5; null while they did not. */
  energy: number | null;
  /** How they said they felt: −1, 0 or 1; null while they did not. */
  mood: number | null;
}

/** Reads what was written about a day; an empty page where nothing was. */
export async function readDayPage(db: WorkspaceDb, day: Day): Promise<DayPage> {
  const [page] = await readDayPages(db, [day]);
  return page ?? { plan: emptyDayPlan(day), energy: null, mood: null };
}

/** The tables that {@link readDayPages} reads. */
export const tablesOfDayPages = ['plans', 'checkins'] as const;

/** Reads what was written about some days, in their order. */
export async function readDayPages(db: WorkspaceDb, days: ReadonlyArray<Day>): Promise<DayPage[]> {
  const [plans, checkins] = await atOneMoment(db, tablesOfDayPages, (db) =>
    Promise.all([rowsById(db, 'plans', days.map(dayPlanId)), rowsById(db, 'checkins', days.map(checkinId))]),
  );
  return days.map((day) => {
    const [plan, checkin] = [plans.get(dayPlanId(day)), checkins.get(checkinId(day))];
    const [told] = parseRows('checkins', checkin ? [checkin] : []);
    return {
      plan: parseRows('plans', plan ? [plan] : [])[0] ?? emptyDayPlan(day),
      energy: told?.energy ?? null,
      mood: told?.mood ?? null,
    };
  });
}

/** The ids of what was worked on the day before `day`. */
export async function readBegun(db: WorkspaceDb, day: Day, now: number): Promise<Set<string>> {
  const before = addDays(day, -1);
  const [starts, { rows: entries }] = await Promise.all([
    readDayStarts(db),
    readEntries(db, reachOf([before])),
  ]);
  const worked = entries.filter(
    (entry) => clipToDay(workedIntervals(entry, now), before, entry.zone, starts).length > 0,
  );
  return new Set(worked.flatMap(({ taskId }) => taskId ?? []));
}
