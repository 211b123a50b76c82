import { nearestInstant } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { recordedIn } from '#shared/domain/day/local-zone.ts';
import { type Aim, type Pause, TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { Assignment } from '#shared/domain/relay/assignment.ts';
import type { Task } from '#shared/domain/work/task.ts';
import type { Dice } from '#tests/fixtures/dice.ts';
import { AWAKE_LEAST, type DayKind, type LivedDay } from './days.ts';
import * as words from './words.ts';

/** A stretch of time in which the demo's member worked on something. */
export interface Block {
  startAt: number;
  endAt: number;
  taskId: string | null;
  kind: TimeEntry['kind'];
  /** How long she surely worked, in minutes; left out where nothing is unsure. */
  sureMinutes?: number;
}

/** What she can work on. */
export interface Works {
  stages: ReadonlyArray<Assignment>;
  own: ReadonlyArray<words.OwnTask & { task: Task }>;
}

/** How long the blocks of a day are, from and to, in minutes. Those of today are made by themselves. */
const LENGTHS: Readonly<Record<DayKind, ReadonlyArray<readonly [number, number]>>> = {
  ordinary: [
    [35, 75],
    [30, 65],
    [40, 80],
    [25, 55],
    [30, 60],
  ],
  half: [
    [30, 60],
    [25, 45],
  ],
  slow: [[18, 28]],
  today: [],
  rest: [],
  outing: [],
  unrecorded: [],
};

/** After so many blocks she eats, and after so many it is evening: then she seldom goes on. */
const BLOCKS_BEFORE_MEAL = 2;
const BLOCKS_BEFORE_EVENING = 4;

/** What makes up a day before today. */
export interface DayFrame {
  day: LivedDay;
  /** No block goes on longer, in UTC milliseconds. */
  endAt: number;
  meeting: Block | null;
}

/** The blocks of a day before today, one after another and around its meeting. */
export function blocksOf({ day, endAt: dayEnd, meeting }: DayFrame, works: Works, dice: Dice): Block[] {
  const blocks: Block[] = meeting ? [meeting] : [];
  let at = day.wokeAt + dice.between(20, 40) * MINUTE_MS;
  for (const [index, [least, most]] of LENGTHS[day.kind].entries()) {
    if (index === BLOCKS_BEFORE_EVENING && dice.chance(60)) break;
    const rest = restBefore(index, dice);
    const length = dice.between(least, most) * MINUTE_MS;
    let startAt = at + (dice.between(15, 45) + rest) * MINUTE_MS;
    const isInMeeting = meeting && startAt < meeting.endAt && meeting.startAt < startAt + length;
    if (isInMeeting) startAt = meeting.endAt + dice.between(20, 40) * MINUTE_MS;
    at = startAt + length;
    if (at > dayEnd) break;
    blocks.push({ startAt, endAt: at, ...workAt(startAt, at, day.ago, index === 0, works, dice) });
  }
  return blocks.toSorted((a, b) => a.startAt - b.startAt);
}

/** In minutes. */
function restBefore(index: number, dice: Dice): number {
  if (index === BLOCKS_BEFORE_MEAL) return dice.between(50, 90);
  return index === BLOCKS_BEFORE_EVENING ? dice.between(150, 250) : 0;
}

/** A meeting as it was held on a day. */
export function meetingBlock({ wokeAt }: LivedDay, meeting: Task, zone: string): Block {
  const startAt = nearestInstant(meeting.startMinutes ?? 0, wokeAt, zone);
  const endAt = startAt + (meeting.estimateMinutes ?? 30) * MINUTE_MS;
  return { startAt, endAt, taskId: meeting.id, kind: 'meeting' };
}

/** Mostly the stage that is under way then, and always at the beginning of a day. */
function workAt(
  startAt: number,
  endAt: number,
  ago: number,
  isFirst: boolean,
  { stages, own }: Works,
  dice: Dice,
): Pick<Block, 'taskId' | 'kind'> {
  const stage = stages.find(
    ({ startedAt, handedOverAt }) =>
      startedAt !== null && startedAt <= startAt && (handedOverAt === null || endAt <= handedOverAt),
  );
  const onStage = stage ? [{ taskId: stage.id, kind: 'work' as const }] : [];
  const onOwn = own
    .filter(({ from, to }) => ago <= from && ago >= to)
    .map(({ task, kind }) => ({ taskId: task.id, kind }));
  if (onStage[0] && isFirst) return onStage[0];
  const choice = [...onStage, ...onStage, ...onOwn];
  return choice.length > 0 ? dice.pick(choice) : { taskId: null, kind: 'other' };
}

/**
 * Today: a block on the relay, one on a task that is done, and one after which the computer cannot say whether she went
 * on. The more time there is since she got up, the farther they lie apart.
 */
export function blocksOfToday(
  { wokeAt }: LivedDay,
  now: number,
  stageId: string | null,
  doneId: string | null,
): Block[] {
  const wide = (now - wokeAt) / (AWAKE_LEAST * MINUTE_MS);
  const longer = Math.min(wide, 1.4);
  const block = (from: number, minutes: number, taskId: string | null): Block => {
    const startAt = wokeAt + Math.floor(from * wide) * MINUTE_MS;
    return { startAt, endAt: startAt + Math.floor(minutes) * MINUTE_MS, taskId, kind: 'work' };
  };
  return [
    block(20, 40 * longer, stageId),
    block(70, 40 * longer, doneId),
    { ...block(118, 26, stageId), sureMinutes: 12 },
  ];
}

/** The time entry of a block, made with the focus clock or by hand. */
export function entryOf(block: Block, zone: string, device: string, dice: Dice): TimeEntry {
  const { startAt, endAt, taskId, kind, sureMinutes } = block;
  const minutes = (endAt - startAt) / MINUTE_MS;
  const isRounds = kind !== 'meeting' && minutes >= 50 && dice.chance(40);
  const isByHand = !isRounds && sureMinutes === undefined && dice.chance(20);
  const hasPause = kind !== 'meeting' && !isByHand && minutes >= 35;
  const felt = { achievement: dice.between(2, 5), pleasure: dice.between(2, 5), energy: dice.between(1, 4) };
  return TimeEntry.parse({
    ...{ id: dice.idAt(startAt), taskId, startAt, endAt, kind },
    ...recordedIn(zone, startAt),
    ...(isByHand ? {} : { source: 'focus', device }),
    pauses: isRounds ? roundBreaks(startAt, minutes) : hasPause ? [onePause(startAt, minutes, dice)] : [],
    unsure: sureMinutes === undefined ? [] : [{ startAt: startAt + sureMinutes * MINUTE_MS, endAt }],
    aim: isRounds ? ROUNDS : null,
    felt: dice.chance(40) ? felt : null,
    note: kind === 'work' && dice.chance(30) ? dice.pick(words.notes) : '',
  });
}

const WORK_MINUTES = 25;
const BREAK_MINUTES = 5;
const ROUNDS: Aim = {
  kind: 'pomodoro',
  workMs: WORK_MINUTES * MINUTE_MS,
  breakMs: BREAK_MINUTES * MINUTE_MS,
  longBreakMs: 15 * MINUTE_MS,
  longEvery: 4,
  extra: null,
};

/** The breaks between the rounds of a block of so many minutes. */
function roundBreaks(startAt: number, minutes: number): Pause[] {
  const count = Math.floor((minutes - WORK_MINUTES) / (WORK_MINUTES + BREAK_MINUTES));
  return Array.from({ length: count }, (_, index) => {
    const pauseAt = startAt + (WORK_MINUTES + index * (WORK_MINUTES + BREAK_MINUTES)) * MINUTE_MS;
    return { startAt: pauseAt, endAt: pauseAt + BREAK_MINUTES * MINUTE_MS, isBreak: true as const };
  });
}

function onePause(startAt: number, minutes: number, dice: Dice): Pause {
  const pauseAt = startAt + dice.between(15, minutes - 15) * MINUTE_MS;
  const reason = dice.pick(words.pauseReasons);
  const endAt = pauseAt + dice.between(4, 9) * MINUTE_MS;
  return { startAt: pauseAt, endAt, ...(reason === '' ? {} : { reason }) };
}
