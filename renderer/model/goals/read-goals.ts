import { readEntries } from '#renderer/model/log/index.ts';
import { readRhythm } from '#renderer/model/rhythm/index.ts';
import type { Db, WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows, readRows } from '#renderer/store/parse-rows.ts';
import { addDays, type Day, type DayStarts, reachOf } from '#shared/domain/day/day.ts';
import { type DayFacts, factsByDay } from '#shared/domain/goals/day-facts.ts';
import { type Goal, inOrder, marksItself, WEEK_DAYS } from '#shared/domain/goals/goal.ts';
import { doneOfLast, type GoalDay, goalDay } from '#shared/domain/goals/goal-day.ts';
import type { GoalMark } from '#shared/domain/goals/goal-mark.ts';
import { daysWithoutPause, type GoalPause } from '#shared/domain/goals/goal-pause.ts';
import { STRENGTH_DAYS, strengthOf } from '#shared/domain/goals/strength.ts';

/** Goals and their pauses. There are few of either. */
export interface Goals {
  /** Those that go on, in the member's order. */
  going: Goal[];
  /** Those that were ended, the latest first. */
  ended: Goal[];
  pauses: GoalPause[];
  /** How many goals this version cannot read. */
  unreadable: number;
}

/** All goals. */
export async function readGoals(db: Db<'goals' | 'goalPauses'>): Promise<Goals> {
  const [stored, pauses] = await Promise.all([db.rows('goals').toArray(), db.rows('goalPauses').toArray()]);
  const { rows, unreadable } = readRows('goals', stored);
  return {
    going: inOrder(rows.filter(({ endedDay }) => endedDay === null)),
    ended: rows
      .filter(({ endedDay }) => endedDay !== null)
      .toSorted((a, b) => ((a.endedDay ?? '') < (b.endedDay ?? '') ? 1 : -1)),
    pauses: parseRows('goalPauses', pauses),
    unreadable: unreadable.length,
  };
}

/** The member's own names of kinds of rhythm record, by kind. */
export async function readKindNames(db: Db<'rhythmKinds'>): Promise<ReadonlyMap<string, string>> {
  const kinds = parseRows('rhythmKinds', await db.rows('rhythmKinds').toArray());
  return new Map(kinds.flatMap(({ id, name }) => (name === '' ? [] : [[id, name] as const])));
}

/** The moment and the place from which goals are looked at. */
export interface Standpoint {
  today: Day;
  /** UTC milliseconds. */
  now: number;
  zone: string;
  starts: DayStarts;
}

/** A goal that goes on, and how it stands today. */
export interface GoalToday {
  goal: Goal;
  today: GoalDay;
}

/** How each goal that goes on stands today. */
export async function readGoalsToday(db: WorkspaceDb, at: Standpoint): Promise<GoalToday[]> {
  const { going, pauses } = await readGoals(db);
  const dayOf = await readDaysOf(db, going, pauses, [at.today], at);
  return going.map((goal) => ({ goal, today: dayOf(goal, at.today) }));
}

/** A goal as it went on some days. */
export interface GoalWeek {
  goal: Goal;
  /** In order. Before the goal there is nothing to see. */
  week: GoalDay[];
  /** On how many of the days that count it was done. */
  last: { done: number; of: number };
}

/** A goal as it has gone: its week is the last seven days, today last, and it counts the last seven days that count. */
export interface GoalView extends GoalToday, GoalWeek {
  /** From 0 to 1; null where the member does not want to see it. */
  strength: number | null;
}

/** How these goals went on some days, in their order; of those before a goal, and after today, there is nothing to see. */
export async function readGoalsOn(
  db: WorkspaceDb,
  goals: ReadonlyArray<Goal>,
  pauses: ReadonlyArray<GoalPause>,
  days: ReadonlyArray<Day>,
  at: Standpoint,
): Promise<GoalWeek[]> {
  const dayOf = await readDaysOf(db, goals, pauses, days, at);
  return goals.map((goal) => {
    const week = days.filter((day) => goal.fromDay <= day && day <= at.today).map((day) => dayOf(goal, day));
    return { goal, week, last: doneOfLast(week) };
  });
}

/** So many days back are read at first. Where many of them do not count, more are. */
const FIRST_DAYS = 28;

