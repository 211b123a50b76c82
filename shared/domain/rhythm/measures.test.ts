import { describe, expect, test } from 'vitest';
import { addDays, type Day, dayOf, instantAt } from '#shared/domain/day/day.ts';
import { DAY_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import {
  type MemberKind,
  memberKinds,
  type RhythmMember,
  rangeOf,
  rhythmMember,
} from '#tests/fixtures/rhythm-members.ts';
import { type Measure, type MeasureKind, measureKinds, rhythmMeasures } from './measures.ts';

const members = Object.fromEntries(memberKinds.map((kind) => [kind, rhythmMember(kind)])) as Record<
  MemberKind,
  RhythmMember
>;

function measuresOf(member: RhythmMember, count = 28): Record<MeasureKind, Measure> {
  const { rhythm: records, entries } = member;
  const list = rhythmMeasures({ records, entries }, rangeOf(member, count));
  expect(list.map(({ kind }) => kind)).toEqual(measureKinds);
  return Object.fromEntries(list.map((one) => [one.kind, one])) as Record<MeasureKind, Measure>;
}

const told = Object.fromEntries(memberKinds.map((kind) => [kind, measuresOf(members[kind])])) as Record<
  MemberKind,
  Record<MeasureKind, Measure>
>;

/** A value that has to be there. */
function value(kind: MemberKind, measure: MeasureKind): number {
  return told[kind][measure].value ?? expect.fail(`${kind} has no ${measure}`);
}

/** The member without anything on these days. */
function without(member: RhythmMember, isGone: (day: Day) => boolean): RhythmMember {
  const { starts } = member;
  const isKept = ({ startAt, endAt, zone }: { startAt: number; endAt: number | null; zone: string }) =>
    !isGone(dayOf(startAt, zone, starts)) && (endAt === null || !isGone(dayOf(endAt, zone, starts)));
  return { ...member, rhythm: member.rhythm.filter(isKept), entries: member.entries.filter(isKept) };
}

const apart = (a: number, b: number, circle: number) => {
  const away = (((a - b) % circle) + circle) % circle;
  return Math.min(away, circle - away);
};

describe('what the measures say of five members', () => {
  test('whoever lives by day or by night in their own order is regular', () => {
    for (const kind of ['regular', 'reversed'] as const) {
      expect(value(kind, 'sleep-regularity'), kind).toBeGreaterThan(75);
      expect(value(kind, 'daily-stability'), kind).toBeGreaterThan(0.7);
      expect(value(kind, 'mid-sleep-spread'), kind).toBeLessThan(60);
      expect(value(kind, 'phase-deviation'), kind).toBeLessThan(1.2);
      expect(value(kind, 'social-rhythm'), kind).toBeGreaterThan(3.5);
    }
    expect(apart(value('regular', 'mid-sleep'), 3.4 * 60, 1_440)).toBeLessThan(45);
    expect(apart(value('reversed', 'mid-sleep'), 13.4 * 60, 1_440)).toBeLessThan(45);
  });

  test('sleep that is longer on free days lies later there, and is corrected for in the chronotype', () => {
    for (const kind of ['regular', 'reversed'] as const) {
      expect(value(kind, 'social-jetlag'), kind).toBeGreaterThan(0.2);
      expect(value(kind, 'social-jetlag'), kind).toBeLessThan(2);
      const later = (value(kind, 'chronotype') - value(kind, 'mid-sleep') + 2_160) % 1_440;
      expect(Math.abs(later - 720), kind).toBeLessThan(60);
    }
  });

  test('a rhythm of 25 hours looks regular to the index, and is seen in all that goes by the clock', () => {
    const { drifting } = told;
    // An hour off at each end of sleep: 1 − 2/24 of the pairs are equal.
    expect(value('drifting', 'sleep-regularity')).toBeGreaterThan(70);
    expect(value('drifting', 'daily-stability')).toBeLessThan(0.2);
    expect(value('drifting', 'phase-deviation')).toBeGreaterThan(4);
    expect(drifting['mid-sleep-spread'].value ?? Infinity).toBeGreaterThan(240);
    expect(value('drifting', 'social-rhythm')).toBeLessThan(2.5);
    // Its mean goes around the clock: after a week it is somewhere else.
    const week = measuresOf(members.drifting, 7)['mid-sleep'].value ?? expect.fail();
    const before = { ...members.drifting, days: members.drifting.days.slice(0, -7) };
    const weekBefore = measuresOf(before, 7)['mid-sleep'].value ?? expect.fail();
    expect(apart(week, weekBefore, 1_440)).toBeGreaterThan(300);
  });

  test('shifts with naps are less regular, from day to day and from hour to hour', () => {
    expect(value('shift', 'sleep-regularity')).toBeLessThan(value('regular', 'sleep-regularity') - 20);
    expect(value('shift', 'daily-variability')).toBeGreaterThan(value('regular', 'daily-variability'));
    expect(value('shift', 'mid-sleep-spread')).toBeGreaterThan(100);
    // Naps do not move the main sleep.
    expect(told.shift['mid-sleep'].knownDays).toBeGreaterThan(24);
  });

  test('of whoever records little nothing is said, only how little is known', () => {
    for (const kind of measureKinds) {
      const measure = told.sparse[kind];
      expect(measure, kind).toMatchObject({ value: null, isEnough: false, days: 28 });
      expect(measure.knownShare, kind).toBeLessThan(2 / 3);
    }
    expect(told.sparse['mid-sleep'].knownDays).toBeGreaterThan(0);
  });

  test('every measure rests on what it says it does', () => {
    for (const kind of memberKinds) {
      for (const measure of Object.values(told[kind])) {
        expect(measure.knownDays).toBeLessThanOrEqual(measure.days);
        expect(measure.knownShare).toBeGreaterThanOrEqual(0);
        expect(measure.knownShare).toBeLessThanOrEqual(1);
        expect(Number.isNaN(measure.value)).toBe(false);
        if (!measure.isEnough) expect(measure.value).toBeNull();
      }
    }
  });
});

describe('the same life', () => {
  test('at any other time of day has the same values; only times of the clock move along', () => {
    const turns: Partial<Record<MemberKind, number>> = {
      regular: 720,
      drifting: 390,
      shift: 630,
      sparse: 90,
    };
    for (const [kind, laterMinutes] of Object.entries(turns) as [MemberKind, number][]) {
      const turned = measuresOf(rhythmMember(kind, { laterMinutes }));
      for (const measure of measureKinds) {
        const [then, now] = [turned[measure], told[kind][measure]];
        const { value: after, ...basis } = then;
        const { value: before, ...same } = now;
        expect(basis, `${kind} ${measure}`).toEqual(same);
        if (before === null || after === null) expect(after, `${kind} ${measure}`).toBe(before);
        else if (now.unit === 'clock') expect(apart(after, before + laterMinutes, 1_440)).toBeLessThan(1e-6);
        else expect(after, `${kind} ${measure}`).toBeCloseTo(before, 6);
      }
    }
  });

  test('some days later has the same values', () => {
    for (const kind of memberKinds) {
      const { rhythm, entries, ...member } = members[kind];
      const moved = <R extends { startAt: number; endAt: number | null }>(row: R): R => ({
        ...row,
        startAt: row.startAt + 14 * DAY_MS,
        endAt: row.endAt === null ? null : row.endAt + 14 * DAY_MS,
      });
      const movedEntries = entries.map((entry) => {
        const pauses = entry.pauses.map((pause) => moved(pause));
        return { ...moved(entry), pauses };
      });
      const days = member.days.map((day) => addDays(day, 14));
      expect(measuresOf({ ...member, days, rhythm: rhythm.map(moved), entries: movedEntries })).toEqual(
        told[kind],
      );
    }
  });

  test('in another zone has the same values', () => {
    // A zone whose clocks do not change within these weeks.
    expect(measuresOf(rhythmMember('regular', { zone: 'America/Bogota' }))).toEqual(told.regular);
  });
});

describe('how much is known', () => {
  test('less than two thirds are not enough yet', () => {
    const { regular } = members;
    const last = regular.days.slice(-28);
    const keeping = (count: number) => measuresOf(without(regular, (day) => last.indexOf(day) >= count));
    const [few, most] = [keeping(14), keeping(24)];
    for (const kind of measureKinds) {
      expect(few[kind].value, kind).toBeNull();
      expect(most[kind].value, kind).not.toBeNull();
    }
  });

  test('stability needs more than a week', () => {
    const ofWeek = measuresOf(members.regular, 7);
    expect(ofWeek['daily-stability']).toMatchObject({ value: null, isEnough: false, knownDays: 7 });
    expect(ofWeek['daily-variability'].isEnough).toBe(true);
  });

  test('free days are compared with work days only where there are some of each', () => {
    const free = { ...members.regular, entries: [] };
    for (const kind of ['social-jetlag', 'chronotype'] as const) {
      expect(measuresOf(free)[kind]).toMatchObject({ value: null, isEnough: false });
    }
    expect(measuresOf(free)['mid-sleep']).toEqual(told.regular['mid-sleep']);
  });

  test('enough may be known of days that have no such value', () => {
    const member = members.regular;
    const zone = member.zone;
    // To bed four hours later each day: after six days around the clock, evenly.
    const rhythm = Array.from({ length: 6 }, (_, index) => {
      const startAt = instantAt(addDays('2026-11-17', index), 300 + 4 * 60 * index, zone);
      const sleep = member.rhythm.find(({ kind }) => kind === 'sleep') ?? expect.fail();
      return { ...sleep, id: `s${index}`, startAt, endAt: startAt + 120 * MINUTE_MS };
    });
    const even = measuresOf({ ...member, rhythm, entries: [] }, 6);
    for (const kind of ['mid-sleep', 'mid-sleep-spread', 'phase-deviation'] as const) {
      expect(even[kind]).toMatchObject({ isEnough: true, value: null });
    }
  });

  test('without any days or records there is nothing to say, and no error', () => {
    for (const count of [0, 1, 28]) {
      for (const measure of Object.values(
        measuresOf({ ...members.regular, rhythm: [], entries: [] }, count),
      )) {
        expect(measure).toMatchObject({
          value: null,
          isEnough: false,
          knownDays: 0,
          knownShare: 0,
          days: count,
        });
      }
    }
  });
});
