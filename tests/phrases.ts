import { formatFor } from '#renderer/locales/format.ts';
import type { Phrase } from '#renderer/locales/phrase.ts';
import { type Register, registers } from '#renderer/locales/registers.ts';
import { withoutReadings } from '#renderer/ui/ruby.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';

/** How a register writes days and times, as a member reads them without readings. */
export function phrasesOf(register: Register) {
  const format = formatFor(register);
  const plain = ({ markup }: Phrase) => withoutReadings(markup);
  return {
    /** A day with its weekday. */
    day: (day: string) => plain(format.day(day)),
    /** A day without its weekday. */
    dayShort: (day: string) => plain(format.dayShort(day)),
    /** A day with its year. */
    dayLong: (day: string) => plain(format.dayLong(day)),
    /** A day in a field. */
    dayInField: format.dayInField,
    /** A number of days. */
    days: (count: number) => plain(format.days(count)),
    /** A time of the day, in minutes since midnight. */
    time: (minutes: number) => plain(format.time(minutes * MINUTE_MS, 'UTC')),
    /** The same in a field. */
    timeInField: format.timeOfDay,
    /** A length of time in minutes alone. */
    minutes: (count: number) => plain(format.minutes(count)),
    /** A length of time, in minutes. */
    duration: (minutes: number) => plain(format.duration(minutes * MINUTE_MS)),
  };
}

/** A day in a field, in whichever register. */
export function inField(day: string): RegExp {
  const written = registers.map((register) => formatFor(register).dayInField(day));
  return new RegExp(`^(${written.join('|')})$`);
}
