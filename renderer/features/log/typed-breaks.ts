import { readable, type Typed } from '#renderer/ui/typed-value.ts';
import { addDays, dateOf, instantAt, nearestInstant } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { clip } from '#shared/domain/day/interval.ts';
import type { Pause } from '#shared/domain/log/time-entry.ts';
import { minutesOf, type StretchTimes } from './stretch.ts';

/** A break of an entry as a member types it, in minutes of the wall clock. */
export interface TypedBreak {
  /** Tells the rows apart while they are edited. */
  key: string;
  /** The break as it was recorded; null for one that is added. */
  recorded: Pause | null;
  startMinutes: Typed<number>;
  endMinutes: Typed<number>;
}

/** The recorded breaks of an entry as they would be typed. Breaks outside its times do not count, and are left out. */
export function typedBreaks(
  pauses: ReadonlyArray<Pause>,
  { startAt, endAt }: StretchTimes,
  zone: string,
): TypedBreak[] {
  const bounds = { startAt, endAt: endAt ?? Infinity };
  return pauses
    .filter((pause) => clip({ startAt: pause.startAt, endAt: pause.endAt ?? Infinity }, bounds) !== null)
    .map((pause) => ({
      key: String(pause.startAt),
      recorded: pause,
      startMinutes: minutesOf(pause.startAt, zone),
      endMinutes: pause.endAt === null ? null : minutesOf(pause.endAt, zone),
    }));
}

/**
 * The breaks that were typed, in the times of their entry; null while half of one is missing or could not be read. A side
 * that still reads as it was recorded keeps its seconds, and a row without any times is no break.
 */
export function typedPauses(
  typed: ReadonlyArray<TypedBreak>,
  times: StretchTimes,
  zone: string,
): Pause[] | null {
  const pauses: Pause[] = [];
  for (const one of typed) {
    if (one.startMinutes === null && one.endMinutes === null) continue;
    const pause = pauseOf(one, times, zone);
    if (!pause) return null;
    pauses.push(pause);
  }
  return pauses;
}

/** Whether half of a typed break is missing. The end of a break that lasts may be missing. */
export function isHalf({ recorded, startMinutes, endMinutes }: TypedBreak): boolean {
  if (startMinutes === null) return endMinutes !== null;
  return endMinutes === null && recorded?.endAt !== null;
}

function pauseOf(typed: TypedBreak, entry: StretchTimes, zone: string): Pause | null {
  const { recorded } = typed;
  const times = readable(typed);
  if (!times || times.startMinutes === null || isHalf(typed)) return null;
  const { startMinutes, endMinutes } = times;
  const startAt = recorded
    ? corrected(startMinutes, recorded.startAt, zone)
    : firstFrom(entry.startAt, startMinutes, zone);
  const recordedEnd = recorded?.endAt ?? null;
  const endAt =
    endMinutes === null
      ? null
      : recordedEnd !== null
        ? corrected(endMinutes, recordedEnd, zone)
        : firstFrom(startAt, endMinutes, zone);
  return { ...recorded, startAt, endAt };
}

/** The instant that was recorded where it still reads so; else the nearest one that reads as typed. */
function corrected(minutes: number, recorded: number, zone: string): number {
  return minutesOf(recorded, zone) === minutes ? recorded : nearestInstant(minutes, recorded, zone);
}

/** The first instant that reads as typed, from `from` on; the minute in which `from` lies counts from `from`. */
function firstFrom(from: number, minutes: number, zone: string): number {
  const day = dateOf(from, zone);
  const at = instantAt(day, minutes, zone);
  return at + MINUTE_MS > from ? Math.max(at, from) : instantAt(addDays(day, 1), minutes, zone);
}

/**
 * The breaks to store for an entry: what was typed, and what nobody could see in the panel. What was not touched is as
 * it is now, because the clock may have recorded something meanwhile.
 * @param current the breaks of the entry as they are now
 * @param shown the rows of the panel as they were when it was opened
 * @returns null while half of a break is missing or could not be read
 */
export function breaksToSave(
  current: ReadonlyArray<Pause>,
  shown: ReadonlyArray<TypedBreak>,
  typed: ReadonlyArray<TypedBreak>,
  times: StretchTimes,
  zone: string,
): Pause[] | null {
  const touched = typed.filter((one) => !shown.includes(one));
  const edited = typedPauses(touched, times, zone);
  if (!edited) return null;
  const untouched = new Set(typed.filter((one) => shown.includes(one)).map(({ key }) => key));
  const handled = new Set(shown.map(({ key }) => key).filter((key) => !untouched.has(key)));
  const kept = current.filter(({ startAt }) => !handled.has(String(startAt)));
  return [...kept, ...edited].toSorted((a, b) => a.startAt - b.startAt);
}
