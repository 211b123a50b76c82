import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { clip, lengthMs, sumMs, union } from '#shared/domain/day/interval.ts';
import {
  entrySpan,
  TimeEntry,
  UNSURE_MAX,
  unsureIntervals,
  workedMs,
} from '#shared/domain/log/time-entry.ts';
import {
  asksAboutTime,
  type ClockReading,
  clockState,
  DRIFT_MS,
  HEARTBEAT_MS,
  type Heartbeat,
  moveStart,
  observeClock,
  pauseBlock,
  reasonOfPause,
  resumeBlock,
  SILENCE_MS,
  settleUnsure,
  startBlock,
  stopBlock,
  stopUnwatched,
} from './focus-clock.ts';

const START = Date.parse('2026-11-23T05:00Z');
const block = (fields: Partial<TimeEntry> = {}): TimeEntry => ({
  ...startBlock({ id: 'e', taskId: 't', at: START, zone: 'Asia/Tokyo', device: 'd' }),
  ...fields,
});

/** A computer, its clocks, and what really happens. */
class Computer {
  trueMs = 0;
  offsetMs = START;
  sleptMs = 0;
  session = 0;
  readonly monoCountsSleep: boolean;

  constructor(monoCountsSleep: boolean) {
    this.monoCountsSleep = monoCountsSleep;
  }

  get reading(): ClockReading {
    return {
      wallAt: this.trueMs + this.offsetMs,
      // A real monotonic clock counts fractions of a millisecond.
      monoMs: this.trueMs - (this.monoCountsSleep ? 0 : this.sleptMs) + (this.trueMs % 997) / 1_000,
      session: `s${this.session}`,
    };
  }
}

type Step =
  | { kind: 'run'; ms: number }
  | { kind: 'freeze' | 'sleep' | 'crash'; ms: number; jumpMs: number }
  | { kind: 'pause' | 'resume' | 'stop' };

const jumpMs = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -3 * HOUR_MS, max: 3 * HOUR_MS }),
  fc.integer({ min: -10 * SECOND_MS, max: 10 * SECOND_MS }),
);
const gapMs = fc.oneof(fc.integer({ min: 0, max: 12 * HOUR_MS }), fc.integer({ min: 0, max: 4 * MINUTE_MS }));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('run'), ms: fc.integer({ min: 1, max: 20 * MINUTE_MS }) }),
  fc.record({ kind: fc.constantFrom('freeze', 'sleep', 'crash'), ms: gapMs, jumpMs }),
  fc.record({ kind: fc.constantFrom('pause', 'resume') }),
  fc.record({ kind: fc.constant('stop') }),
);

/** Runs steps on a block as the store does: it reads the clocks before every action and at every heartbeat. */
class Life {
  entry = block();
  seen: Heartbeat;
  /** Time in which the block ran and the app saw it. */
  surelyMs = 0;
  /** The drift that is too small to count, added up over all readings of the clocks. */
  driftMs = 0;
  /** The silences that are too short to count, added up. */
  silenceMs = 0;
  readonly computer: Computer;

  constructor(computer: Computer) {
    this.computer = computer;
    this.seen = computer.reading;
  }

  get now(): number {
    return this.computer.reading.wallAt;
  }

  beat(): void {
    const patch = observeClock(this.entry, this.seen, this.computer.reading);
    this.entry = { ...this.entry, ...patch };
    this.seen = this.computer.reading;
    this.driftMs += DRIFT_MS;
  }

  take(of: Step): void {
    const isRunning = clockState(this.entry) === 'running';
    switch (of.kind) {
      case 'run':
        for (let rest = of.ms; rest > 0; rest -= HEARTBEAT_MS) {
          const ms = Math.min(rest, HEARTBEAT_MS);
          this.computer.trueMs += ms;
          if (isRunning) this.surelyMs += ms;
          this.beat();
        }
        return;
      case 'freeze':
      case 'sleep':
      case 'crash':
        this.computer.trueMs += of.ms;
        this.computer.offsetMs += of.jumpMs;
        if (of.kind !== 'freeze') this.computer.sleptMs += of.ms;
        if (of.kind === 'crash') this.computer.session++;
        this.silenceMs += SILENCE_MS;
        this.beat();
        return;
      case 'pause':
      case 'resume':
      case 'stop': {
        const move = { pause: pauseBlock, resume: resumeBlock, stop: stopBlock }[of.kind];
        this.beat();
        this.entry = { ...this.entry, ...move(this.entry, this.now) };
      }
    }
  }
}

const life = fc.record({ monoCountsSleep: fc.boolean(), steps: fc.array(step, { maxLength: 12 }) });

