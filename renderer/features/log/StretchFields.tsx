import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useToday } from '#renderer/model/day/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { MinutesField } from '#renderer/ui/MinutesField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { valueIn } from '#renderer/ui/typed-value.ts';
import { addDays } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { ClockChange } from './ClockChange.tsx';
import styles from './StretchFields.module.css';
import { type StretchRules, type StretchTimes, stretchDays, type TypedStretch, withEnd } from './stretch.ts';

interface StretchFieldsProps {
  typed: TypedStretch;
  onChange: (typed: TypedStretch) => void;
  rules: StretchRules;
  /** The instants of the typed times, to show the length; null while something is missing. */
  times: StretchTimes | null;
  /** The zone whose wall clock the times are of. */
  zone: string;
  words: {
    startDay: ReactNode;
    startTime: ReactNode;
    endDay: ReactNode;
    endTime: ReactNode;
    /** Given where the length can be typed in place of the end. */
    length?: ReactNode;
  };
  /** Said below the end where it may stay empty; else it is needed. */
  endHint?: ReactNode;
  /** Shows what is missing, once the member has tried to save. */
  isChecked: boolean;
  /** Why the times were not taken. */
  error: ReactNode;
  onSubmit: () => void;
}

/**
 * Start and end with their dates, and the length they come to while typing. Where the length can be typed too, it and the
 * end follow each other.
 */
export function StretchFields({
  typed,
  onChange,
  rules,
  times,
  zone,
  words,
  endHint,
  isChecked,
  error,
  onSubmit,
}: StretchFieldsProps) {
  const { rich, format } = useText();
  const today = useToday();
  const example = { example: format.dayInField(today) };
  const shown = withEnd(typed, rules, zone);
  const days = stretchDays(shown, rules);
  const { startMinutes, endMinutes } = shown;
  const startDay = valueIn(days.startDay);
  const { lengthMinutes } = typed;
  // While an end is being typed, `1` on the way to `10:00` says nothing yet.
  const [isTypingEnd, setTypingEnd] = useState(false);
  const endsBeforeStart = times !== null && times.endAt !== null && times.endAt <= times.startAt;
  const nextDay = endsBeforeStart && !isTypingEnd && startDay !== null ? addDays(startDay, 1) : null;
  // Where there is a length, the end follows; of one that cannot be read, its own field tells.
  const isEndNeeded = (endHint === undefined && (lengthMinutes ?? null) === null) || endMinutes !== null;
  const missing = (isMissing: boolean, text: ReactNode) => (isChecked && isMissing ? text : undefined);
  const length = times?.endAt ? roundedMs([{ startAt: times.startAt, endAt: times.endAt }]) : 0;
  return (
    <div className={styles.fields}>
      <DateField
        label={words.startDay}
        value={days.startDay}
        onChange={(day) => onChange({ ...typed, startDay: day })}
        write={format.dayInField}
        today={today}
        near={rules.day}
        latest={rules.now.day}
        unreadable={rich('log.dateNeeded', example)}
        error={missing(typed.startDay === null, rich('log.dateNeeded', example))}
        onSubmit={onSubmit}
      />
      <TimeField
        label={words.startTime}
        value={startMinutes}
        onChange={(minutes) => onChange({ ...typed, startMinutes: minutes, isSecondStart: false })}
        beyondMidnight
        write={format.timeOfDay}
        unreadable={rich('log.timeNeeded')}
        error={missing(startMinutes === null, rich('log.timeNeeded'))}
        onSubmit={onSubmit}
        autoFocus={startMinutes === null}
      />
      <DateField
        label={words.endDay}
        value={days.endDay}
        onChange={(endDay) => onChange({ ...shown, endDay })}
        write={format.dayInField}
        today={today}
        near={startDay ?? rules.day}
        latest={rules.now.day}
        unreadable={rich('log.dateNeeded', example)}
        error={missing(isEndNeeded && shown.endDay === null, rich('log.dateNeeded', example))}
        onSubmit={onSubmit}
      />
      <TimeField
        label={words.endTime}
        description={endHint}
        value={endMinutes}
        onChange={(minutes) => {
          setTypingEnd(true);
          // A date that followed from the length would hold the end on that day.
          const endDay = lengthMinutes === undefined ? shown.endDay : 'auto';
          onChange({ ...shown, endDay, endMinutes: minutes, isSecondEnd: false });
        }}
        onLeave={() => setTypingEnd(false)}
        beyondMidnight
        write={format.timeOfDay}
        unreadable={rich('log.timeNeeded')}
        error={missing(isEndNeeded && endMinutes === null, rich('log.timeNeeded'))}
        onSubmit={() => {
          setTypingEnd(false);
          onSubmit();
        }}
      />
      <ClockChange
        day={startDay}
        minutes={valueIn(startMinutes)}
        zone={zone}
        isSecond={typed.isSecondStart ?? false}
        onChange={(isSecondStart) => onChange({ ...typed, isSecondStart })}
      />
      <ClockChange
        day={valueIn(days.endDay)}
        minutes={valueIn(endMinutes)}
        zone={zone}
        isSecond={shown.isSecondEnd ?? false}
        onChange={(isSecondEnd) => onChange({ ...shown, isSecondEnd })}
      />
      {words.length && (
        <MinutesField
          label={words.length}
          value={lengthMinutes === undefined ? wholeMinutes(length) : lengthMinutes}
          onChange={(minutes) => onChange({ ...typed, lengthMinutes: minutes })}
          unreadable={rich('log.lengthNeeded')}
          onSubmit={onSubmit}
        />
      )}
      <div className={words.length ? styles.beside : styles.length}>
        {!words.length && length > 0 && rich('log.lengthSoFar', { duration: format.duration(length) })}
        {nextDay !== null && (
          <Button onPress={() => onChange({ ...shown, endDay: nextDay })}>
            {rich('log.endNextDay', { day: format.dayShort(nextDay) })}
          </Button>
        )}
      </div>
      <div role="alert" className={styles.error}>
        {error}
      </div>
    </div>
  );
}

/** A length as it stands in its field; nothing while there is none. */
function wholeMinutes(ms: number): number | null {
  return ms >= MINUTE_MS ? ms / MINUTE_MS : null;
}
