import type { ReactNode } from 'react';
import type { Day } from '#shared/domain/day/day.ts';
import type { TextTools } from './use-text.tsx';

/** That something was moved: to which day, or off the plan. */
export function movedWords(
  { rich, format }: Pick<TextTools, 'rich' | 'format'>,
  title: string,
  day: Day | null,
): ReactNode {
  return day ? rich('today.movedTo', { title, day: format.day(day) }) : rich('today.takenOff', { title });
}