/** How each of these goals has gone. Days are read by their range, records only where a goal points at some. */
export async function readGoalViews(
  db: WorkspaceDb,
  goals: ReadonlyArray<Goal>,
  pauses: ReadonlyArray<GoalPause>,
  at: Standpoint,
): Promise<GoalView[]> {
  const { today } = at;
  const week = Array.from({ length: WEEK_DAYS }, (_, index) => addDays(today, index - WEEK_DAYS + 1));
  for (let count = FIRST_DAYS; ; count *= 2) {
    const daysOf = new Map(
      goals.map((goal): [string, Day[]] => [
        goal.id,
        daysWithoutPause(pauses, goal, today, goal.isStrengthShown ? STRENGTH_DAYS : count),
      ]),
    );
    const firstOf = (some: ReadonlyArray<Goal>) =>
      some
        .flatMap(({ id }) => daysOf.get(id)?.[0] ?? [])
        .reduce((least, day) => (day < least ? day : least), week[0] ?? today);
    const recordsFrom = firstOf(goals.filter(marksItself));
    const dayOf = await readDaysOf(db, goals, pauses, [firstOf(goals), today], at, recordsFrom);
    const views = goals.map((goal): GoalView => {
      const days = (daysOf.get(goal.id) ?? []).map((day) => dayOf(goal, day));
      return {
        goal,
        today: dayOf(goal, today),
        week: week.filter((day) => day >= goal.fromDay).map((day) => dayOf(goal, day)),
        last: doneOfLast(days),
        strength: goal.isStrengthShown ? strengthOf(days, goal.perWeek, today) : null,
      };
    });
    const isEnough = ({ goal, last }: GoalView) =>
      last.of === WEEK_DAYS || (daysOf.get(goal.id)?.[0] ?? today) <= goal.fromDay;
    if (count >= STRENGTH_DAYS || views.every(isEnough)) return views;
  }
}

/**
 * What is needed to see goals on the days from the first to the last of `days`.
 * @param recordsFrom the first day on which a goal that marks itself is looked at: before it, no work and no rhythm is read
 * @returns a goal on a day between them
 */
async function readDaysOf(
  db: WorkspaceDb,
  goals: ReadonlyArray<Goal>,
  pauses: ReadonlyArray<GoalPause>,
  days: ReadonlyArray<Day>,
  at: Standpoint,
  recordsFrom?: Day,
): Promise<(goal: Goal, day: Day) => GoalDay> {
  const [first, last] = [days[0] ?? at.today, days.at(-1) ?? at.today];
  const [stored, facts] = await Promise.all([
    db.rows('goalMarks').where('day').between(first, last, true, true).toArray(),
    readFacts(db, goals, { first, last, recordsFrom: recordsFrom ?? first }, at),
  ]);
  const marks = new Map<string, Map<Day, GoalMark>>();
  for (const mark of parseRows('goalMarks', stored)) {
    const ofGoal = marks.get(mark.goalId) ?? new Map<Day, GoalMark>();
    marks.set(mark.goalId, ofGoal.set(mark.day, mark));
  }
  const none = new Map<Day, GoalMark>();
  return (goal, day) => goalDay(goal, day, { ...at, marks: marks.get(goal.id) ?? none, pauses, facts });
}

/** What the goals can be marked by, by day. Only what some goal points at is read, and what was finished. */
async function readFacts(
  db: WorkspaceDb,
  goals: ReadonlyArray<Goal>,
  { first, last, recordsFrom }: { first: Day; last: Day; recordsFrom: Day },
  { now, zone, starts }: Standpoint,
): Promise<ReadonlyMap<Day, DayFacts>> {
  if (goals.length === 0) return new Map();
  const reach = reachOf([recordsFrom, last]);
  const finished = reachOf([first, last]);
  const hasRhythm = goals.some(({ target }) => target.kind === 'rhythm');
  const [entries, rhythm, tasks] = await Promise.all([
    goals.some(marksItself) ? readEntries(db, reach) : { rows: [] },
    hasRhythm ? readRhythm(db, reach) : { rows: [] },
    readFinishedIn(db, finished.startAt, finished.endAt),
  ]);
  return factsByDay({ entries: entries.rows, rhythm: rhythm.rows, tasks }, now, zone, starts);
}

/** What was finished or handed over between two instants. */
async function readFinishedIn(db: WorkspaceDb, from: number, to: number) {
  const [tasks, assignments] = await Promise.all([
    db.rows('tasks').where('doneAt').between(from, to).toArray(),
    db.rows('assignments').where('handedOverAt').between(from, to).toArray(),
  ]);
  return [
    ...parseRows('tasks', tasks),
    ...parseRows('assignments', assignments).map(({ id, handedOverAt }) => ({ id, doneAt: handedOverAt })),
  ];
}
