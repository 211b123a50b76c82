import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { WeekdayBoxes } from '#renderer/ui/WeekdayBoxes.tsx';
import { weekdaysFrom } from '#shared/domain/day/day.ts';

interface WeekdaysProps {
  /** From 1 for Monday to 7 for Sunday. */
  value: ReadonlyArray<number>;
  onChange: (weekdays: number[]) => void;
  error: ReactNode;
}

/** Days of the week, each to tick, in the order of the member's weeks. */
export function Weekdays({ value, onChange, error }: WeekdaysProps) {
  const { rich, format } = useText();
  const firstWeekday = useFirstWeekday();
  return (
    <WeekdayBoxes
      label={rich('plan.onWhichDays')}
      days={weekdaysFrom(firstWeekday).map((weekday) => ({
        weekday,
        name: rich(format.weekdays([weekday])),
      }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
