import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayStarts } from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { newTask, type Task } from '#shared/domain/work/task.ts';
import { type WorkItem, workItems } from '#shared/domain/work/work.ts';
import { emptyDayPlan } from './day-plan.ts';
import { type DaySoFar, daySoFar, planLoad } from './plan-load.ts';

const today = '2026-11-23';
const ZONE = 'Asia/Tokyo';
const plan = emptyDayPlan(today);

function item(id: string, more: Partial<Task> = {}): WorkItem {
  const { order = 0, ...fields } = more;
  const [made] = workItems(
    [{ ...newTask({ id, title: id, createdAt: 1, day: today, ...fields }), order }],
    [],
  );
  return made ?? expect.fail();
}

type Generated<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** An instant of today at the member's home. */
const at = (time: string) => Date.parse(`${today}T${time}:00+09:00`);

function worked(taskId: string | null, startAt: number, endAt: number | null): TimeEntry {
  return TimeEntry.parse({
    id: `${taskId}-${startAt}`,
    taskId,
    startAt,
    endAt,
    zone: ZONE,
    source: 'focus',
    device: 'd',
  });
}

describe('the load of a plan', () => {
  test('is what the open things take; what is done or an appointment is not', () => {
    const items = [
      item('a', { estimateMinutes: 30 }),
      item('b', { estimateMinutes: 60, doneAt: 5 }),
      item('c'),
      item('visit', { estimateMinutes: 45, startMinutes: 600, isAppointment: true }),
    ];
    expect(planLoad(items, plan)).toEqual({
      plannedMinutes: 30,
      unestimated: 1,
      availableMinutes: null,
      overMinutes: 0,
    });
    expect(planLoad(items, { ...plan, availableMinutes: 20 })).toMatchObject({
      availableMinutes: 20,
      overMinutes: 10,
    });
  });

  test('takes the appointments out of the hours, each minute once, also over midnight', () => {
    const visits = [
      item('one', { startMinutes: 1_410, estimateMinutes: 60, isAppointment: true }),
      item('two', { startMinutes: 0, estimateMinutes: 60, isAppointment: true }),
    ];
    // 23:00 to 02:00, and appointments from 23:30 to 01:00.
    expect(planLoad(visits, { ...plan, fromMinutes: 1_380, toMinutes: 120 }).availableMinutes).toBe(90);
  });

  test('never leaves less than nothing, nor more than the hours', () => {
    const minute = fc.integer({ min: 0, max: 1_439 });
    const visit = fc.record({ startMinutes: minute, estimateMinutes: fc.integer({ min: 1, max: 1_440 }) });
    fc.assert(
      fc.property(minute, minute, fc.array(visit, { maxLength: 5 }), (fromMinutes, toMinutes, visits) => {
        const items = visits.map((fields, index) => item(`v${index}`, { ...fields, isAppointment: true }));
        const { availableMinutes } = planLoad(items, { ...plan, fromMinutes, toMinutes });
        const hours = (toMinutes - fromMinutes + 1_440) % 1_440;
        expect(availableMinutes).toBeGreaterThanOrEqual(0);
        expect(availableMinutes).toBeLessThanOrEqual(hours);
      }),
    );
  });
});

