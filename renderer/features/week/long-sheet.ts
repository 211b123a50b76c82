import type { Interval } from '#shared/domain/day/interval.ts';
import { workedIntervals } from '#shared/domain/log/time-entry.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { dayOfRow, minutesAcross, placerOf, type SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import { layerOf, type SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';
import { sleepSpan } from '#shared/domain/rhythm/sleep.ts';
import type { SheetRecords } from './sheet.ts';

/**
 * All of one layer in one month as one path, in minutes across and {@link ROW_UNITS} for each row down: a year has
 * thousands of shapes, and one path for each would be slow to draw.
 */
export interface LongPath {
  layer: SheetLayer;
  /** The month of its rows: `2026-11`. */
  month: string;
  d: string;
}

/** A moment on the sheet of a month, drawn as its sign. */
export interface LongSign {
  key: string;
  row: number;
  /** After the row begins: where it is drawn, beside other signs and not over them. */
  minute: number;
  record: RhythmRecord;
  layer: SheetLayer;
}

/** What is drawn of a month or a year. */
export interface LongSheet {
  paths: LongPath[];
  /** Empty where moments are part of the paths. */
  signs: LongSign[];
}

/** How high a row is in a path: with a pattern in it, about as many units as a row of a month has pixels. */
export const ROW_UNITS = 20;

/** Which share of a row a stretch takes from its top, where rows are high enough to be told apart. */
const BAND = { from: 0.15, to: 0.85 };
/** How wide a sign is, in pixels. */
const SIGN_WIDTH = 16;
/** How wide a sheet is on paper, in pixels: signs that lie side by side on a wider one may not lie over each other there. */
const PAPER_WIDTH = 620;
/** How wide a moment is in a path, in minutes. */
const TICK_MINUTES = 7;

/**
 * A month or a year in thin rows.
 * @param momentsAs `signs` where rows are high enough for them, else `ticks` in the paths
 * @param width how wide it is drawn, in pixels; null as long as nobody knows
 */
export function longSheet(
  { entries, sleep, events }: SheetRecords,
  frame: SheetFrame,
  isShown: (layer: SheetLayer) => boolean,
  momentsAs: 'signs' | 'ticks',
  now: number,
  width: number | null = null,
): LongSheet {
  const placer = placerOf(frame);
  const monthOf = Array.from({ length: frame.rows }, (_, row) => dayOfRow(frame, row).slice(0, 7));
  const band = momentsAs === 'signs' ? BAND : { from: 0, to: 1 };
  const height = ROW_UNITS * (band.to - band.from);
  const shapes = new Map<string, LongPath>();
  const add = (layer: SheetLayer, row: number, from: number, to: number) => {
    const month = monthOf[row] ?? '';
    const key = `${layer} ${month}`;
    const path = shapes.get(key) ?? { layer, month, d: '' };
    shapes.set(key, path);
    const y = ROW_UNITS * (row + band.from);
    const width = Math.max(1, Math.round(to) - Math.round(from));
    path.d += `M${Math.round(from)} ${y}h${width}v${height}h${-width}z`;
  };
  const addSpan = (layer: SheetLayer, span: Interval, zone: string) => {
    for (const { row, from, to } of placer.spans(span, zone)) add(layer, row, from, to);
  };
  if (isShown('sleep')) for (const record of sleep) addSpan('sleep', sleepSpan(record, now), record.zone);
  if (isShown('work'))
    for (const entry of entries)
      for (const span of workedIntervals(entry, now)) addSpan('work', span, entry.zone);
  const signs: LongSign[] = [];
  for (const record of events) {
    const layer = layerOf(record.kind);
    if (!isShown(layer)) continue;
    for (const { row, minute } of placer.minutes(record.startAt, record.zone)) {
      if (momentsAs === 'signs') signs.push({ key: `${record.id} ${row}`, row, minute, record, layer });
      else add(layer, row, minute, minute + TICK_MINUTES);
    }
  }
  const end = minutesAcross(frame);
  const gap = (end * SIGN_WIDTH) / Math.min(width ?? PAPER_WIDTH, PAPER_WIDTH);
  return { paths: [...shapes.values()], signs: apart(signs, gap, end) };
}

/** Signs of one row that would lie over each other stand side by side, around where they belong. */
function apart(signs: ReadonlyArray<LongSign>, gap: number, end: number): LongSign[] {
  const rows = Map.groupBy(signs, ({ row }) => row);
  return [...rows.values()].flatMap((ofRow) => {
    const inOrder = ofRow.toSorted((a, b) => a.minute - b.minute);
    const places = spread(
      inOrder.map(({ minute }) => minute),
      gap,
      end,
    );
    return inOrder.map((sign, index) => ({ ...sign, minute: places[index] ?? sign.minute }));
  });
}

/**
 * The places nearest to those that are asked for that lie at least a gap apart, from 0 to `end`: what is too close is
 * moved as a group, around its middle. Where there is no room for such gaps, they are smaller.
 * @param asked in order, from 0 to `end`
 */
export function spread(asked: ReadonlyArray<number>, wantedGap: number, end: number): number[] {
  const last = asked.length - 1;
  const gap = Math.min(wantedGap, end / Math.max(1, last));
  // The sum of each group is that of where its first one would have to be for each of them to be where it belongs.
  const groups: { sum: number; count: number }[] = [];
  const startOf = ({ sum, count }: { sum: number; count: number }) => sum / count;
  for (const place of asked) {
    let group = { sum: place, count: 1 };
    for (let before = groups.at(-1); before && startOf(before) + before.count * gap > startOf(group); ) {
      groups.pop();
      group = {
        sum: before.sum + group.sum - group.count * before.count * gap,
        count: before.count + group.count,
      };
      before = groups.at(-1);
    }
    groups.push(group);
  }
  const places = groups.flatMap((group) =>
    Array.from({ length: group.count }, (_, index) => startOf(group) + index * gap),
  );
  // Each leaves room for those before and after it.
  return places.map((place, index) => Math.min(Math.max(place, index * gap), end - (last - index) * gap));
}
