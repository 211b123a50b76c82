import type { DayState } from '#shared/domain/goals/goal-day.ts';

/** The words for how a goal stands on a day. */
export const goalStateNames = {
  done: 'goals.stateDone',
  smallest: 'goals.stateSmallest',
  'let-pass': 'goals.stateLetPass',
  paused: 'goals.statePaused',
  off: 'goals.stateOff',
  blank: 'goals.stateBlank',
} as const satisfies Record<DayState, string>;
