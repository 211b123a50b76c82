import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useToday } from '#renderer/model/day/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import styles from './DayChoice.module.css';

interface DayChoiceProps {
  /** What is shown. */
  day: Day;
  onGo: (day: Day) => void;
}

/** The way to any day by its date. */
export function DayChoice({ day, onGo }: DayChoiceProps) {
  const { t, rich } = useText();
  const today = useToday();
  // What was chosen holds for the day it was chosen on; on another day, that day is shown.
  const [choice, setChoice] = useState<{ on: Day; chosen: Day | null }>({ on: day, chosen: day });
  const chosen = choice.on === day ? choice.chosen : day;
  const go = () => {
    if (chosen !== null) onGo(chosen);
  };
  return (
    <div className={styles.choose}>
      <DateField
        label={rich('log.chooseDay')}
        hideLabel
        value={chosen}
        onChange={(next) => setChoice({ on: day, chosen: next })}
        today={today}
        near={day}
        latest={today}
        unreadable={t('log.dateNeeded')}
        onSubmit={go}
      />
      <Button kind="plain" onPress={go}>
        {rich('log.showDay')}
      </Button>
    </div>
  );
}
