import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { addDays, addMonths, type Day } from '#shared/domain/day/day.ts';
import { Button } from './Button.tsx';
import { DayChoice, type DayChoiceWords } from './DayChoice.tsx';
import styles from './DayNav.module.css';
import { IconButton } from './IconButton.tsx';

export interface DayNavWords extends DayChoiceWords {
  /** The name of the whole. */
  name: string;
  back: string;
  here: ReactNode;
  on: string;
}

interface DayNavProps {
  /** How far a step goes: so many days, or to the first day of the next month or year. */
  step: 1 | 7 | 'month' | 'year';
  day: Day;
  today: Day;
  words: DayNavWords;
  onGo: (day: Day) => void;
}

/** The way to another day, week, month or year: one back, one on, this one, or any by its date. */
export function DayNav({ step, day, today, words, onGo }: DayNavProps) {
  const stepped = (by: 1 | -1): Day =>
    typeof step === 'number' ? addDays(day, by * step) : addMonths(day, step === 'month' ? by : 12 * by);
  return (
    <nav aria-label={words.name} className={styles.nav}>
      <div className={styles.steps}>
        <IconButton icon={ChevronLeft} label={words.back} onPress={() => onGo(stepped(-1))} />
        <Button onPress={() => onGo(today)}>{words.here}</Button>
        <IconButton icon={ChevronRight} label={words.on} onPress={() => onGo(stepped(1))} />
      </div>
      <DayChoice day={day} today={today} words={words} onGo={onGo} />
    </nav>
  );
}
