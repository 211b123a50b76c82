import { useText } from '#renderer/locales/use-text.tsx';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { weekdaysFrom } from '#shared/domain/day/day.ts';
import { LAST, type RepeatRule } from '#shared/domain/work/repeat-rule.ts';
import { nthWords } from './nth-words.ts';

/** How often something comes, in words. */
export function RuleWords({ rule }: { rule: RepeatRule }) {
  const { rich, format } = useText();
  const firstWeekday = useFirstWeekday();
  const inOrder = (weekdays: ReadonlyArray<number>) =>
    format.weekdays(weekdaysFrom(firstWeekday).filter((weekday) => weekdays.includes(weekday)));
  switch (rule.kind) {
    case 'weekdays':
      return rich(inOrder(rule.weekdays));
    case 'weeks':
      return rich('plan.weeksOn', { weeks: rule.weeks, days: inOrder(rule.weekdays) });
    case 'every':
      return rule.days === 1
        ? rich('plan.everyDay')
        : rich('plan.everyCount', { days: format.days(rule.days) });
    case 'monthly-date':
      return rule.date === LAST
        ? rich('plan.monthlyLast')
        : rich('plan.monthlyOn', { date: format.dateOfMonth(rule.date) });
    case 'monthly-weekday':
      return rich('plan.monthlyNth', {
        nth: rich(nthWords[rule.nth]),
        weekday: format.weekdayLong(rule.weekday),
      });
  }
}
