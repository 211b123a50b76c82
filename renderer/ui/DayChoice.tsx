import { type ReactNode, useState } from 'react';
import type { Day } from '#shared/domain/day/day.ts';
import { Button } from './Button.tsx';
import { DateField } from './DateField.tsx';
import styles from './DayChoice.module.css';
import { isUnread, type Typed } from './typed-value.ts';

export interface DayChoiceWords {
  /** What the field is for. */
  choose: ReactNode;
  show: ReactNode;
  /** How the member's language writes a date. */
  write: (day: Day) => string;
  /** Said where what was typed is no date, with one as an example. */
  dateNeeded: (example: Day) => ReactNode;
}

interface DayChoiceProps {
  /** What is shown. */
  day: Day;
  /** The last day that can be meant by a date without its year. */
  today: Day;
  words: DayChoiceWords;
  onGo: (day: Day) => void;
}

/** The way to any day by its date. */
export function DayChoice({ day, today, words, onGo }: DayChoiceProps) {
  // What was chosen holds for the day it was chosen on; on another day, that day is shown.
  const [choice, setChoice] = useState<{ on: Day; chosen: Typed<Day> }>({ on: day, chosen: day });
  const chosen = choice.on === day ? choice.chosen : day;
  const go = () => {
    if (chosen !== null && !isUnread(chosen)) onGo(chosen);
  };
  return (
    <div className={styles.choose}>
      <DateField
        label={words.choose}
        hideLabel
        value={chosen}
        onChange={(next) => setChoice({ on: day, chosen: next })}
        write={words.write}
        today={today}
        near={day}
        latest={today}
        unreadable={words.dateNeeded(today)}
        onSubmit={go}
      />
      <Button kind="plain" onPress={go}>
        {words.show}
      </Button>
    </div>
  );
}
