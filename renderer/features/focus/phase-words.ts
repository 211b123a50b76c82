import type { Phase } from '#shared/domain/clock/phase.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';

/** How much of a phase there was: a text, and the lengths (ms) that it names. */
export type PhaseWords =
  | { key: 'clock.workedOf' | 'clock.restedOf'; done: number; whole: number }
  | { key: 'clock.workedOver' | 'clock.restedOver'; whole: number; over: number };

/** Once a phase is longer than it was meant to be, what went beyond is said apart: 26 are not 26 of 25. */
export function phaseWords({
  kind,
  passedMs,
  lengthMs,
}: Pick<Phase, 'kind' | 'passedMs' | 'lengthMs'>): PhaseWords {
  const over = passedMs - lengthMs;
  return over < MINUTE_MS
    ? {
        key: kind === 'work' ? 'clock.workedOf' : 'clock.restedOf',
        done: Math.min(passedMs, lengthMs),
        whole: lengthMs,
      }
    : { key: kind === 'work' ? 'clock.workedOver' : 'clock.restedOver', whole: lengthMs, over };
}
