import fc from 'fast-check';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import type { Aim } from '#shared/domain/log/time-entry.ts';

/** What a member does, or what becomes of their computer. Lengths are whole seconds, in milliseconds. */
export type Step =
  | { kind: 'run' | 'idle'; ms: number }
  | { kind: 'freeze' | 'lock' | 'sleep' | 'crash'; ms: number; jumpMs: number }
  | { kind: 'travel'; zone: string }
  | { kind: 'start'; aim: Aim | null }
  | { kind: 'pause' | 'break' | 'resume' | 'stop' | 'note' | 'feel' }
  | { kind: 'reason'; reason: string }
  | { kind: 'extend' | 'earlier' | 'later'; ms: number }
  | { kind: 'answer'; answer: 'keep' | 'leave-out' | 'stop' }
  | { kind: 'stop-elsewhere'; aheadMs: number };

/** A step that is taken, or taken and undone at once. */
export type Lived = Step & { isUndone: boolean };

export interface History {
  steps: Lived[];
  /** Rounds and breaks begin by themselves. */
  advancesByItself: boolean;
}

/**
 * Zones without daylight saving, and their UTC offsets in milliseconds: the model computes its days without any
 * library.
 */
export const zones: Readonly<Record<string, number>> = {
  'Asia/Tokyo': 9 * HOUR_MS,
  'Asia/Kathmandu': 5.75 * HOUR_MS,
  'America/Phoenix': -7 * HOUR_MS,
  UTC: 0,
};

const seconds = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * SECOND_MS);
const minutes = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * MINUTE_MS);

const gapMs = fc.oneof(seconds(0, 4 * 60), seconds(0, 12 * 3_600));
const jumpMs = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: seconds(10, 3 * 3_600) },
  { weight: 1, arbitrary: seconds(-3 * 3_600, -10) },
);
const aim: fc.Arbitrary<Aim | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('countdown' as const), workMs: minutes(1, 30) }),
  fc.record({
    kind: fc.constant('pomodoro' as const),
    workMs: minutes(1, 30),
    breakMs: minutes(1, 5),
    longBreakMs: minutes(1, 10),
    longEvery: fc.integer({ min: 1, max: 3 }),
    extra: fc.constant(null),
  }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('run' as const), ms: seconds(1, 40 * 60) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('freeze' as const, 'lock' as const, 'sleep' as const, 'crash' as const),
      ms: gapMs,
      jumpMs,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('idle' as const), ms: seconds(9 * 60, 60 * 60) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('start' as const), aim }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'pause' as const,
        'break' as const,
        'resume' as const,
        'stop' as const,
        'note' as const,
        'feel' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('reason' as const), reason: fc.constantFrom('', 'ひるごはん') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('extend' as const, 'earlier' as const, 'later' as const),
      ms: minutes(1, 30),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      answer: fc.constantFrom('keep' as const, 'leave-out' as const, 'stop' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('travel' as const),
      zone: fc.constantFrom(...Object.keys(zones)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('stop-elsewhere' as const),
      aheadMs: fc.oneof(fc.constant(0), seconds(-600, 600)),
    }),
  },
);

const lived: fc.Arbitrary<Lived> = fc
  .tuple(step, fc.integer({ min: 0, max: 5 }))
  .map(([of, chance]) => ({ ...of, isUndone: chance === 0 }));

/** A history that begins with a block, most of the time. */
export const history: fc.Arbitrary<History> = fc.record({
  advancesByItself: fc.boolean(),
  steps: fc
    .tuple(aim, fc.array(lived, { maxLength: 14 }))
    .map(([first, steps]): Lived[] => [{ kind: 'start', aim: first, isUndone: false }, ...steps]),
});
