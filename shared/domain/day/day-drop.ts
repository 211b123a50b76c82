import { type Day, type DayStarts, startMinutesOf } from './day.ts';
import { drawnMinutes } from './day-place.ts';

const DAY_MINUTES = 1_440;
/** What is dropped on the picture of a day begins at a quarter of an hour. */
const GRID_MINUTES = 15;

/**
 * When something begins that is dropped on the picture of a logical day, in minutes after midnight: at the quarter of an
 * hour nearest to where it lands, and at the last one of the day at the latest.
 * @param share how far down it lands: 0 at the top of the picture, 1 at its end; what lands beyond counts as there
 */
export function droppedAt(share: number, day: Day, starts: DayStarts): number {
  const drawn = drawnMinutes(day, starts);
  const after = Math.round((share * drawn) / GRID_MINUTES) * GRID_MINUTES;
  return (startMinutesOf(day, starts) + Math.min(Math.max(0, after), drawn - GRID_MINUTES)) % DAY_MINUTES;
}
