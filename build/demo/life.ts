import {
  addDays,
  type Day,
  DEFAULT_DAY_START_MINUTES,
  dayBounds,
  wallMinutes,
  weekdayOf,
} from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { recordedIn } from '#shared/domain/day/local-zone.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import type { GoalMark } from '#shared/domain/goals/goal-mark.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { Checkin, checkinId } from '#shared/domain/plan/checkin.ts';
import { DayPlan, dayPlanId } from '#shared/domain/plan/day-plan.ts';
import { type Assignment, assignmentState } from '#shared/domain/relay/assignment.ts';
import type { Review } from '#shared/domain/review/review.ts';
import { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { occurrence, occursOn, Repeat } from '#shared/domain/work/repeat.ts';
import { newTask, type Task } from '#shared/domain/work/task.ts';
import { type WorkspaceRows, writeWorkspace } from '#shared/formats/workspace-json.ts';
import { Dice } from '#tests/fixtures/dice.ts';
import { type Block, blocksOf, blocksOfToday, entryOf, meetingBlock, type Works } from './blocks.ts';
import { type LivedDay, livedDays } from './days.ts';
import { goalsOf } from './goals.ts';
import { momentsOf } from './moments.ts';
import { reviewsOf } from './reviews.ts';
import * as words from './words.ts';

export interface LifeOptions {
  /** UTC milliseconds. Nothing is recorded after it. */
  now: number;
  zone: string;
  /** The same seed makes the same life. */
  seed: number;
  /** The member's part in the relay, as the server has it. */
  assignments: ReadonlyArray<Assignment>;
}

/** What the demo's member has recorded, table by table. */
export interface Life {
  tasks: Task[];
  entries: TimeEntry[];
  rhythm: RhythmRecord[];
  repeats: Repeat[];
  plans: DayPlan[];
  checkins: Checkin[];
  reviews: Review[];
  goals: Goal[];
  goalMarks: GoalMark[];
}

/** The device on which she has recorded all this, before the demo began. */
const DEVICE = 'demo-computer';

/**
 * The records of a member in her third week, up to `now`: two full weeks and this one, with today half done. The same
 * for the same options.
 */
export function demoLife({ now, zone, seed, assignments }: LifeOptions): Life {
  const dice = new Dice(seed);
  const { days, waking, startMinutes } = livedDays(now, zone, dice);
  const starts = [{ from: '1000-01-01', minutes: startMinutes }];
  const today = days.at(-1) as LivedDay;
  const stages = assignments.filter(({ answer }) => answer === 'accepted');
  const own = ownTasks(days, dice);
  const repeats = repeating(days, waking, dice);

  const lived = days.map((day) => {
    const meets = day !== today && day.kind !== 'unrecorded' && occursOn(repeats.meeting, day.day);
    const meeting = meets ? occurrence(repeats.meeting, day.day) : null;
    return { ...day, meeting, blocks: blocksOn(day, meeting) };
  });
  function blocksOn(day: LivedDay, meeting: Task | null): Block[] {
    if (day !== today) {
      const { endAt } = dayBounds(day.day, zone, starts);
      const frame = { day, endAt, meeting: meeting && meetingBlock(day, meeting, zone) };
      return blocksOf(frame, { stages, own }, dice);
    }
    const stage = stages.find((one) => assignmentState(one) === 'started');
    const done = own.find(({ to, isDone }) => to === 0 && isDone);
    return blocksOfToday(day, now, stage?.id ?? null, done?.task.id ?? null);
  }

  const entries = lived.flatMap(({ blocks }) => blocks.map((block) => entryOf(block, zone, DEVICE, dice)));
  const slept = nights(lived, zone, dice);
  // Dice of their own, so that the rest of her life stays as it is.
  const otherDice = new Dice(seed + 1);
  const moments = momentsOf({ days: lived, nights: slept, now, zone, dice: otherDice });
  const reviewed = reviewsOf(lived);
  const recorded = lived.filter(({ kind }) => kind !== 'unrecorded');
  return {
    entries,
    rhythm: [...slept, ...moments],
    repeats: [repeats.desk, repeats.meeting],
    plans: recorded.map((day) => {
      const starting = day === lived[0] && startMinutes !== DEFAULT_DAY_START_MINUTES ? { startMinutes } : {};
      return { ...planOf(day, lineOf(day, day === lived[0]), slept, dice), ...starting };
    }),
    checkins: recorded
      .filter(({ ago }) => ago === 0 || dice.chance(85))
      .map((day) => ({ ...checkinOf(day, zone, dice), mood: moodOf(day, otherDice) })),
    tasks: [
      ...stages.map((stage) => stageTask(stage, today.day)),
      ...own.map(({ task, to, isDone }) => {
        const lastAt = entries.findLast(({ taskId }) => taskId === task.id)?.endAt;
        const doneAt = isDone ? (lastAt ?? task.createdAt + 60 * MINUTE_MS) : null;
        const isForLater = to === 0 && !isDone;
        return { ...task, doneAt, startMinutes: isForLater ? minuteAfter(now, 110, zone) : null };
      }),
      ...lived.flatMap(({ meeting }) => meeting ?? []),
      ...recorded
        .filter(({ day, kind }) => kind !== 'outing' && occursOn(repeats.desk, day))
        .map(({ day, wokeAt }) => ({ ...occurrence(repeats.desk, day), doneAt: wokeAt + 17 * MINUTE_MS })),
      ...coming(days, minuteAfter(now, 50, zone), dice),
      ...reviewed.tasks,
    ],
    reviews: reviewed.reviews,
    ...goalsOf({ days, waking, dice }),
  };
}

/** These records as a workspace file, in which the app brings them in. */
export function lifeFile(options: LifeOptions): string {
  // The compiler takes optional fields for possibly undefined ones, which a file cannot hold.
  const rows = { ...demoLife(options) } as Record<keyof Life, unknown[]> as WorkspaceRows;
  return [...writeWorkspace(rows, options.now)].join('');
}

/** The day that is so many days before today, or the first one. */
function dayAgo(days: ReadonlyArray<LivedDay>, ago: number): LivedDay {
  return days[Math.max(0, days.length - 1 - ago)] as LivedDay;
}

/** A task that she made in the morning of a day. */
function madeOn({ wokeAt }: LivedDay, dice: Dice, task: Pick<Task, 'title'> & Partial<Task>): Task {
  const createdAt = wokeAt + dice.between(18, 40) * MINUTE_MS;
  return newTask({ id: dice.idAt(createdAt), createdAt, ...task });
}

/** Her own tasks, those that she worked on within these days. */
function ownTasks(days: ReadonlyArray<LivedDay>, dice: Dice): Works['own'] {
  return words.ownTasks
    .filter(({ to }) => to < days.length)
    .map((own) => {
      const { title, project, estimateMinutes } = own;
      const { day } = dayAgo(days, own.to);
      return {
        ...own,
        task: madeOn(dayAgo(days, own.from), dice, { title, project, estimateMinutes, day }),
      };
    });
}

/** The member's own row beside a stage: what is under way comes first today. */
function stageTask(stage: Assignment, today: Day): Task {
  const { id, title, project, answeredAt, offeredAt } = stage;
  const isUnderWay = assignmentState(stage) === 'started';
  const task = newTask({
    ...{ id, title, project, assignmentId: id, createdAt: answeredAt ?? offeredAt },
    ...(isUnderWay ? { day: today, estimateMinutes: 90, note: words.stageNote } : {}),
  });
  return isUnderWay ? { ...task, order: 0 } : task;
}

/** Something small every third day, as today, and a meeting each week, five hours after getting up. */
function repeating(
  days: ReadonlyArray<LivedDay>,
  waking: number,
  dice: Dice,
): { desk: Repeat; meeting: Repeat } {
  const first = dayAgo(days, days.length - 1);
  const createdAt = first.wokeAt + 15 * MINUTE_MS;
  const begun = { fromDay: first.day, createdAt };
  const weekdays = [5, 4, 2].map((ago) => weekdayOf(dayAgo(days, ago).day));
  const weekday = weekdays.find((one) => one <= 5) ?? 1;
  return {
    desk: Repeat.parse({
      ...{ id: dice.idAt(createdAt), ...words.desk, ...begun },
      ...{ rule: { kind: 'every', days: 3 }, fromDay: addDays(first.day, (days.length - 1) % 3) },
    }),
    meeting: Repeat.parse({
      ...{ id: dice.idAt(createdAt), ...words.meeting, ...begun, isAppointment: true },
      rule: { kind: 'weekdays', weekdays: [weekday] },
      startMinutes: (Math.floor((waking + 300) / 30) * 30) % 1_440,
    }),
  };
}

/** What she slept before each day that she recorded; after late work she went to bed late. */
function nights(
  days: ReadonlyArray<LivedDay & { blocks: ReadonlyArray<Block> }>,
  zone: string,
  dice: Dice,
): RhythmRecord[] {
  return days.flatMap(({ kind, wokeAt }, index) => {
    if (kind === 'unrecorded') return [];
    const workedUntil = days[index - 1]?.blocks.at(-1)?.endAt ?? 0;
    const startAt = Math.max(wokeAt - dice.between(345, 490) * MINUTE_MS, workedUntil + 30 * MINUTE_MS);
    const night = { id: dice.idAt(startAt), kind: 'sleep', startAt, endAt: wokeAt };
    return RhythmRecord.parse({ ...night, ...recordedIn(zone, startAt) });
  });
}

/** What she wrote about a day in a line of her own. */
function lineOf({ kind, ago }: LivedDay, isFirst: boolean): string {
  if (isFirst) return words.firstLine;
  return kind === 'rest' ? words.restLine : (words.lines[ago] ?? '');
}

/** What is stored about a day. It was closed before she went to bed. */
function planOf(
  { day, ago, kind, wokeAt }: LivedDay,
  line: string,
  slept: ReadonlyArray<RhythmRecord>,
  dice: Dice,
): DayPlan {
  const bedAt = slept.find(({ startAt }) => startAt > wokeAt)?.startAt;
  const hours = { ordinary: dice.between(6, 10) * 30, today: 240 };
  return DayPlan.parse({
    ...{ id: dayPlanId(day), day, line, firstStep: words.firstSteps[ago] ?? '' },
    ...(kind === 'ordinary' || kind === 'today' ? { availableMinutes: hours[kind] } : {}),
    isSlow: kind === 'slow',
    closedAt: line !== '' && bedAt !== undefined ? bedAt - dice.between(8, 25) * MINUTE_MS : null,
  });
}

function checkinOf({ day, kind, wokeAt }: LivedDay, zone: string, dice: Dice): Checkin {
  const energy = { slow: 1, outing: 4 } as const;
  return Checkin.parse({
    ...{ id: checkinId(day), day, zone, at: wokeAt + dice.between(8, 16) * MINUTE_MS },
    energy: kind === 'slow' || kind === 'outing' ? energy[kind] : dice.between(2, 4),
  });
}

/** How she felt on a day; she does not always say. */
function moodOf({ kind }: LivedDay, dice: Dice): Checkin['mood'] {
  if (kind === 'slow' || kind === 'outing') return kind === 'slow' ? -1 : 1;
  return dice.chance(70) ? dice.pick([-1, 0, 0, 1, 1]) : null;
}

/** What is still to come: an appointment later today, something tomorrow, and some day. */
function coming(days: ReadonlyArray<LivedDay>, appointmentMinutes: number, dice: Dice): Task[] {
  const { day: today } = dayAgo(days, 0);
  const yesterday = dayAgo(days, 1);
  return [
    madeOn(yesterday, dice, {
      ...{ ...words.appointment, day: today, isAppointment: true, startMinutes: appointmentMinutes },
    }),
    madeOn(yesterday, dice, { ...words.tomorrowTask, day: addDays(today, 1) }),
    ...words.someDayTasks.map((title) => madeOn(dayAgo(days, 7), dice, { title })),
  ];
}

/** The next full or half hour on the wall clock, at least so many minutes after `now`; in minutes after midnight. */
function minuteAfter(now: number, minutes: number, zone: string): number {
  return (Math.ceil((wallMinutes(now, zone) + minutes) / 30) * 30) % 1_440;
}
