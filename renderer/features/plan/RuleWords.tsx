import { Fragment } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { addDays } from '#shared/domain/day/day.ts';
import type { RepeatRule } from '#shared/domain/work/repeat.ts';

/** Any Monday: the days after it give their names. */
const A_MONDAY = '2026-11-23';

/** How often something comes, in words. */
export function RuleWords({ rule }: { rule: RepeatRule }) {
  const { rich, format } = useText();
  if (rule.kind === 'every') return rich('plan.everyCount', { count: rule.days });
  return rule.weekdays.map((weekday, index) => (
    <Fragment key={weekday}>
      {index > 0 && '・'}
      {rich(format.weekday(addDays(A_MONDAY, weekday - 1)))}
    </Fragment>
  ));
}