function live(
  { monoCountsSleep, steps }: { monoCountsSleep: boolean; steps: Step[] },
  check: (life: Life, before: { entry: TimeEntry; now: number }, of: Step) => void,
): void {
  const one = new Life(new Computer(monoCountsSleep));
  for (const of of steps) {
    const before = { entry: one.entry, now: one.now };
    one.take(of);
    check(one, before, of);
  }
}

describe('focus clock, whatever happens to the computer', () => {
  test('worked, paused and unsure time are together the whole span', () => {
    fc.assert(
      fc.property(life, (of) => {
        live(of, ({ entry, now }) => {
          const span = entrySpan(entry, now);
          const pauses = entry.pauses.map((pause) => ({ ...pause, endAt: pause.endAt ?? now }));
          const paused = union(pauses.flatMap((pause) => clip(pause, span) ?? []));
          const sum = workedMs(entry, now) + sumMs(unsureIntervals(entry, now)) + sumMs(paused);
          expect(sum).toBe(lengthMs(span));
        });
      }),
      { numRuns: 300 },
    );
  });

  test('no more counts as work than the app saw running, short silences aside', () => {
    fc.assert(
      fc.property(life, (of) => {
        live(of, ({ entry, now, surelyMs, silenceMs, driftMs }) => {
          expect(workedMs(entry, now)).toBeLessThanOrEqual(surelyMs + silenceMs + driftMs);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('no second that the app saw running is lost', () => {
    fc.assert(
      fc.property(life, (of) => {
        live(of, ({ entry, now, surelyMs, driftMs }) => {
          expect(workedMs(entry, now)).toBeGreaterThanOrEqual(surelyMs - driftMs);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('work that was seen never shrinks, clocks set back or not', () => {
    fc.assert(
      fc.property(life, (of) => {
        live(of, ({ entry, now }, before, { kind }) => {
          if (kind === 'run') return;
          const seenMs = workedMs(before.entry, before.now);
          expect(workedMs(entry, now)).toBeGreaterThanOrEqual(seenMs - 2 * DRIFT_MS);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('an ended block ends at or after its start, holds its pauses, and stays as it is', () => {
    fc.assert(
      fc.property(life, (of) => {
        live(of, ({ entry }, before) => {
          if (clockState(before.entry) === 'ended') expect(entry).toEqual(before.entry);
          if (entry.endAt === null) return;
          expect(entry.endAt).toBeGreaterThanOrEqual(entry.startAt);
          for (const part of [...entry.pauses, ...entry.unsure]) {
            expect(part.endAt).not.toBeNull();
            expect(part.endAt ?? 0).toBeLessThanOrEqual(entry.endAt);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test('what is written can be read back', () => {
    fc.assert(
      fc.property(life, (of) => {
        live(of, ({ entry }) => expect(TimeEntry.parse(entry)).toEqual(entry));
      }),
    );
  });
});

describe('focus clock', () => {
  const reading = (afterMs: number, jump = 0, session = 's'): ClockReading => ({
    wallAt: START + afterMs + jump,
    monoMs: afterMs,
    session,
  });
  const seenAt = (afterMs: number): Heartbeat => reading(afterMs);

  test('start, pause, resume, stop', () => {
    let entry = block();
    expect(clockState(entry)).toBe('running');
    entry = { ...entry, ...pauseBlock(entry, START + 10 * MINUTE_MS) };
    expect(clockState(entry)).toBe('paused');
    expect(pauseBlock(entry, START + 11 * MINUTE_MS)).toEqual({});
    expect(workedMs(entry, START + HOUR_MS)).toBe(10 * MINUTE_MS);
    entry = { ...entry, ...resumeBlock(entry, START + 15 * MINUTE_MS) };
    expect(resumeBlock(entry, START + 16 * MINUTE_MS)).toEqual({});
    entry = { ...entry, ...stopBlock(entry, START + 25 * MINUTE_MS) };
    expect(clockState(entry)).toBe('ended');
    expect(workedMs(entry, START + HOUR_MS)).toBe(20 * MINUTE_MS);
    expect(stopBlock(entry, START + HOUR_MS)).toEqual({});
    expect(pauseBlock(entry, START + HOUR_MS)).toEqual({});
  });

  test('why a pause was made is kept by everything that happens to it', () => {
    let entry = { ...block(), ...pauseBlock(block(), START + MINUTE_MS, { isBreak: true }) };
    entry = { ...entry, ...reasonOfPause(entry, ' ひるごはん ') };
    const told = { isBreak: true, reason: 'ひるごはん' };
    expect(entry.pauses).toEqual([{ ...told, startAt: START + MINUTE_MS, endAt: null }]);
    const back = observeClock(entry, seenAt(10_000), reading(40_000, -HOUR_MS));
    expect(back?.pauses).toMatchObject([told]);
    const resumed = { ...entry, ...resumeBlock(entry, START + 5 * MINUTE_MS) };
    expect(resumed.pauses).toMatchObject([told]);
    expect(reasonOfPause(resumed, 'あとから')).toEqual({});
    expect(stopBlock(resumed, START + 3 * MINUTE_MS).pauses).toMatchObject([told]);
    expect(reasonOfPause(entry, '').pauses?.[0]).not.toHaveProperty('reason');
  });

  test('a start in the past goes no further than where the block before it ended', () => {
    const limits = { notBefore: START - 15 * MINUTE_MS, now: START + HOUR_MS };
    expect(moveStart(block(), START - 10 * MINUTE_MS, limits)).toEqual({ startAt: START - 10 * MINUTE_MS });
    expect(moveStart(block(), START - 20 * MINUTE_MS, limits)).toEqual({ startAt: START - 15 * MINUTE_MS });
    // The block before reaches into this one: then there is no room.
    expect(moveStart(block(), START - 1, { ...limits, notBefore: START + 1 })).toEqual({});
    expect(moveStart(block(), START + 2 * HOUR_MS, limits)).toMatchObject({ startAt: START + HOUR_MS });
  });

  test('stopped on another device: what was not seen there is unsure, not work', () => {
    const entry = block({ pauses: [{ startAt: START + MINUTE_MS, endAt: START + 2 * MINUTE_MS }] });
    const stopped = { ...entry, ...stopUnwatched(entry, START + 6 * HOUR_MS) };
    expect(workedMs(stopped, START + 7 * HOUR_MS)).toBe(MINUTE_MS);
    expect(stopped.unsure).toEqual([{ startAt: START + 2 * MINUTE_MS, endAt: START + 6 * HOUR_MS }]);
    const kept = { ...stopped, ...settleUnsure(stopped, { kind: 'keep' }) };
    expect(workedMs(kept, START + 7 * HOUR_MS)).toBe(6 * HOUR_MS - MINUTE_MS);
  });

  test('stopping while paused ends the pause with the block', () => {
    const paused = block({ pauses: [{ startAt: START + MINUTE_MS, endAt: null }] });
    const stopped = { ...paused, ...stopBlock(paused, START + HOUR_MS) };
    expect(stopped.pauses).toEqual([{ startAt: START + MINUTE_MS, endAt: START + HOUR_MS }]);
    expect(workedMs(stopped, START + 2 * HOUR_MS)).toBe(MINUTE_MS);
  });

  test('stopping at an instant in the past cuts what lies after it', () => {
    const long = block({
      pauses: [
        { startAt: START + MINUTE_MS, endAt: START + 3 * MINUTE_MS },
        { startAt: START + 5 * MINUTE_MS, endAt: null },
      ],
      unsure: [{ startAt: START + 4 * MINUTE_MS, endAt: START + 5 * MINUTE_MS }],
    });
    expect(stopBlock(long, START + 2 * MINUTE_MS)).toEqual({
      endAt: START + 2 * MINUTE_MS,
      pauses: [{ startAt: START + MINUTE_MS, endAt: START + 2 * MINUTE_MS }],
      unsure: [],
    });
    expect(stopBlock(long, START - HOUR_MS).endAt).toBe(START);
  });

  test('time that simply goes on writes nothing', () => {
    expect(observeClock(block(), seenAt(0), reading(HEARTBEAT_MS))).toBeNull();
    expect(observeClock(block(), seenAt(0), reading(SILENCE_MS))).toBeNull();
    expect(observeClock(block({ endAt: START + 1 }), seenAt(0), reading(HOUR_MS))).toBeNull();
  });

  test('sleep is unsure, the minute worked before waking is not', () => {
    const slept = { wallAt: START + 8 * HOUR_MS, monoMs: MINUTE_MS, session: 's' };
    const entry = { ...block(), ...observeClock(block(), seenAt(0), slept) };
    expect(sumMs(unsureIntervals(entry, slept.wallAt))).toBe(8 * HOUR_MS - MINUTE_MS);
    expect(workedMs(entry, slept.wallAt)).toBe(MINUTE_MS);
  });

  test('a monotonic clock that counts fractions gives whole milliseconds, so that the entry can be stored', () => {
    for (const jumpMs of [20 * MINUTE_MS, -2 * HOUR_MS]) {
      const now = { wallAt: START + HOUR_MS + jumpMs, monoMs: 30_000.318, session: 's' };
      const seen = { wallAt: START + HOUR_MS, monoMs: 0.774, session: 's' };
      const entry = { ...block(), ...observeClock(block(), seen, now) };
      expect(TimeEntry.safeParse(entry).success).toBe(true);
    }
  });

  test('a clock that jumps without end still leaves an entry that can be stored, and nothing sure is lost', () => {
    let entry = block();
    let at = START;
    for (let jump = 0; jump < UNSURE_MAX + 50; jump++) {
      const seen = { wallAt: at, monoMs: 0, session: 's' };
      at += 2 * MINUTE_MS + (jump % 7) * SECOND_MS;
      entry = { ...entry, ...observeClock(entry, seen, { wallAt: at, monoMs: MINUTE_MS, session: 's' }) };
    }
    expect(TimeEntry.safeParse(entry).success).toBe(true);
    expect(entry.unsure).toHaveLength(UNSURE_MAX);
  });

  test('a crash makes the time since the last heartbeat unsure', () => {
    const after = reading(SILENCE_MS + HOUR_MS, 0, 'another start');
    const entry = { ...block(), ...observeClock(block(), seenAt(HOUR_MS / 2), after) };
    expect(entry.unsure).toEqual([{ startAt: START + HOUR_MS / 2, endAt: after.wallAt }]);
    expect(workedMs(entry, after.wallAt)).toBe(HOUR_MS / 2);
    expect(asksAboutTime(entry)).toBe(true);
  });

  test('a night of silence is unsure also when the clocks differ a little (a monotonic clock that counts sleep)', () => {
    const after = reading(8 * HOUR_MS, 3 * SECOND_MS);
    const entry = { ...block(), ...observeClock(block(), seenAt(0), after) };
    expect(workedMs(entry, after.wallAt)).toBe(0);
  });

  test('a night of silence is unsure also when the clock was set back in it', () => {
    const after = reading(8 * HOUR_MS, -HOUR_MS);
    const entry = { ...block(), ...observeClock(block(), seenAt(0), after) };
    expect(workedMs(entry, after.wallAt)).toBe(0);
    expect(lengthMs(entrySpan(entry, after.wallAt))).toBe(8 * HOUR_MS);
  });

  test('a clock set back moves the whole block, pauses and unsure time included', () => {
    const entry = block({
      pauses: [{ startAt: START + 1_000, endAt: START + 2_000 }],
      unsure: [{ startAt: START + 3_000, endAt: START + 4_000 }],
    });
    expect(observeClock(entry, seenAt(10_000), reading(40_000, -HOUR_MS))).toEqual({
      startAt: START - HOUR_MS,
      pauses: [{ startAt: START - HOUR_MS + 1_000, endAt: START - HOUR_MS + 2_000 }],
      unsure: [{ startAt: START - HOUR_MS + 3_000, endAt: START - HOUR_MS + 4_000 }],
    });
  });

  test('while paused nothing becomes unsure', () => {
    const paused = block({ pauses: [{ startAt: START, endAt: null }] });
    expect(observeClock(paused, seenAt(0), reading(9 * HOUR_MS))).toBeNull();
    expect(observeClock(paused, seenAt(0), reading(0, 5 * HOUR_MS))).toBeNull();
  });

  describe('the answer to the quiet question', () => {
    const night = { startAt: START + HOUR_MS, endAt: START + 9 * HOUR_MS };
    const now = START + 10 * HOUR_MS;
    const asked = block({ unsure: [night] });

    test('keep: it was work', () => {
      const entry = { ...asked, ...settleUnsure(asked, { kind: 'keep' }) };
      expect(workedMs(entry, now)).toBe(10 * HOUR_MS);
      expect(asksAboutTime(entry)).toBe(false);
    });

    test('leave out: it was a pause, and the block goes on', () => {
      const entry = { ...asked, ...settleUnsure(asked, { kind: 'leave-out' }) };
      expect(clockState(entry)).toBe('running');
      expect(workedMs(entry, now)).toBe(2 * HOUR_MS);
      expect(entry.unsure).toEqual([]);
    });

    test('leave out while paused keeps the pause open', () => {
      const paused = { ...asked, pauses: [{ startAt: now - HOUR_MS, endAt: null }] };
      const entry = { ...paused, ...settleUnsure(paused, { kind: 'leave-out' }) };
      expect(clockState(entry)).toBe('paused');
      expect(workedMs(entry, now)).toBe(HOUR_MS);
    });

    test.each([null, START + 9.5 * HOUR_MS])('stop when it was last seen (open or ended: %s)', (endAt) => {
      const of = { ...asked, endAt };
      const entry = { ...of, ...settleUnsure(of, { kind: 'stop', at: night.startAt }) };
      expect(entry.endAt).toBe(night.startAt);
      expect(workedMs(entry, now)).toBe(HOUR_MS);
      expect(entry.unsure).toEqual([]);
    });

    test('less than a minute is not worth a question', () => {
      const brief = { startAt: START, endAt: START + MINUTE_MS - 1 };
      expect(asksAboutTime(block({ unsure: [brief] }))).toBe(false);
      expect(asksAboutTime(block({ unsure: [{ ...brief, endAt: START + MINUTE_MS }] }))).toBe(true);
    });
  });
});
