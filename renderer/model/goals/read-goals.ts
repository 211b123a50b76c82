import { readEntries } from '#renderer/model/log/index.ts';
import { readRhythm } from '#renderer/model/rhythm/index.ts';
import { atOneMoment } from '#renderer/store/at-one-moment.ts';
import type { Db, WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows, readRows } from '#renderer/store/parse-rows.ts';
import { addDays, type Day, type DayStarts, reachOf } from '#shared/domain/day/day.ts';
import { type DayStretch, stretchesOf } from '#shared/domain/day/day-stretches.ts';
import type { Interval } from '#shared/domain/day/interval.ts';
import { type DayFacts, factsByDay } from '#shared/domain/goals/day-facts.ts';
import { type Goal, type GoalTarget, inOrder, WEEK_DAYS } from '#shared/domain/goals/goal.ts';
import { doneOfLast, type GoalDay, goalDay, isWantedToday } from '#shared/domain/goals/goal-day.ts';
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
  /** Whether it may be suggested and reminded of. */
  isWanted: boolean;
}

/** The tables by which it is told how goals went. */
const tablesOfGoals = ['goalMarks', 'entries', 'rhythm', 'tasks', 'assignments'] as const;
type GoalDb = Db<(typeof tablesOfGoals)[number]>;

/** How each goal that goes on stands today. */
export async function readGoalsToday(db: WorkspaceDb, at: Standpoint): Promise<GoalToday[]> {
  const week = lastSeven(at.today);
  const { going, dayOf } = await atOneMoment(db, ['goals', 'goalPauses', ...tablesOfGoals], async (db) => {
    const { going, pauses } = await readGoals(db);
    return { going, dayOf: await readDaysOf(db, going, pauses, () => week, at) };
  });
  return going.map((goal) => {
    const days = week.map((day) => dayOf(goal, day));
    return { goal, today: dayOf(goal, at.today), isWanted: isWantedToday(goal, days) };
  });
}

function lastSeven(today: Day): Day[] {
  return Array.from({ length: WEEK_DAYS }, (_, index) => addDays(today, index - WEEK_DAYS + 1));
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
  const dayOf = await readDaysOf(db, goals, pauses, () => days, at);
  return goals.map((goal) => {
    const week = days.filter((day) => goal.fromDay <= day && day <= at.today).map((day) => dayOf(goal, day));
    return { goal, week, last: doneOfLast(week) };
  });
}

/** So many days back are read at first. Where many of them do not count, more are. */
const FIRST_DAYS = 28;

/** How each of these goals has gone. Only what a goal needs is read, of the days by which it is seen. */
export async function readGoalViews(
  db: WorkspaceDb,
  goals: ReadonlyArray<Goal>,
  pauses: ReadonlyArray<GoalPause>,
  at: Standpoint,
): Promise<GoalView[]> {
  const { today } = at;
  const week = lastSeven(today);
  for (let count = FIRST_DAYS; ; count *= 2) {
    const daysOf = new Map(
      goals.map((goal): [string, Day[]] => [
        goal.id,
        daysWithoutPause(pauses, goal, today, goal.isStrengthShown ? STRENGTH_DAYS : count),
      ]),
    );
    const back = ({ id }: Goal) => daysOf.get(id) ?? [];
    const dayOf = await readDaysOf(db, goals, pauses, (goal) => [...back(goal), ...week], at);
    const views = goals.map((goal): GoalView => {
      const days = back(goal).map((day) => dayOf(goal, day));
      const seen = week.filter((day) => day >= goal.fromDay).map((day) => dayOf(goal, day));
      return {
        goal,
        today: dayOf(goal, today),
        isWanted: isWantedToday(goal, seen),
        week: seen,
        last: doneOfLast(days),
        strength: goal.isStrengthShown ? strengthOf(days, goal.perWeek, today) : null,
      };
    });
    const isEnough = ({ goal, last }: GoalView) =>
      goal.isStrengthShown || last.of === WEEK_DAYS || back(goal).length < count;
    if (count >= STRENGTH_DAYS || views.every(isEnough)) return views;
  }
}

/** What is needed to see goals on their days. @returns a goal on one of its days */
async function readDaysOf(
  db: GoalDb,
  goals: ReadonlyArray<Goal>,
  pauses: ReadonlyArray<GoalPause>,
  daysOf: (goal: Goal) => ReadonlyArray<Day>,
  at: Standpoint,
): Promise<(goal: Goal, day: Day) => GoalDay> {
  const [stored, facts] = await Promise.all([
    readOn(goals.flatMap(daysOf), ([first, last]) =>
      db.rows('goalMarks').where('day').between(first, last, true, true).toArray(),
    ),
    readFacts(db, goals, daysOf, at),
  ]);
  const marks = new Map<string, Map<Day, GoalMark>>();
  for (const mark of parseRows('goalMarks', stored)) {
    const ofGoal = marks.get(mark.goalId) ?? new Map<Day, GoalMark>();
    marks.set(mark.goalId, ofGoal.set(mark.day, mark));
  }
  const none = new Map<Day, GoalMark>();
  return (goal, day) => goalDay(goal, day, { ...at, marks: marks.get(goal.id) ?? none, pauses, facts });
}

/** What goals can be marked by, by day: of each kind of record, that of the days of those goals which look at it. */
async function readFacts(
  db: GoalDb,
  goals: ReadonlyArray<Goal>,
  daysOf: (goal: Goal) => ReadonlyArray<Day>,
  { now, zone, starts }: Standpoint,
): Promise<ReadonlyMap<Day, DayFacts>> {
  const daysOfThose = (looksAt: (target: GoalTarget) => boolean) =>
    goals.filter(({ target }) => looksAt(target)).flatMap(daysOf);
  const [entries, rhythm, tasks] = await Promise.all([
    readOn(daysOfThose(looksAtWork), async (days) => (await readEntries(db, reachOf(days))).rows),
    readOn(
      daysOfThose(({ kind }) => kind === 'rhythm'),
      async (days) => (await readRhythm(db, reachOf(days))).rows,
    ),
    readOn(
      // One that stands alone is done by the task that it was planned as.
      daysOfThose(({ kind }) => kind === 'task' || kind === 'none'),
      (days) => readFinishedIn(db, reachOf(days)),
    ),
  ]);
  return factsByDay({ entries, rhythm, tasks }, now, zone, starts);
}

function looksAtWork(target: GoalTarget): boolean {
  return (
    target.kind === 'work' ||
    target.kind === 'task' ||
    (target.kind === 'rhythm' && target.record === 'work-start')
  );
}

/** Days with less than a week between them are read at once: that is less than another query costs. */
const APART_DAYS = 7;

/** What there is on some days, each row once, however far the days lie apart. */
async function readOn<R extends { id: string }>(
  days: ReadonlyArray<Day>,
  read: (stretch: DayStretch) => Promise<ReadonlyArray<R>>,
): Promise<R[]> {
  const found = await Promise.all(stretchesOf(days, APART_DAYS).map(read));
  return [...new Map(found.flat().map((row) => [row.id, row])).values()];
}

/** What was finished or handed over within `reach`. */
async function readFinishedIn(db: GoalDb, { startAt, endAt }: Interval) {
  const [tasks, assignments] = await Promise.all([
    db.rows('tasks').where('doneAt').between(startAt, endAt).toArray(),
    db.rows('assignments').where('handedOverAt').between(startAt, endAt).toArray(),
  ]);
  return [
    ...parseRows('tasks', tasks),
    ...parseRows('assignments', assignments).map(({ id, handedOverAt }) => ({ id, doneAt: handedOverAt })),
  ];
}
