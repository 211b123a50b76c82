import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type DayStarts } from '#shared/domain/day/day.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { factsByDay, type GoalRecords, noFacts } from './day-facts.ts';
import { Goal, type GoalTarget } from './goal.ts';
import { toldByRecords } from './told-by-records.ts';

const DAY = '2026-11-23';
const ZONE = 'Asia/Tokyo';
/** An instant by hours after midnight of the day. */
const at = (hours: number) => Date.parse(`${DAY}T00:00:00+09:00`) + hours * HOUR_MS;
const NOW = at(24 + 3);

function entry(id: string, from: number, to: number | null, taskId: string | null = null): TimeEntry {
  const endAt = to === null ? null : at(to);
  return TimeEntry.parse({ id, taskId, startAt: at(from), endAt, zone: ZONE });
}

function record(kind: string, from: number, to: number | null = null): RhythmRecord {
  const endAt = to === null ? null : at(to);
  return RhythmRecord.parse({ id: `${kind}${from}`, kind, startAt: at(from), endAt, zone: ZONE });
}

function goalOf(target: GoalTarget, amount: number | null = null): Goal {
  return Goal.parse({ id: 'g', title: 't', target, amount, fromDay: DAY, createdAt: 0 });
}

function told(
  goal: Goal,
  records: Partial<GoalRecords>,
  { day = DAY, now = NOW, starts = [] as DayStarts } = {},
) {
  const facts = factsByDay({ entries: [], rhythm: [], tasks: [], ...records }, now, ZONE, starts);
  return toldByRecords(goal, day, facts.get(day) ?? noFacts, starts);
}

const rhythm = (fields: Partial<Extract<GoalTarget, { kind: 'rhythm' }>>): Goal =>
  goalOf({ kind: 'rhythm', record: 'out-of-bed', before: null, after: null, weekdays: [], ...fields });

test('a goal that stands alone is marked by no record but the task that it was planned as', () => {
  const records = { entries: [entry('a', 9, 12)], rhythm: [record('meal', 8)] };
  const alone = goalOf({ kind: 'none' });
  expect(told(alone, records)).toEqual({ isDone: false, amount: null, reason: null });
  expect(told(alone, { tasks: [{ id: `g:${DAY}`, doneAt: at(10) }] }).reason).toEqual({ kind: 'finished' });
  expect(told(alone, { tasks: [{ id: `other:${DAY}`, doneAt: at(10) }] }).isDone).toBe(false);
});

describe('work', () => {
  const blocks = goalOf({ kind: 'work', measure: 'blocks' }, 3);
  const minutes = goalOf({ kind: 'work', measure: 'minutes' }, 90);

  test('is counted in blocks that have ended, each on the day on which it began', () => {
    const two = [entry('a', 9, 10), entry('b', 11, 12)];
    expect(told(blocks, { entries: [...two, entry('open', 13, null)] })).toMatchObject({
      isDone: false,
      amount: 2,
      reason: null,
    });
    // It goes on over the start of the next day, at four.
    const three = [...two, entry('c', 23, 29)];
    const later = { now: at(30) };
    expect(told(blocks, { entries: three }, later)).toMatchObject({
      isDone: true,
      reason: { kind: 'blocks', count: 3 },
    });
    expect(told(blocks, { entries: three }, { ...later, day: addDays(DAY, 1) }).amount).toBe(0);
  });

  test('is counted in minutes, those of a running block too', () => {
    const entries = [entry('a', 9, 10), entry('open', 26, null)];
    expect(told(minutes, { entries })).toEqual({
      isDone: true,
      amount: 120,
      reason: { kind: 'minutes', minutes: 120 },
    });
    expect(told(minutes, { entries }, { now: at(26) })).toMatchObject({ isDone: false, amount: 60 });
  });
});

describe('a task', () => {
  const goal = goalOf({ kind: 'task', taskId: 'task' });

  test('was worked on, or finished', () => {
    expect(told(goal, { entries: [entry('a', 9, 9.5, 'task')] }).reason).toEqual({
      kind: 'worked-on',
      minutes: 30,
    });
    expect(told(goal, { tasks: [{ id: 'task', doneAt: at(10) }] }).reason).toEqual({ kind: 'finished' });
    expect(told(goal, { entries: [entry('a', 9, 10, 'other')] }).isDone).toBe(false);
    expect(told(goal, { tasks: [{ id: 'task', doneAt: at(30) }] }).isDone).toBe(false);
  });

  test('that repeats is any of its occurrences', () => {
    expect(told(goal, { tasks: [{ id: `task:${DAY}`, doneAt: at(10) }] }).isDone).toBe(true);
  });
});

