import { expect, test } from 'vitest';
import { weekDays } from '#shared/domain/day/day.ts';
import type { Placed } from '#shared/domain/log/day-picture.ts';
import { sheetRows, sheetSpans } from './sheet.ts';

const record = { id: 's', kind: 'sleep' as const, startAt: 0, endAt: 1, zone: 'Asia/Tokyo', note: '' };
const slept = (from: number, to: number): Placed => ({ kind: 'sleep', record, place: { from, to } });

test('seven rows fill the sheet from top to bottom, all of one height, with room between them', () => {
  const days = weekDays('2026-11-23');
  const row = sheetRows(days);
  const rows = days.map(row);
  for (const [index, { y, height }] of rows.entries()) {
    expect(height).toBeCloseTo(rows[0]?.height ?? 0);
    expect(y).toBeGreaterThanOrEqual((100 / 7) * index);
    expect(y + height).toBeLessThanOrEqual((100 / 7) * (index + 1));
  }
});

test('a span lies at its hours, as high as the row', () => {
  const [span] = sheetSpans([slept(0, 360)], { y: 10, height: 8 });
  expect(span?.box).toEqual({ x: 0, y: 10, width: 25, height: 8 });
  expect(span?.hasLetter).toBe(true);
});

test('what is short is drawn so wide that it is seen, in one lane, and never beyond the day', () => {
  const blocks = [0, 3, 6, 9, 12].map((from) => slept(360 + from, 362 + from));
  const spans = sheetSpans([...blocks, slept(1_439, 1_440)], { y: 10, height: 8 });
  for (const [index, { box }] of spans.entries()) {
    // Four pixels on the narrowest window.
    expect(box.width).toBeGreaterThanOrEqual(0.5);
    expect(box.x + box.width).toBeLessThanOrEqual(100);
    expect([box.y, box.height]).toEqual([10, 8]);
    if (index < 5) expect(box.x).toBeCloseTo((100 * (360 + 3 * index)) / 1_440);
  }
});

test('what overlaps shares the height of the row', () => {
  const spans = sheetSpans([slept(0, 360), slept(300, 330), slept(400, 800)], { y: 0, height: 10 });
  expect(spans.map(({ box }) => [box.y, box.height])).toEqual([
    [0, 5],
    [5, 5],
    [0, 10],
  ]);
});

test('a letter stands only where it has room', () => {
  const crowded = [slept(0, 360), slept(0, 360), slept(0, 360)];
  expect(sheetSpans([slept(0, 20)], { y: 0, height: 10 })[0]?.hasLetter).toBe(false);
  expect(sheetSpans(crowded, { y: 0, height: 10 })[0]?.hasLetter).toBe(false);
});
