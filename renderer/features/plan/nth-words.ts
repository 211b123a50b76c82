import { LAST, type Nth } from '#shared/domain/work/repeat-rule.ts';

/** The words for the first to fourth of something in a month, and for the last. */
export const nthWords = {
  1: 'plan.nth1',
  2: 'plan.nth2',
  3: 'plan.nth3',
  4: 'plan.nth4',
  [LAST]: 'plan.nthLast',
} as const satisfies Record<Nth, string>;
