import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DayStarts, weekDays } from '#shared/domain/day/day.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { occurrenceId } from '#shared/domain/work/repeat.ts';
import { newTask, type Task } from '#shared/domain/work/task.ts';
import { dayFacts } from './day-facts.ts';
import { outcomes, timeByHour, timeByTask } from './week-time.ts';

const WEEK = weekDays('2026-11-23');
const NOW = Date.parse('2026-12-10T00:00Z');
const at = (text: string) => Date.parse(`${text}:00+09:00`);
const starts: DayStarts = [{ from: '2000-01-01', minutes: 300 }];

let made = 0;
const entry = (fields: Partial<TimeEntry> & Pick<TimeEntry, 'startAt' | 'endAt'>): TimeEntry =>
  TimeEntry.parse({ id: `e${made++}`, zone: 'Asia/Tokyo', ...fields });
const task = (id: string, fields: Partial<Task> = {}): Task =>
  newTask({ id, title: id, createdAt: 1, day: '2026-11-24', ...fields });

const entries = fc.array(
  fc
    .record({
      startAt: fc.integer({ min: at('2026-11-22T00:00'), max: at('2026-12-01T00:00') }),
      ms: fc.integer({ min: 1, max: 30 * HOUR_MS }),
      taskId: fc.constantFrom(
        null,
        'a',
        'b',
        occurrenceId('r', '2026-11-23'),
        occurrenceId('r', '2026-11-25'),
      ),
    })
    .map(({ startAt, ms, taskId }) => entry({ startAt, endAt: startAt + ms, taskId })),
  { maxLength: 8 },
);

test('tasks and hours of the clock each add up to what was worked in the week, whatever lies across its ends', () => {
  fc.assert(
    fc.property(entries, (worked) => {
      const total = WEEK.reduce((sum, day) => sum + dayTotal(worked, day, NOW, starts).workedMs, 0);
      const sumOf = (parts: ReadonlyArray<{ workedMs: number }>) =>
        parts.reduce((sum, { workedMs }) => sum + workedMs, 0);
      expect(sumOf(timeByTask([], worked, WEEK, NOW, starts))).toBe(total);
      expect(sumOf(timeByHour([], worked, WEEK, NOW, starts))).toBe(total);
    }),
  );
});

test('what was planned stands beside what was done, all occurrences of a repeat as one', () => {
  const [mon, tue] = [occurrenceId('r', '2026-11-23'), occurrenceId('r', '2026-11-24')];
  const planned = [
    task(mon, { estimateMinutes: 30 }),
    task(tue, { estimateMinutes: 30 }),
    task('a', { estimateMinutes: 60 }),
    task('unplanned'),
    task('meeting', { estimateMinutes: 60, isAppointment: true }),
  ];
  const worked = [
    entry({ taskId: mon, startAt: at('2026-11-23T10:00'), endAt: at('2026-11-23T10:40') }),
    entry({ taskId: tue, startAt: at('2026-11-24T10:00'), endAt: at('2026-11-24T10:10') }),
    entry({ taskId: null, startAt: at('2026-11-24T20:00'), endAt: at('2026-11-24T20:05') }),
  ];
  expect(timeByTask(planned, worked, WEEK, NOW, starts)).toEqual([
    { ids: [mon, tue], plannedMs: HOUR_MS, workedMs: 50 * MINUTE_MS },
    { ids: null, plannedMs: 0, workedMs: 5 * MINUTE_MS },
    { ids: ['a'], plannedMs: HOUR_MS, workedMs: 0 },
  ]);
});

