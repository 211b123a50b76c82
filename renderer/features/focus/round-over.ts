import type { OpenBlock } from '#renderer/model/clock/index.ts';
import { isFull } from '#shared/domain/clock/phase.ts';

/** True when a round of several is full, so that its break can begin. */
export function isRoundOver({ entry, phase }: Pick<OpenBlock, 'entry' | 'phase'>): boolean {
  return entry.aim?.kind === 'pomodoro' && phase?.kind === 'work' && isFull(phase);
}
