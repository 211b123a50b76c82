import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type Aim, PAUSES_MAX, TimeEntry, workedMs } from '#shared/domain/log/time-entry.ts';
import { defaultPreferences } from '#shared/domain/preferences.ts';
import { pauseBlock, resumeBlock, startBlock, stopBlock } from './focus-clock.ts';
import { advance, aimOf, extendRound, isFull, phaseOf } from './phase.ts';

const START = Date.parse('2026-11-23T05:00Z');
const at = (minutes: number) => START + minutes * MINUTE_MS;
const pomodoro = aimOf({ ...defaultPreferences, aimKind: 'pomodoro' });
const countdown: Aim = { kind: 'countdown', workMs: 30 * MINUTE_MS };
const block = (aim: Aim | null) =>
  startBlock({ id: 'e', taskId: 't', at: START, zone: 'Asia/Tokyo', device: 'd', aim });
const broken = (entry: TimeEntry, from: number, to: number): TimeEntry => {
  const paused = { ...entry, ...pauseBlock(entry, at(from), { isBreak: true }) };
  return { ...paused, ...resumeBlock(paused, at(to)) };
};

describe('the phase of a block', () => {
  test('there is none while it runs freely or has ended', () => {
    expect(aimOf(defaultPreferences)).toBeNull();
    expect(phaseOf(block(null), at(1))).toBeNull();
    const timed = block(countdown);
    expect(phaseOf({ ...timed, ...stopBlock(timed, at(5)) }, at(9))).toBeNull();
  });

  test('a countdown is full once so much was worked; pauses put it off', () => {
    const paused = { ...block(countdown), pauses: [{ startAt: at(10), endAt: at(40) }] };
    expect(phaseOf(paused, at(45))).toMatchObject({ kind: 'work', passedMs: 15 * MINUTE_MS, fullAt: at(60) });
    const full = phaseOf(paused, at(70));
    expect(full).toMatchObject({ fullAt: at(60), passedMs: 40 * MINUTE_MS });
    expect(full && isFull(full)).toBe(true);
  });

  test('while it is paused, no one knows when it will be full', () => {
    const paused = { ...block(countdown), ...pauseBlock(block(countdown), at(10)) };
    expect(phaseOf(paused, at(20))).toMatchObject({ kind: 'work', passedMs: 10 * MINUTE_MS, fullAt: null });
  });

  test('only the break between rounds begins a new round; any other pause does not', () => {
    const interrupted = { ...block(pomodoro), pauses: [{ startAt: at(5), endAt: at(6), reason: 'でんわ' }] };
    expect(phaseOf(interrupted, at(10))).toMatchObject({ round: 1, passedMs: 9 * MINUTE_MS });
    const second = broken(interrupted, 30, 35);
    expect(phaseOf(second, at(40))).toMatchObject({ kind: 'work', round: 2, passedMs: 5 * MINUTE_MS });
  });

  test('every fourth break is a long one', () => {
    const entry = [30, 60, 90].reduce((so, from) => broken(so, from, from + 5), block(pomodoro));
    const fourth = { ...entry, ...pauseBlock(entry, at(120), { isBreak: true }) };
    expect(phaseOf(fourth, at(121))).toMatchObject({
      kind: 'break',
      round: 4,
      isLong: true,
      fullAt: at(135),
    });
    expect(phaseOf(broken(entry, 120, 135), at(140))).toMatchObject({ round: 5, isLong: false });
  });

  test('the two parts of a phase fit: full at the instant at which all of it has passed', () => {
    const minutes = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.array(fc.tuple(minutes, minutes), { maxLength: 6 }),
        (workM, nowM, gaps) => {
          let from = 0;
          const pauses = gaps.map(([work, pause]) => {
            from += work + pause;
            return { startAt: at(from - pause), endAt: at(from) };
          });
          const entry = { ...block({ kind: 'countdown', workMs: workM * MINUTE_MS }), pauses };
          const now = at(from + nowM);
          const phase = phaseOf(entry, now);
          if (!phase || phase.fullAt === null) throw new Error('it runs');
          expect(phase.fullAt <= now).toBe(isFull(phase));
          expect(workedMs({ ...entry, endAt: phase.fullAt }, now)).toBe(workM * MINUTE_MS);
        },
      ),
    );
  });
});

describe('more time', () => {
  test('before it is full it grows by so much; after that, there is so much from now', () => {
    const entry = block(countdown);
    const early = { ...entry, ...extendRound(entry, 5 * MINUTE_MS, at(10)) };
    expect(phaseOf(early, at(10))?.fullAt).toBe(at(35));
    const full = { ...entry, ...extendRound(entry, 5 * MINUTE_MS, at(42)) };
    expect(phaseOf(full, at(42))?.fullAt).toBe(at(47));
  });

  test('of a pomodoro it is for this round only, and a round that was longer stays one round', () => {
    const first = block(pomodoro);
    const longer = broken({ ...first, ...extendRound(first, 10 * MINUTE_MS, at(20)) }, 35, 40);
    expect(phaseOf(longer, at(41))).toMatchObject({ round: 2, lengthMs: 25 * MINUTE_MS });
    const again = { ...longer, ...extendRound(longer, 5 * MINUTE_MS, at(50)) };
    expect(phaseOf(again, at(50))).toMatchObject({ round: 2, lengthMs: 30 * MINUTE_MS });
  });

  test('there is none in a break, nor without an aim', () => {
    const resting = { ...block(pomodoro), ...pauseBlock(block(pomodoro), at(25), { isBreak: true }) };
    expect(extendRound(resting, MINUTE_MS, at(26))).toEqual({});
    expect(extendRound(block(null), MINUTE_MS, at(26))).toEqual({});
  });

  test('what is written can be stored, however often it is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 24 * 60 }), { maxLength: 5 }), (all) => {
        for (const aim of [countdown, pomodoro]) {
          let entry = block(aim);
          for (const more of all) entry = { ...entry, ...extendRound(entry, more * MINUTE_MS, at(30)) };
          expect(TimeEntry.safeParse(entry).error).toBeUndefined();
        }
      }),
    );
  });
});

describe('by itself, for who chose so', () => {
  test('a round gives way at the instant it was full, and a break at its end', () => {
    const entry = block(pomodoro);
    const resting = { ...entry, ...advance(entry, at(24.9), at(25.2)) };
    expect(resting.pauses).toEqual([{ startAt: at(25), endAt: null, isBreak: true }]);
    const again = { ...resting, ...advance(resting, at(29.9), at(30.2)) };
    expect(again.pauses).toEqual([{ startAt: at(25), endAt: at(30), isBreak: true }]);
    expect(workedMs(again, at(31))).toBe(26 * MINUTE_MS);
  });

  test('what became full unseen waits for the member', () => {
    const entry = block(pomodoro);
    expect(advance(entry, at(26), at(27))).toEqual({});
    const resting = { ...entry, ...pauseBlock(entry, at(25), { isBreak: true }) };
    expect(advance(resting, at(60), at(60.5))).toEqual({});
  });

  test('a countdown only says that it is full', () => {
    expect(advance(block(countdown), START, at(31))).toEqual({});
  });

  test('an entry that holds no more pauses goes on as it is, and can be stored', () => {
    const pauses = Array.from({ length: PAUSES_MAX - 1 }, (_, index) => {
      return { startAt: at(index), endAt: at(index), isBreak: true as const };
    });
    const entry = { ...block(pomodoro), pauses };
    expect(advance(entry, at(PAUSES_MAX), at(PAUSES_MAX + 60))).toEqual({});
    expect(TimeEntry.safeParse(entry).success).toBe(true);
  });
});
