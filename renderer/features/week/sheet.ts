import { layLanes } from '#renderer/ui/lanes.ts';
import type { Interval } from '#shared/domain/day/interval.ts';
import type { EntryPart } from '#shared/domain/log/day-picture.ts';
import { breakIntervals, entrySpan, type TimeEntry, unsureIntervals } from '#shared/domain/log/time-entry.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import {
  minutesAcross,
  placerOf,
  type RowPlace,
  type SheetFrame,
} from '#shared/domain/rhythm/sheet-frame.ts';
import { layerOf, type SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';
import { sleepSpan } from '#shared/domain/rhythm/sleep.ts';

/** What is drawn on a sheet. */
export interface SheetRecords {
  entries: ReadonlyArray<TimeEntry>;
  sleep: ReadonlyArray<RhythmRecord>;
  /** Every other moment of the member's rhythm. */
  events: ReadonlyArray<RhythmRecord>;
}

interface MarkBase {
  /** Its record and its row: a mark of its own wherever the record is drawn. */
  key: string;
  place: RowPlace;
  /** What overlaps lies in lanes, counted from 0. */
  lane: number;
  /** How many lanes lie there. */
  lanes: number;
}

/** One thing drawn in one row of a sheet. The place of a moment has no length. */
export type SheetMark = MarkBase &
  (
    | { kind: 'work'; entry: TimeEntry; parts: EntryPart[] }
    | { kind: 'sleep'; record: RhythmRecord }
    | { kind: 'moment'; record: RhythmRecord; layer: SheetLayer }
  );

type WithoutLane<M> = M extends MarkBase ? Omit<M, 'lane' | 'lanes'> : never;
/** A mark before the lanes of its row are laid. */
type Unlaid = WithoutLane<SheetMark>;

/** A sign is about as wide as this on a sheet of usual size; in minutes of 24 hours. */
const SIGN_MINUTES = 26;

/** Everything that is drawn on a sheet, row by row, each row in the order of time. */
export function sheetMarks(
  { entries, sleep, events }: SheetRecords,
  frame: SheetFrame,
  isShown: (layer: SheetLayer) => boolean,
  now: number,
): SheetMark[] {
  const placer = placerOf(frame);
  const marks: Unlaid[] = [];
  if (isShown('work')) {
    for (const entry of entries) {
      const { startAt, endAt } = entrySpan(entry, now);
      // A block that has only just begun has a place too, though it has no length yet.
      const places = placer.spans({ startAt, endAt: Math.max(endAt, startAt + 1) }, entry.zone);
      const partsOf = (kind: EntryPart['kind'], stretches: ReadonlyArray<Interval>) =>
        stretches.flatMap((stretch) =>
          placer.spans(stretch, entry.zone).map((place) => ({ ...inMinutes(place), kind })),
        );
      const parts =
        places.length === 0
          ? []
          : [
              ...partsOf('paused', breakIntervals(entry, now)),
              ...partsOf('unsure', unsureIntervals(entry, now)),
            ].filter(({ from, to }) => from < to);
      for (const place of places) {
        const ofRow = parts
          .filter(({ row }) => row === place.row)
          .map(({ kind, from, to }) => ({ kind, from, to }));
        marks.push({
          kind: 'work',
          key: `${entry.id} ${place.row}`,
          entry,
          place: inMinutes(place),
          parts: ofRow,
        });
      }
    }
  }
  if (isShown('sleep')) {
    for (const record of sleep) {
      for (const place of placer.spans(sleepSpan(record, now), record.zone))
        marks.push({ kind: 'sleep', key: `${record.id} ${place.row}`, record, place: inMinutes(place) });
    }
  }
  for (const record of momentsOn(events, frame, isShown)) {
    const layer = layerOf(record.kind);
    for (const { row, minute } of placer.minutes(record.startAt, record.zone)) {
      const at = Math.floor(minute);
      const place = { row, from: at, to: at, hasStart: true, hasEnd: true };
      marks.push({ kind: 'moment', key: `${record.id} ${row}`, record, layer, place });
    }
  }
  return laidOut(marks, frame).toSorted((a, b) => a.place.row - b.place.row || a.place.from - b.place.from);
}

/** The moments that are drawn on a sheet: of the layers that are shown, and not of the days around it, which are read too. */
export function momentsOn(
  events: ReadonlyArray<RhythmRecord>,
  frame: SheetFrame,
  isShown: (layer: SheetLayer) => boolean,
): RhythmRecord[] {
  const placer = placerOf(frame);
  return events.filter(
    ({ kind, startAt, zone }) => isShown(layerOf(kind)) && placer.minutes(startAt, zone).length > 0,
  );
}

/** True where unsure time is drawn on a sheet, or would be if work is shown. */
export function hasUnsure(records: SheetRecords, frame: SheetFrame, now: number): boolean {
  return sheetMarks(records, frame, (layer) => layer === 'work', now).some(
    (mark) => mark.kind === 'work' && mark.parts.some(({ kind }) => kind === 'unsure'),
  );
}

/** True where anything lies on a sheet, whether it is shown or not. */
export function hasAnything(
  { entries, sleep, events }: SheetRecords,
  frame: SheetFrame,
  now: number,
): boolean {
  const placer = placerOf(frame);
  return (
    events.some(({ startAt, zone }) => placer.minutes(startAt, zone).length > 0) ||
    sleep.some((record) => placer.spans(sleepSpan(record, now), record.zone).length > 0) ||
    entries.some((entry) => placer.minutes(entry.startAt, entry.zone).length > 0) ||
    entries.some((entry) => placer.spans(entrySpan(entry, now), entry.zone).length > 0)
  );
}

/** With its ends rounded as lengths are (`roundedMs`): what is no overlap there is none here. */
function inMinutes(place: RowPlace): RowPlace {
  return { ...place, from: Math.floor(place.from), to: Math.floor(place.to) };
}

/** In each row, what has a length shares the height of the row where it overlaps, and so do the signs. */
function laidOut(marks: ReadonlyArray<Unlaid>, frame: SheetFrame): SheetMark[] {
  const rows = Map.groupBy(marks, (mark) => `${mark.place.row} ${mark.kind === 'moment'}`);
  return [...rows.values()].flatMap((list) => {
    const lanes = layLanes(
      list.map(({ kind, place: { from, to } }) => ({
        from,
        to: kind === 'moment' ? from + SIGN_MINUTES * frame.daysAcross : to,
      })),
    );
    return list.map((mark, index): SheetMark => ({ ...mark, ...(lanes[index] ?? { lane: 0, lanes: 1 }) }));
  });
}

/** A rectangle on the sheet, in percent of its width and height. */
export interface SheetBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is shorter is drawn as wide as this, so that it is seen on the narrowest window; in minutes of 24 hours. */
const SEEN_MINUTES = 8;
/** In the narrowest window, a letter and its plate are about this wide; in minutes of 24 hours. */
const LETTER_MINUTES = 45;
/** What is shorter has no room for words even in a large window; in minutes of 24 hours. */
const WORDS_MINUTES = 90;
/** A row has room for letters in this many lanes. */
const LETTER_LANES = 2;

/** Which share of a row what has a length takes: the rest above and below is left, below for signs where there are any. */
const bands = { alone: { from: 0.12, to: 0.88 }, withSigns: { from: 0.08, to: 0.6 } } as const;

/** Which share of its row, from its top, what has a length takes. */
export function bandOf(hasSigns: boolean): { from: number; to: number } {
  return hasSigns ? bands.withSigns : bands.alone;
}

/** How far across the sheet minutes after the start of a row lie, in percent. */
export function acrossSheet(minutes: number, frame: SheetFrame): number {
  return (100 * minutes) / minutesAcross(frame);
}

/** The boxes of a mark that has a length, and of its parts. */
export function markBoxes(
  { place, lane, lanes, ...mark }: Exclude<SheetMark, { kind: 'moment' }>,
  frame: SheetFrame,
  hasSigns: boolean,
): { box: SheetBox; parts: { kind: EntryPart['kind']; box: SheetBox }[] } {
  const band = bandOf(hasSigns);
  const height = (100 * (band.to - band.from)) / frame.rows / lanes;
  const y = (100 * (place.row + band.from)) / frame.rows + lane * height;
  const boxOf = ({ from, to }: { from: number; to: number }): SheetBox => ({
    x: acrossSheet(from, frame),
    y,
    width: acrossSheet(to - from, frame),
    height,
  });
  const seen = SEEN_MINUTES * frame.daysAcross;
  const end = minutesAcross(frame);
  const box = boxOf({
    from: Math.min(place.from, end - seen),
    to: Math.min(end, Math.max(place.to, place.from + seen)),
  });
  const parts = mark.kind === 'work' ? mark.parts.map((part) => ({ kind: part.kind, box: boxOf(part) })) : [];
  return { box, parts };
}

/** What has room in a mark. @param narrow how many times narrower than usual the sheet is drawn */
export function roomIn({ place, lanes }: SheetMark, frame: SheetFrame, narrow = 1) {
  const minutes = (place.to - place.from) / frame.daysAcross / narrow;
  return {
    hasLetter: lanes <= LETTER_LANES && minutes >= LETTER_MINUTES,
    hasWords: lanes === 1 && minutes >= WORDS_MINUTES,
  };
}

/** The keys that go from mark to mark. */
export type MarkKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/** True for a key that goes from mark to mark. */
export function isMarkKey(key: string): key is MarkKey {
  return /^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(key);
}

/**
 * The mark that a key goes to from another: the one before or after it, the one nearest in time in the next row that has
 * any, the first or last of its row. Null where there is none.
 * @param marks in the order of `sheetMarks`
 */
export function nextMark(marks: ReadonlyArray<SheetMark>, from: SheetMark, key: MarkKey): SheetMark | null {
  const index = marks.indexOf(from);
  const inRow = (row: number | undefined) => marks.filter(({ place }) => place.row === row);
  const near = (row: number | undefined) =>
    inRow(row).reduce<SheetMark | null>((best, mark) => {
      const apart = (one: SheetMark) => Math.abs(one.place.from - from.place.from);
      return best && apart(best) <= apart(mark) ? best : mark;
    }, null);
  switch (key) {
    case 'ArrowLeft':
      return marks[index - 1] ?? null;
    case 'ArrowRight':
      return marks[index + 1] ?? null;
    case 'ArrowUp':
      return near(marks.findLast(({ place }) => place.row < from.place.row)?.place.row);
    case 'ArrowDown':
      return near(marks.find(({ place }) => place.row > from.place.row)?.place.row);
    case 'Home':
      return inRow(from.place.row)[0] ?? null;
    case 'End':
      return inRow(from.place.row).at(-1) ?? null;
  }
}