test('hours are those of the wall clock; what is planned late goes on after midnight', () => {
  const planned = [
    task('a', { startMinutes: 23 * 60 + 30, estimateMinutes: 60 }),
    task('b', { estimateMinutes: 9 }),
  ];
  const worked = [entry({ startAt: at('2026-11-24T04:30'), endAt: at('2026-11-24T05:15') })];
  const hours = timeByHour(planned, worked, WEEK, NOW, starts);
  expect(
    hours.flatMap(({ plannedMs }, hour) => (plannedMs > 0 ? [[hour, plannedMs / MINUTE_MS]] : [])),
  ).toEqual([
    [0, 30],
    [23, 30],
  ]);
  expect(hours.flatMap(({ workedMs }, hour) => (workedMs > 0 ? [[hour, workedMs / MINUTE_MS]] : []))).toEqual(
    [
      [4, 30],
      [5, 15],
    ],
  );
});

test('where clocks change, each hour holds what was worked in it, also in a zone that is half an hour off', () => {
  const hoursOf = (day: string, zone: string, from: string, to: string) =>
    timeByHour(
      [],
      [entry({ zone, startAt: Date.parse(from), endAt: Date.parse(to) })],
      [day],
      NOW,
      starts,
    ).flatMap(({ workedMs }, hour) => (workedMs > 0 ? [[hour, workedMs / MINUTE_MS]] : []));
  const berlin = 'Europe/Berlin';
  // Back from 03:00 to 02:00, and forward from 02:00 to 03:00.
  expect(hoursOf('2026-10-24', berlin, '2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z')).toEqual([
    [2, 90],
    [3, 30],
  ]);
  expect(hoursOf('2026-03-28', berlin, '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z')).toEqual([
    [1, 30],
    [3, 30],
  ]);
  expect(hoursOf('2026-11-24', 'Asia/Kolkata', '2026-11-24T04:40:20Z', '2026-11-24T05:50:10Z')).toEqual([
    [10, 50],
    [11, 20],
  ]);
});

test('estimates stand beside outcomes by kind of work: only of what was finished, estimated and timed', () => {
  const startAt = at('2026-11-24T10:00');
  const took = (taskId: string, minutes: number, kind: TimeEntry['kind'] = 'work') =>
    entry({ taskId, startAt, endAt: startAt + minutes * MINUTE_MS, kind });
  const finished = [
    task('read', { estimateMinutes: 120 }),
    task('draw', { estimateMinutes: 60 }),
    task('paint', { estimateMinutes: 30 }),
    task('untimed', { estimateMinutes: 30 }),
    task('unestimated'),
  ];
  const recorded = [
    took('read', 150, 'study'),
    took('read', 10, 'meeting'),
    took('draw', 40),
    took('paint', 35),
    took('unestimated', 500),
    took('unfinished', 500),
  ];
  expect(outcomes(finished, recorded, NOW)).toEqual([
    { kind: 'work', plannedMs: 90 * MINUTE_MS, workedMs: 75 * MINUTE_MS },
    { kind: 'study', plannedMs: 120 * MINUTE_MS, workedMs: 160 * MINUTE_MS },
  ]);
});

test('a night belongs to the day of getting up, with all its pieces; a day without records has no sleep and no work', () => {
  const asleep = (from: string, to: string) =>
    RhythmRecord.parse({ id: from, kind: 'sleep', zone: 'Asia/Tokyo', startAt: at(from), endAt: at(to) });
  const sleep = [
    asleep('2026-11-23T22:00', '2026-11-24T02:00'),
    asleep('2026-11-24T03:00', '2026-11-24T09:00'),
    asleep('2026-11-24T15:00', '2026-11-24T15:30'),
  ];
  const told = WEEK.slice(0, 3).map((day, index) => ({ day, energy: index === 1 ? 4 : null, mood: null }));
  const facts = dayFacts(told, { entries: [], sleep }, NOW, starts);
  expect(facts.map(({ sleptMs }) => sleptMs)).toEqual([null, 10.5 * HOUR_MS, null]);
  expect(facts.map(({ workedMs, energy }) => [workedMs, energy])).toEqual([
    [null, null],
    [null, 4],
    [null, null],
  ]);
});
