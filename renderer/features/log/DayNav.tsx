import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { DayChoice } from './DayChoice.tsx';
import styles from './DayNav.module.css';

interface DayNavProps {
  /** How far a step goes. */
  step: 'day' | 'week';
  day: Day;
  today: Day;
  onGo: (day: Day) => void;
}

const steps = {
  day: { days: 1, back: 'log.previousDay', here: 'log.today', on: 'log.nextDay' },
  week: { days: 7, back: 'week.previousWeek', here: 'week.thisWeek', on: 'week.nextWeek' },
} as const;

/** The way to another day or week: one back, one on, this one, or any by its date. */
export function DayNav({ step, day, today, onGo }: DayNavProps) {
  const { t, rich } = useText();
  const { days, back, here, on } = steps[step];
  return (
    <nav aria-label={t('log.chooseDay')} className={styles.nav}>
      <div className={styles.steps}>
        <IconButton icon={ChevronLeft} label={t(back)} onPress={() => onGo(addDays(day, -days))} />
        <Button onPress={() => onGo(today)}>{rich(here)}</Button>
        <IconButton icon={ChevronRight} label={t(on)} onPress={() => onGo(addDays(day, days))} />
      </div>
      <DayChoice day={day} onGo={onGo} />
    </nav>
  );
}
