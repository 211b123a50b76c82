import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { habitualMinutes, socialRhythmMetric } from './social-rhythm.ts';

const DAY = 1_440;
const at = (time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};
const monk = ['6:00', '5:50', '8:01', '7:55', '5:45', '5:50', '5:50'].map(at);
const clock = fc.integer({ min: 0, max: DAY - 1 });
const week = fc.array(fc.option(clock, { nil: null }), { minLength: 7, maxLength: 7 });

describe('the social rhythm metric', () => {
  test('reference values of the design', () => {
    expect(habitualMinutes(monk)).toBeCloseTo(6 * 60 + 11.7, 1);
    expect(socialRhythmMetric({ up: monk }).hits).toEqual({ up: 5 });
    const far = (hits: number, others: number[]) => [
      ...Array.from({ length: hits }, () => at('7:00')),
      ...others,
    ];
    const items = {
      four: far(4, [at('9:00'), at('5:00')]),
      one: [at('7:00'), at('5:00'), at('9:00')],
      two: far(2, [at('9:00'), at('5:00')]),
      seven: far(7, []),
      few: far(2, []),
    };
    expect(socialRhythmMetric(items)).toEqual({
      score: 3.5,
      hits: { four: 4, one: 1, two: 2, seven: 7, few: null },
    });
  });

  test('the last minute of the three quarters of an hour counts', () => {
    const times = (last: number) => [420, 420, 420, 420, 420, 420, 420 + last];
    // Left out of the mean as outlying, but counted.
    expect(socialRhythmMetric({ up: times(45) }).hits).toEqual({ up: 7 });
    expect(socialRhythmMetric({ up: times(46) }).hits).toEqual({ up: 6 });
  });

  test('times on both sides of midnight are near each other', () => {
    const beds = ['23:40', '0:10', '23:55', '0:20'].map(at);
    expect(socialRhythmMetric({ bed: beds }).hits).toEqual({ bed: 4 });
  });

  test('the score lies between 0 and 7, and no item has more hits than times', () => {
    fc.assert(
      fc.property(week, week, (up, bed) => {
        const { score, hits } = socialRhythmMetric({ up, bed });
        for (const [item, times] of Object.entries({ up, bed })) {
          const known = times.filter((time) => time !== null).length;
          if (known < 3) expect(hits[item]).toBeNull();
          else expect(hits[item]).toBeLessThanOrEqual(known);
        }
        if (score === null) return;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(7);
      }),
    );
  });

  test('hits stay when the clock turns, and when times move by whole days', () => {
    // In one half of the clock there always is a mean.
    const near = fc.option(fc.integer({ min: 0, max: 600 }), { nil: null });
    const nearWeek = fc.array(near, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(nearWeek, clock, (up, by) => {
        const { hits } = socialRhythmMetric({ up });
        const moved = (move: (time: number) => number) =>
          socialRhythmMetric({ up: up.map((time) => (time === null ? null : move(time))) }).hits;
        expect(moved((time) => (time + by) % DAY)).toEqual(hits);
        expect(moved((time) => time + DAY)).toEqual(hits);
      }),
    );
  });

  test('an unknown day changes nothing', () => {
    fc.assert(
      fc.property(week, (up) => {
        const known = up.filter((time) => time !== null);
        expect(socialRhythmMetric({ up: known })).toEqual(socialRhythmMetric({ up }));
        expect(socialRhythmMetric({ up: [...known, Number.NaN] })).toEqual(socialRhythmMetric({ up }));
      }),
    );
  });

  test('evenly around the clock nothing is usual, and without times there is no score', () => {
    expect(socialRhythmMetric({ up: [0, 480, 960] })).toEqual({ score: 0, hits: { up: 0 } });
    expect(habitualMinutes([0, 480, 960])).toBeNull();
    expect(socialRhythmMetric({})).toEqual({ score: null, hits: {} });
    expect(socialRhythmMetric({ up: [null, null, 3] })).toEqual({ score: null, hits: { up: null } });
  });
});
