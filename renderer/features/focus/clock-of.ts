import type { TextTools } from '#renderer/locales/use-text.tsx';
import type { OpenBlock } from '#renderer/model/clock/index.ts';
import { isFull } from '#shared/domain/clock/phase.ts';
import { SECOND_MS } from '#shared/domain/day/instant.ts';

/** What the clock of a block shows: what is left of its phase; once that is full, or without one, the time worked. */
export function clockOf(
  { t, format }: Pick<TextTools, 't' | 'format'>,
  { phase, elapsedMs }: Pick<OpenBlock, 'phase' | 'elapsedMs'>,
): { time: string; label: string; isFull: boolean } {
  if (!phase || isFull(phase)) {
    return { time: format.clock(elapsedMs), label: t('focus.elapsed'), isFull: phase !== null };
  }
  // A second that has begun is still left.
  const leftMs = Math.ceil((phase.lengthMs - phase.passedMs) / SECOND_MS) * SECOND_MS;
  const label = t(phase.kind === 'break' ? 'focus.leftBreak' : 'focus.left');
  return { time: format.clock(leftMs), label, isFull: false };
}
