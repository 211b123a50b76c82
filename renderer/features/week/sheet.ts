import { scaleBand, scaleLinear } from 'd3-scale';
import { layLanes } from '#renderer/ui/lanes.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { Placed } from '#shared/domain/log/day-picture.ts';

/** A rectangle on the sheet, in percent of its width and height. */
export interface SheetBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One thing on the sheet: its box, and the boxes inside it that are drawn in their own way. */
export interface SheetSpan {
  placed: Placed;
  box: SheetBox;
  parts: { kind: 'unsure' | 'paused'; box: SheetBox }[];
  /** True where a letter has room in it. */
  hasLetter: boolean;
  /** True where a few words have room in it. */
  hasWords: boolean;
}

const DAY_MINUTES = 1_440;
/** On the narrowest window, a letter and its plate are about this wide; in minutes. */
const LETTER_MINUTES = 45;
/** What is shorter has no room for words even in a large window; in minutes. */
const WORDS_MINUTES = 90;
/** What is shorter is drawn as wide as this, so that it is seen on the narrowest window; in minutes. */
const SEEN_MINUTES = 8;
/** A row has room for letters in this many lanes. */
const LETTER_LANES = 2;

/** How far across the sheet a time lies, in percent, given in minutes after the day start. */
export const acrossSheet = scaleLinear([0, DAY_MINUTES], [0, 100]);

/** The rows of the sheet from top to bottom, in percent of its height. */
export function sheetRows(days: ReadonlyArray<Day>): (day: Day) => { y: number; height: number } {
  const band = scaleBand(days, [0, 100]).paddingInner(0.24).paddingOuter(0.12);
  return (day) => ({ y: band(day) ?? 0, height: band.bandwidth() });
}

/** The row of one day: what overlaps lies in lanes of the row. */
export function sheetSpans(placed: ReadonlyArray<Placed>, row: { y: number; height: number }): SheetSpan[] {
  const lanes = layLanes(placed.map(({ place }) => place));
  return placed.map((one, index) => {
    const { lane, lanes: of } = lanes[index] ?? { lane: 0, lanes: 1 };
    const height = row.height / of;
    const boxOf = ({ from, to }: { from: number; to: number }): SheetBox => ({
      x: acrossSheet(from),
      y: row.y + lane * height,
      width: acrossSheet(to - from),
      height,
    });
    const { from, to } = one.place;
    const seen = {
      from: Math.min(from, DAY_MINUTES - SEEN_MINUTES),
      to: Math.min(DAY_MINUTES, Math.max(to, from + SEEN_MINUTES)),
    };
    return {
      placed: one,
      box: boxOf(seen),
      parts: one.kind === 'work' ? one.parts.map((part) => ({ kind: part.kind, box: boxOf(part) })) : [],
      hasLetter: of <= LETTER_LANES && to - from >= LETTER_MINUTES,
      hasWords: of === 1 && to - from >= WORDS_MINUTES,
    };
  });
}
