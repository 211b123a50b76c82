import { useText } from '#renderer/locales/use-text.tsx';
import type { Day } from '#shared/domain/day/day.ts';

/** A day with its year, as it stands on the recovery sheet. */
export function DayOfYear({ day }: { day: Day }) {
  const { rich, format } = useText();
  return rich('keys.dayOfYear', { day: format.day(day), year: day.slice(0, 4) });
}
