import type { OpenBlock } from '#renderer/store/use-block.ts';
import { isFull } from '#shared/domain/phase.ts';

/** True when a round of several is full, so that its break can begin. */
export function isRoundOver({ entry, phase }: Pick<OpenBlock, 'entry' | 'phase'>): boolean {
  return entry.aim?.kind === 'pomodoro' && phase?.kind === 'work' && isFull(phase);
}
