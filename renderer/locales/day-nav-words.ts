import type { DayChoiceWords } from '#renderer/ui/DayChoice.tsx';
import type { DayNavWords } from '#renderer/ui/DayNav.tsx';
import type { TextTools } from './use-text.tsx';

/** The words for going to a day by its date. */
export function dayChoiceWords({ rich, format }: TextTools): DayChoiceWords {
  return {
    choose: rich('log.chooseDay'),
    show: rich('log.showDay'),
    write: format.dayInField,
    dateNeeded: (example) => rich('log.dateNeeded', { example: format.dayInField(example) }),
  };
}

/** The words for going from day to day, from week to week, and so on. */
export function dayNavWords(text: TextTools, step: 'day' | 'week' | 'month' | 'year'): DayNavWords {
  const { t, rich } = text;
  const steps = {
    day: { back: t('log.previousDay'), here: rich('log.today'), on: t('log.nextDay') },
    week: { back: t('week.previousWeek'), here: rich('week.thisWeek'), on: t('week.nextWeek') },
    month: { back: t('week.previousMonth'), here: rich('week.thisMonth'), on: t('week.nextMonth') },
    year: { back: t('week.previousYear'), here: rich('week.thisYear'), on: t('week.nextYear') },
  };
  return { name: t('log.chooseDay'), ...steps[step], ...dayChoiceWords(text) };
}
