import { addDays, type Day, type DayStart, instantAt } from '#shared/domain/day/day.ts';
import { type DayPlace, placeInDay } from '#shared/domain/day/day-place.ts';
import { DAY_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Interval } from '#shared/domain/day/interval.ts';

/**
 * A sheet with one row for each day. All rows begin at the same time of the clock, whatever the member's day start is:
 * which time that is only says where the paper is cut, and moves nothing in time.
 */
export interface SheetFrame {
  /** The day of the first row. */
  first: Day;
  rows: number;
  /** When each row begins, in minutes after midnight of its day. */
  startMinutes: number;
  /** How many days lie side by side in a row. With 2, each row goes on through the next day ("double plot"). */
  daysAcross: 1 | 2;
}

/** Where something lies: in which row, counted from 0, and where in it, in minutes after the row begins. */
export interface RowPlace extends DayPlace {
  row: number;
  /** Its start lies here, not in an earlier row. */
  hasStart: boolean;
  /** Its end lies here, not in a later row. */
  hasEnd: boolean;
}

/** Where a moment lies: the row, and the minutes after it begins. */
export interface RowMinute {
  row: number;
  minute: number;
}

export const DAY_MINUTES = 1_440;

/** How many minutes a row of the sheet has. */
export function minutesAcross({ daysAcross }: SheetFrame): number {
  return DAY_MINUTES * daysAcross;
}

/** The day of a row. */
export function dayOfRow({ first }: SheetFrame, row: number): Day {
  return addDays(first, row);
}

/** All days of which something lies on the sheet. */
export function daysOnSheet({ first, rows, startMinutes, daysAcross }: SheetFrame): Day[] {
  // A row ends on the date after its last day, unless it begins at midnight.
  const count = rows + daysAcross - (startMinutes === 0 ? 1 : 0);
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

/** Finds where things lie on a sheet. It keeps what it has worked out. */
export interface SheetPlacer {
  /**
   * Where an interval lies, row by row, by the wall clock of the zone it was recorded in. What is outside of the sheet is
   * left out. Where clocks change, a row still has 24 hours, as on paper (see `placeInDay`).
   */
  spans(interval: Interval, zone: string): RowPlace[];
  /** Where a moment lies: once, or in a double plot up to twice; nowhere when it is outside. */
  minutes(at: number, zone: string): RowMinute[];
}

/** Of each sheet that is shown there is one, since where its rows begin is slow to work out: a year has many. */
const placers = new WeakMap<SheetFrame, SheetPlacer>();

/** The {@link SheetPlacer} of a sheet. */
export function placerOf(frame: SheetFrame): SheetPlacer {
  const placer = placers.get(frame) ?? newPlacer(frame);
  placers.set(frame, placer);
  return placer;
}

function newPlacer(frame: SheetFrame): SheetPlacer {
  const { rows, daysAcross, startMinutes } = frame;
  // One window for each day on the sheet: the first 24 hours of each row, and in a double plot those after the last row.
  const windows = rows + daysAcross - 1;
  const edgesByZone = new Map<string, number[]>();
  const edgesIn = (zone: string): number[] => {
    const known = edgesByZone.get(zone);
    if (known) return known;
    const edges = Array.from({ length: windows + 1 }, (_, index) =>
      instantAt(dayOfRow(frame, index), startMinutes, zone),
    );
    edgesByZone.set(zone, edges);
    return edges;
  };

  const inWindow = (interval: Interval, index: number, zone: string): DayPlace | null => {
    const edges = edgesIn(zone);
    const [startAt = 0, endAt = 0] = [edges[index], edges[index + 1]];
    if (endAt - startAt !== DAY_MINUTES * MINUTE_MS)
      return placeInDay(interval, dayOfRow(frame, index), zone, startsOf(frame));
    // On all other days the clock runs through, and the rules of the zone, which are slow to ask, are not needed.
    return {
      from: Math.max(0, (interval.startAt - startAt) / MINUTE_MS),
      to: Math.min(DAY_MINUTES, (interval.endAt - startAt) / MINUTE_MS),
    };
  };

  return {
    spans(interval, zone) {
      if (interval.startAt >= interval.endAt) return [];
      const edges = edgesIn(zone);
      const [begun, ended] = [windowAt(interval.startAt, edges), windowAt(interval.endAt - 1, edges)];
      const inSheet: { index: number; place: DayPlace }[] = [];
      for (let index = Math.max(0, begun); index <= Math.min(ended, windows - 1); index++) {
        const place = inWindow(interval, index, zone);
        if (place) inSheet.push({ index, place });
      }
      const places: RowPlace[] = [];
      for (let row = Math.max(0, begun - daysAcross + 1); row <= Math.min(ended, rows - 1); row++) {
        const inRow = inSheet.filter(({ index }) => index >= row && index < row + daysAcross);
        const [first, last] = [inRow[0], inRow.at(-1)];
        // What goes on through the middle of a row is one piece.
        if (first && last)
          places.push({
            row,
            from: first.place.from + (first.index - row) * DAY_MINUTES,
            to: last.place.to + (last.index - row) * DAY_MINUTES,
            hasStart: first.index === begun,
            hasEnd: last.index === ended,
          });
      }
      return places;
    },
    minutes(at, zone) {
      const index = windowAt(at, edgesIn(zone));
      if (index < 0 || index >= windows) return [];
      const minute = inWindow({ startAt: at, endAt: at + 1 }, index, zone)?.from ?? 0;
      return Array.from({ length: daysAcross }, (_, ahead) => ({
        row: index - ahead,
        minute: minute + ahead * DAY_MINUTES,
      })).filter(({ row }) => row >= 0 && row < rows);
    },
  };
}

/** In which window an instant lies; -1 before the first one, and as many as there are windows after the last. */
function windowAt(at: number, edges: ReadonlyArray<number>): number {
  const windows = edges.length - 1;
  // Close to it, as hardly any day has other than 24 hours.
  let index = Math.floor((at - (edges[0] ?? 0)) / DAY_MS);
  index = Math.min(Math.max(-1, index), windows);
  while (index >= 0 && at < (edges[index] ?? 0)) index--;
  while (index < windows && at >= (edges[index + 1] ?? 0)) index++;
  return index;
}

/** The rows of the sheet as days that all begin at the same time. */
function startsOf({ startMinutes }: SheetFrame): DayStart[] {
  return [{ from: '1000-01-01', minutes: startMinutes }];
}
