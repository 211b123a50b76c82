import { describe, expect, test } from 'vitest';
import { startMinutesOf } from '#shared/domain/day/day.ts';
import {
  type MemberKind,
  memberKinds,
  type RhythmMember,
  rangeOf,
  rhythmMember,
} from '#tests/fixtures/rhythm-members.ts';
import { habitualWorkStart, suggestedDayStart } from './habits.ts';

const members = Object.fromEntries(memberKinds.map((kind) => [kind, rhythmMember(kind)])) as Record<
  MemberKind,
  RhythmMember
>;
const sourcesOf = ({ rhythm: records, entries }: RhythmMember) => ({ records, entries });

/** The start that would be suggested if days started at `minutes` now. */
function suggested(member: RhythmMember, minutes: number, count = 28): number | null {
  const starts = [{ from: '2000-01-01', minutes }];
  return suggestedDayStart(sourcesOf(member), { ...rangeOf(member, count), starts });
}

describe('the start of the day that fits a habit', () => {
  test('lies in the middle of the usual sleep, at whatever hour that is', () => {
    expect([180, 210, 240]).toContain(suggested(members.regular, 12 * 60));
    expect([780, 810, 840]).toContain(suggested(members.reversed, 240));
  });

  test('turns with the clock', () => {
    const usual = suggested(members.regular, 12 * 60) ?? expect.fail();
    for (const laterMinutes of [90, 330, 720]) {
      const turned = rhythmMember('regular', { laterMinutes });
      expect(suggested(turned, (12 * 60 + laterMinutes) % 1_440)).toBe((usual + laterMinutes) % 1_440);
    }
  });

  test('is not suggested where days already start in the usual sleep', () => {
    for (const kind of ['regular', 'reversed'] as const) {
      const member = members[kind];
      expect(suggestedDayStart(sourcesOf(member), rangeOf(member)), kind).toBeNull();
    }
  });

  test('is not suggested where there is no such habit, or too little is known of it', () => {
    expect(suggested(members.drifting, 240)).toBeNull();
    expect(suggested(members.sparse, 12 * 60)).toBeNull();
    const { regular } = members;
    expect(suggested(regular, 12 * 60, 6)).toBeNull();
    expect(suggested({ ...regular, rhythm: [] }, 12 * 60)).toBeNull();
  });
});

describe('around when work often begins', () => {
  test('is told at a half hour, wherever on the clock it is', () => {
    for (const laterMinutes of [0, 300, 870]) {
      const member = rhythmMember('regular', { laterMinutes });
      const began = habitualWorkStart(sourcesOf(member), rangeOf(member)) ?? expect.fail();
      expect(began % 30).toBe(0);
      // A good two hours after getting up at seven.
      expect(Math.abs(((began - laterMinutes - 560 + 2_160) % 1_440) - 720)).toBeLessThanOrEqual(30);
    }
  });

  test('is not told where it begins at ever different times, or seldom', () => {
    for (const kind of ['drifting', 'shift'] as const) {
      const member = members[kind];
      expect(habitualWorkStart(sourcesOf(member), rangeOf(member)), kind).toBeNull();
    }
    const { regular } = members;
    expect(habitualWorkStart(sourcesOf(regular), rangeOf(regular, 5))).toBeNull();
    expect(habitualWorkStart({ records: [], entries: [] }, rangeOf(regular))).toBeNull();
  });
});

test('the five members are as they say: every row of four months in order, on their own days', () => {
  for (const kind of memberKinds) {
    const member = members[kind];
    expect(rhythmMember(kind)).toEqual(member);
    expect(member.days).toHaveLength(120);
    const ids = [...member.rhythm, ...member.entries].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const times = member.rhythm.map(({ startAt }) => startAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(startMinutesOf(member.days[0] ?? '', member.starts)).toBe(kind === 'reversed' ? 720 : 240);
    if (kind !== 'sparse') expect(member.rhythm.length, kind).toBeGreaterThan(900);
  }
});
