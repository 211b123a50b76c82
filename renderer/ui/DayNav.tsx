import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { addDays, type Day } from '#shared/domain/day/day.ts';
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
  /** How many days a step goes. */
  step: 1 | 7;
  day: Day;
  today: Day;
  words: DayNavWords;
  onGo: (day: Day) => void;
}

/** The way to another day or week: one back, one on, this one, or any by its date. */
export function DayNav({ step, day, today, words, onGo }: DayNavProps) {
  return (
    <nav aria-label={words.name} className={styles.nav}>
      <div className={styles.steps}>
        <IconButton icon={ChevronLeft} label={words.back} onPress={() => onGo(addDays(day, -step))} />
        <Button onPress={() => onGo(today)}>{words.here}</Button>
        <IconButton icon={ChevronRight} label={words.on} onPress={() => onGo(addDays(day, step))} />
      </div>
      <DayChoice day={day} today={today} words={words} onGo={onGo} />
    </nav>
  );
}
