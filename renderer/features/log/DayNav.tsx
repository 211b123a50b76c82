import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { addDays, type Day } from '#shared/domain/day.ts';
import styles from './DayNav.module.css';

interface DayNavProps {
  day: Day;
  today: Day;
  onGo: (day: Day) => void;
}

/** The way to another day: one back, one on, today, or any by its date. */
export function DayNav({ day, today, onGo }: DayNavProps) {
  const { t, rich } = useText();
  // What was chosen holds for the day it was chosen on; on another day, that day is shown.
  const [choice, setChoice] = useState<{ on: Day; chosen: Day | null }>({ on: day, chosen: day });
  const chosen = choice.on === day ? choice.chosen : day;
  const go = () => {
    if (chosen !== null) onGo(chosen);
  };
  return (
    <nav aria-label={t('log.chooseDay')} className={styles.nav}>
      <div className={styles.steps}>
        <IconButton icon={ChevronLeft} label={t('log.previousDay')} onPress={() => onGo(addDays(day, -1))} />
        <Button onPress={() => onGo(today)}>{rich('log.today')}</Button>
        <IconButton icon={ChevronRight} label={t('log.nextDay')} onPress={() => onGo(addDays(day, 1))} />
      </div>
      <div className={styles.choose}>
        <DateField
          label={rich('log.chooseDay')}
          hideLabel
          value={chosen}
          onChange={(next) => setChoice({ on: day, chosen: next })}
          near={day}
          unreadable={t('log.dateNeeded')}
          onSubmit={go}
        />
        <Button kind="plain" onPress={go}>
          {rich('log.showDay')}
        </Button>
      </div>
    </nav>
  );
}
