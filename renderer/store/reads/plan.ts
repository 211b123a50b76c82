import { checkinId } from '#shared/domain/checkin.ts';
import { addDays, type Day } from '#shared/domain/day.ts';
import { type DayPlan, dayPlanId, emptyDayPlan } from '#shared/domain/day-plan.ts';
import { dayTotal } from '#shared/domain/totals.ts';
import type { WorkspaceDb } from '../database.ts';
import { readDayStarts } from './day-starts.ts';
import { reachOf, readEntries } from './entries.ts';
import { parseRows } from './parse-rows.ts';

/** What a member wrote about a day. */
export interface DayPage {
  plan: DayPlan;
  /** How much energy they said there was, from 1 to 5; null while they did not. */
  energy: number | null;
}

/** Reads what was written about a day; an empty page where nothing was. */
export async function readDayPage(db: WorkspaceDb, day: Day): Promise<DayPage> {
  const [plan, checkin] = await Promise.all([
    db.rows('plans').get(dayPlanId(day)),
    db.rows('checkins').get(checkinId(day)),
  ]);
  return {
    plan: parseRows('plans', plan ? [plan] : [])[0] ?? emptyDayPlan(day),
    energy: parseRows('checkins', checkin ? [checkin] : [])[0]?.energy ?? null,
  };
}

/** The ids of what was worked on the day before `day`. */
export async function readBegun(db: WorkspaceDb, day: Day, now: number): Promise<Set<string>> {
  const before = addDays(day, -1);
  const [starts, entries] = await Promise.all([readDayStarts(db), readEntries(db, reachOf([before]))]);
  const worked = entries.filter((entry) => dayTotal([entry], before, now, starts).workedMs > 0);
  return new Set(worked.flatMap(({ taskId }) => taskId ?? []));
}