describe('what is left of today', () => {
  const noStarts: DayStarts = [];
  const soFar = (time: string, entries: TimeEntry[] = [], starts = noStarts) =>
    daySoFar(entries, today, at(time), ZONE, starts);
  const hours = { ...plan, fromMinutes: 600, toMinutes: 1_080 };

  test('is what the clock leaves of the hours, when that is less than what the work of today leaves', () => {
    const items = [item('a', { estimateMinutes: 100 }), item('b', { estimateMinutes: 30 })];
    expect(planLoad(items, hours, soFar('16:20'))).toEqual({
      plannedMinutes: 130,
      unestimated: 0,
      availableMinutes: 100,
      overMinutes: 30,
    });
  });

  test('is what the work of today leaves of the length, the running block too; so far it is not planned any more', () => {
    const items = [item('a', { estimateMinutes: 60 }), item('b', { estimateMinutes: 45 })];
    const entries = [worked(null, at('10:00'), at('10:40')), worked('a', at('11:00'), null)];
    expect(planLoad(items, { ...plan, availableMinutes: 120 }, soFar('11:20', entries))).toMatchObject({
      plannedMinutes: 85,
      availableMinutes: 60,
      overMinutes: 25,
    });
    // Longer than was thought: nothing of it is planned any more, and nothing less than nothing.
    expect(planLoad(items, { ...plan, availableMinutes: 120 }, soFar('13:00', entries))).toMatchObject({
      plannedMinutes: 45,
      availableMinutes: 0,
    });
  });

  test('takes nothing out for work of the day before, and of a block over the day start only what lies after it', () => {
    const entries = [
      worked('a', at('10:00') - 24 * HOUR_MS, at('12:00') - 24 * HOUR_MS),
      worked('a', at('03:30'), at('04:10')),
    ];
    expect(
      planLoad(
        [item('a', { estimateMinutes: 60 })],
        { ...plan, availableMinutes: 120 },
        soFar('11:00', entries),
      ),
    ).toMatchObject({ plannedMinutes: 50, availableMinutes: 110 });
  });

  test('ends with the day, before which a length can be longer than the night leaves', () => {
    const long = { ...plan, availableMinutes: 180 };
    const night = at('00:00') + 26 * HOUR_MS;
    expect(planLoad([], long, daySoFar([], today, night, ZONE, noStarts)).availableMinutes).toBe(120);
    // With days that start at noon, it is the day before yet.
    const noon = [{ from: '2000-01-01', minutes: 720 }];
    expect(planLoad([], long, soFar('12:00', [], noon)).availableMinutes).toBe(180);
    expect(soFar('11:59', [], noon)).toBeNull();
  });

  test('takes out the appointments that are still to come, and only those', () => {
    const visit = (startMinutes: number) =>
      item(`v${startMinutes}`, { startMinutes, estimateMinutes: 30, isAppointment: true });
    const items = [visit(660), visit(1_020)];
    expect(planLoad(items, hours, soFar('16:20')).availableMinutes).toBe(70);
    expect(planLoad(items, hours, soFar('17:10')).availableMinutes).toBe(30);
  });

  test('is known from the end alone; not without one, nor on another day', () => {
    expect(planLoad([], { ...plan, toMinutes: 1_080 }, soFar('16:20')).availableMinutes).toBe(100);
    expect(planLoad([], { ...plan, fromMinutes: 600 }, soFar('16:20')).availableMinutes).toBeNull();
    expect(planLoad([], { ...plan, toMinutes: 1_080 }).availableMinutes).toBeNull();
    expect(daySoFar([], '2026-11-24', at('16:20'), ZONE, noStarts)).toBeNull();
    expect(planLoad([], hours, null).availableMinutes).toBe(480);
  });

  test('begins a part of a minute later: the minute that has begun does not count', () => {
    expect(
      planLoad([], hours, daySoFar([], today, at('16:20') + 20_000, ZONE, noStarts)).availableMinutes,
    ).toBe(99);
  });

  describe('whatever was said and done', () => {
    const minute = fc.integer({ min: 0, max: 1_439 });
    const said = fc.oneof(
      fc.record({ fromMinutes: minute, toMinutes: minute }),
      fc.record({ availableMinutes: fc.integer({ min: 1, max: 1_440 }) }),
      fc.record({ toMinutes: minute }),
    );
    const things = fc.array(
      fc.record({
        estimateMinutes: fc.option(fc.integer({ min: 1, max: 600 })),
        startMinutes: fc.option(minute),
        isAppointment: fc.boolean(),
      }),
      { maxLength: 5 },
    );
    const days = fc.record({ said, things, startMinutes: fc.nat(47).map((half) => half * 30) });
    const later = { nowMinutes: fc.nat(1_440), more: fc.nat(300) };
    /** The load of a plan, by how far its day has gone and what was worked. */
    const loadsOf = ({ said, things, startMinutes }: Generated<typeof days>) => {
      const items = things.map((fields, index) => item(`t${index}`, fields));
      return (nowMinutes: number, worked: DaySoFar['worked'] = new Map()) =>
        planLoad(items, { ...plan, ...said }, { nowMinutes, startMinutes, dayMinutes: 1_440, worked });
    };

    test('there is never more left than there was, never less than nothing, and nothing when the day ends', () => {
      fc.assert(
        fc.property(days, later.nowMinutes, later.more, (day, nowMinutes, more) => {
          const load = loadsOf(day);
          const [first, now, then, last] = [0, nowMinutes, nowMinutes + more, 1_440].map((minutes) =>
            load(minutes),
          );
          const left = [first, now, then, last].map((one) => one?.availableMinutes ?? expect.fail());
          expect(left.toSorted((a, b) => b - a)).toEqual(left);
          expect(left.at(-1)).toBe(0);
          expect(then?.plannedMinutes).toBe(first?.plannedMinutes);
        }),
      );
    });

    test('as much is left when the day begins as there is on it, where hours were said', () => {
      fc.assert(
        fc.property(days, (day) => {
          const items = day.things.map((fields, index) => item(`t${index}`, fields));
          fc.pre('fromMinutes' in day.said);
          expect(loadsOf(day)(0)).toEqual(planLoad(items, { ...plan, ...day.said }));
        }),
      );
    });

    test('to work on what is planned never leaves a plan that is longer than letting the time go by', () => {
      fc.assert(
        fc.property(days, later.nowMinutes, later.more, fc.nat(4), (day, nowMinutes, more, which) => {
          const load = loadsOf(day);
          const thing = day.things[which];
          fc.pre(thing !== undefined && !thing.isAppointment && thing.estimateMinutes !== null);
          const minutes = Math.min(more, thing?.estimateMinutes ?? 0);
          const idle = load(nowMinutes + minutes);
          const busy = load(nowMinutes + minutes, new Map([[`t${which}`, minutes]]));
          expect(busy.overMinutes).toBeLessThanOrEqual(idle.overMinutes);
          expect(busy.plannedMinutes).toBe(idle.plannedMinutes - minutes);
        }),
      );
    });
  });
});