describe('rhythm', () => {
  test('getting up and going to bed are told by sleep, on the day of each', () => {
    const sleep = [record('sleep', 2, 11)];
    expect(told(rhythm({}), { rhythm: sleep }).reason).toEqual({ kind: 'recorded', at: at(11), zone: ZONE });
    const bed = rhythm({ record: 'bed' });
    expect(told(bed, { rhythm: sleep }).isDone).toBe(false);
    expect(told(bed, { rhythm: sleep }, { day: addDays(DAY, -1) }).isDone).toBe(true);
  });

  test('only the main sleep of a day tells them, and an interrupted night is one', () => {
    const bed = rhythm({ record: 'bed', before: 23 * 60 });
    const night = record('sleep', 2, 9);
    expect(told(bed, { rhythm: [night, record('sleep', 14, 15)] }).isDone).toBe(false);
    expect(told(bed, { rhythm: [night, record('bed', 14)] }).reason).toMatchObject({ at: at(14) });
    const broken = [record('sleep', 0, 5), record('sleep', 6, 14)];
    expect(told(rhythm({ before: 12 * 60 }), { rhythm: broken }).isDone).toBe(false);
    expect(told(rhythm({}), { rhythm: broken }).reason).toMatchObject({ at: at(14) });
  });

  test('sleep that goes on tells when the member went to bed, and not that they got up in between', () => {
    const bed = rhythm({ record: 'bed', before: 23 * 60 });
    const night = record('sleep', 2, 9);
    expect(told(bed, { rhythm: [night, record('sleep', 22.5)] }).reason).toMatchObject({ at: at(22.5) });
    const broken = [record('sleep', 0, 5), record('sleep', 6)];
    expect(told(rhythm({}), { rhythm: broken }).isDone).toBe(false);
    expect(told(bed, { rhythm: broken }).isDone).toBe(false);
  });

  test('work begins with an entry, too, unless it is about something else', () => {
    const start = rhythm({ record: 'work-start', before: 14 * 60 });
    expect(told(start, { entries: [{ ...entry('a', 13, 15), kind: 'other' }] }).isDone).toBe(false);
    expect(told(start, { entries: [entry('a', 13, 15)] }).isDone).toBe(true);
    expect(told(start, { entries: [entry('a', 14, 15)] }).isDone).toBe(false);
  });

  test('a time is compared by the member’s own day, which need not start in the night', () => {
    const up = (hours: number, starts: DayStarts, before: number) =>
      told(rhythm({ before: before * 60 }), { rhythm: [record('out-of-bed', hours)] }, { starts }).isDone;
    expect(up(11.9, [], 12)).toBe(true);
    expect(up(12, [], 12)).toBe(false);
    // Days that start at three in the afternoon: before six in the evening.
    const reversed = [{ from: '2026-01-01', minutes: 15 * 60 }];
    expect(up(17, reversed, 18)).toBe(true);
    expect(up(18.5, reversed, 18)).toBe(false);
    // Half past one in the night is still the same day there.
    expect(up(25.5, reversed, 18)).toBe(false);
    expect(up(25.5, reversed, 2)).toBe(true);
  });

  test('one of several that fits is enough, and nothing after now counts', () => {
    const meals = [record('meal', 13), record('meal', 20)];
    const evening = rhythm({ record: 'meal', after: 18 * 60 });
    expect(told(evening, { rhythm: meals }).reason).toEqual({ kind: 'recorded', at: at(20), zone: ZONE });
    expect(told(evening, { rhythm: meals }, { now: at(19) }).isDone).toBe(false);
  });

  test('moved by whole days with the clock, the same is told', () => {
    const hours = fc.double({ min: 4, max: 27.9, noNaN: true });
    const days = fc.integer({ min: -300, max: 300 });
    fc.assert(
      fc.property(hours, days, fc.nat(1_439), (hour, moved, before) => {
        const goal = rhythm({ before });
        const startAt = Math.floor(at(hour) / MINUTE_MS) * MINUTE_MS;
        const by = moved * 24 * HOUR_MS;
        const one = { ...record('out-of-bed', 0), startAt };
        const other = { ...one, startAt: startAt + by };
        expect(told(goal, { rhythm: [other] }, { day: addDays(DAY, moved), now: at(28) + by }).isDone).toBe(
          told(goal, { rhythm: [one] }, { now: at(28) }).isDone,
        );
      }),
    );
  });
});
