import { useText } from '#renderer/locales/use-text.tsx';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { weekdaysFrom } from '#shared/domain/day/day.ts';
import type { RepeatRule } from '#shared/domain/work/repeat.ts';

/** How often something comes, in words. */
export function RuleWords({ rule }: { rule: RepeatRule }) {
  const { rich, format } = useText();
  const firstWeekday = useFirstWeekday();
  if (rule.kind === 'every') {
    return rule.days === 1
      ? rich('plan.everyDay')
      : rich('plan.everyCount', { days: format.days(rule.days) });
  }
  const { weekdays } = rule;
  return rich(format.weekdays(weekdaysFrom(firstWeekday).filter((weekday) => weekdays.includes(weekday))));
}
