import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, instantAt } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import type { SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import {
  acrossSheet,
  hasUnsure,
  markBoxes,
  momentsOn,
  nextMark,
  roomIn,
  type SheetMark,
  sheetMarks,
} from './sheet.ts';

const MONDAY = '2026-11-23';
const ZONE = 'Asia/Tokyo';
const frame: SheetFrame = { first: MONDAY, rows: 7, startMinutes: 240, daysAcross: 1 };
const NOW = instantAt(addDays(MONDAY, 7), 720, ZONE);
const all = () => true;

/** An instant in a row of the sheet, so many minutes after it begins. */
const at = (row: number, minutes: number) => instantAt(addDays(MONDAY, row), 240, ZONE) + minutes * MINUTE_MS;
const slept = (id: string, row: number, from: number, to: number) =>
  RhythmRecord.parse({ id, kind: 'sleep', startAt: at(row, from), endAt: at(row, to), zone: ZONE });
const moment = (id: string, kind: string, row: number, minutes: number) =>
  RhythmRecord.parse({ id, kind, startAt: at(row, minutes), zone: ZONE });
const none = { entries: [], sleep: [], events: [] };

function spans(marks: ReadonlyArray<SheetMark>) {
  return marks.flatMap((mark) => (mark.kind === 'moment' ? [] : [mark]));
}

test('what is drawn stands in its row, from its start to its end, and what belongs together in one lane', () => {
  const marks = sheetMarks(
    { ...none, sleep: [slept('a', 0, 0, 360), slept('b', 2, 400, 800)] },
    frame,
    all,
    NOW,
  );
  expect(marks.map(({ key, place }) => [key, place.row, place.from, place.to])).toEqual([
    ['a 0', 0, 0, 360],
    ['b 2', 2, 400, 800],
  ]);
  const [first] = spans(marks);
  if (!first) throw new Error('nothing drawn');
  const { box } = markBoxes(first, frame, false);
  expect([box.x, box.width]).toEqual([0, 25]);
  expect(box.y).toBeGreaterThan(0);
  expect(box.y + box.height).toBeLessThan(100 / 7);
  expect(roomIn(first, frame).hasLetter).toBe(true);
});

test('what overlaps shares the height of the row, and leaves room for signs where there are any', () => {
  const sleep = [slept('a', 0, 0, 360), slept('b', 0, 300, 330), slept('c', 0, 400, 800)];
  const marks = spans(sheetMarks({ ...none, sleep }, frame, all, NOW));
  const boxes = (hasSigns: boolean) => marks.map((mark) => markBoxes(mark, frame, hasSigns).box);
  const [a, b, c] = boxes(false);
  if (!a || !b || !c) throw new Error('not all are drawn');
  expect(a.height).toBeCloseTo(c.height / 2);
  expect(b.y).toBeCloseTo(a.y + a.height);
  for (const { y, height } of boxes(true)) expect(y + height).toBeLessThan((100 / 7) * 0.7);
});

test('what is short is drawn so wide that it is seen, and never beyond the sheet', () => {
  const sleep = [
    ...[0, 3, 6, 9, 12].map((from) => slept(`s${from}`, 1, 360 + from, 362 + from)),
    slept('e', 1, 1_439, 1_440),
  ];
  for (const mark of spans(sheetMarks({ ...none, sleep }, frame, all, NOW))) {
    const { box } = markBoxes(mark, frame, false);
    // Four pixels in the narrowest window.
    expect(box.width).toBeGreaterThanOrEqual(0.5);
    expect(box.x + box.width).toBeLessThanOrEqual(100);
    expect([mark.lane, mark.lanes]).toEqual([0, 1]);
  }
});

test('a letter stands only where it has room', () => {
  const crowded = ['a', 'b', 'c'].map((id) => slept(id, 0, 0, 360));
  const room = (sleep: RhythmRecord[], on: SheetFrame) =>
    sheetMarks({ ...none, sleep }, on, all, NOW).map((mark) => roomIn(mark, on));
  expect(room([slept('a', 0, 0, 20)], frame)[0]?.hasLetter).toBe(false);
  expect(room(crowded, frame)[0]?.hasLetter).toBe(false);
  expect(room([slept('a', 0, 0, 100)], frame)[0]).toEqual({ hasLetter: true, hasWords: true });
  expect(room([slept('a', 0, 0, 100)], { ...frame, daysAcross: 2 })[0]).toEqual({
    hasLetter: true,
    hasWords: false,
  });
});

test('only the layers that are shown are drawn', () => {
  const records = {
    entries: [TimeEntry.parse({ id: 'w', startAt: at(0, 600), endAt: at(0, 660), zone: ZONE })],
    sleep: [slept('s', 0, 1_200, 1_400)],
    events: [moment('m', 'meal', 0, 300), moment('u', 'out-of-bed', 0, 240), moment('o', 'outing', 1, 500)],
  };
  const ids = (isShown: Parameters<typeof sheetMarks>[2]) =>
    sheetMarks(records, frame, isShown, NOW).map(({ key }) => key);
  expect(ids(all)).toEqual(['u 0', 'm 0', 'w 0', 's 0', 'o 1']);
  expect(ids((layer) => layer !== 'sleep')).toEqual(['m 0', 'w 0', 'o 1']);
  expect(ids((layer) => layer === 'outings')).toEqual(['o 1']);
});

test('the moments of a sheet are those of shown layers which lie on it', () => {
  const events = [moment('m', 'meal', 0, 300), moment('o', 'outing', 1, 500), moment('n', 'meal', 7, 10)];
  const ids = (isShown: Parameters<typeof sheetMarks>[2]) =>
    momentsOn(events, frame, isShown).map(({ id }) => id);
  expect(ids(all)).toEqual(['m', 'o']);
  expect(ids((layer) => layer === 'outings')).toEqual(['o']);
});

test('signs that would lie over each other lie in lanes, each at its minute', () => {
  const events = [0, 5, 10, 300].map((from, index) => moment(`m${index}`, 'meal', 0, from));
  const marks = sheetMarks({ ...none, events }, frame, all, NOW);
  expect(marks.map(({ lane, place }) => [place.from, lane])).toEqual([
    [0, 0],
    [5, 1],
    [10, 2],
    [300, 0],
  ]);
});

test('breaks and unclear time are drawn inside their work, in each row that they lie in', () => {
  const entry = TimeEntry.parse({
    id: 'w',
    startAt: at(0, 1_400),
    endAt: at(1, 60),
    pauses: [{ startAt: at(0, 1_430), endAt: at(1, 10) }],
    unsure: [{ startAt: at(1, 30), endAt: at(1, 50) }],
    zone: ZONE,
  });
  const marks = sheetMarks({ ...none, entries: [entry] }, frame, all, NOW);
  expect(marks.map((mark) => (mark.kind === 'work' ? mark.parts : []))).toEqual([
    [{ kind: 'paused', from: 1_430, to: 1_440 }],
    [
      { kind: 'paused', from: 0, to: 10 },
      { kind: 'unsure', from: 30, to: 50 },
    ],
  ]);
});

test('there is unsure time where some is drawn: not outside of its work, nor in a break, nor on another sheet', () => {
  const entryWith = (row: number, unsure: [number, number], endMinutes: number, pauses: object[] = []) =>
    TimeEntry.parse({
      ...{ id: 'e', startAt: at(row, 0), endAt: at(row, endMinutes), zone: ZONE, pauses },
      unsure: [{ startAt: at(row, unsure[0]), endAt: at(row, unsure[1]) }],
    });
  const isOn = (entry: TimeEntry) => hasUnsure({ ...none, entries: [entry] }, frame, NOW);
  expect(isOn(entryWith(1, [30, 50], 60))).toBe(true);
  expect(isOn(entryWith(1, [30, 50], 30))).toBe(false);
  expect(isOn(entryWith(1, [30, 50], 60, [{ startAt: at(1, 20), endAt: at(1, 55) }]))).toBe(false);
  expect(isOn(entryWith(7, [30, 50], 60))).toBe(false);
});

test('the keys reach every mark, and there and back again', () => {
  const some = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1_300 })), {
    minLength: 1,
    maxLength: 20,
    selector: ([row, from]) => `${row} ${from}`,
  });
  fc.assert(
    fc.property(some, fc.constantFrom(1 as const, 2 as const), (list, daysAcross) => {
      const events = list.map(([row, from], index) => moment(`m${index}`, 'meal', row, from));
      const marks = sheetMarks({ ...none, events }, { ...frame, daysAcross }, all, NOW);
      const [first] = marks;
      if (!first) throw new Error('nothing drawn');
      let seen = 1;
      for (
        let mark = nextMark(marks, first, 'ArrowRight');
        mark;
        mark = nextMark(marks, mark, 'ArrowRight')
      ) {
        expect(nextMark(marks, mark, 'ArrowLeft')).toBe(marks[seen - 1]);
        seen++;
      }
      expect(seen).toBe(marks.length);
      for (const mark of marks) {
        for (const [key, by] of [
          ['ArrowUp', -1],
          ['ArrowDown', 1],
        ] as const) {
          const next = nextMark(marks, mark, key);
          if (next) expect(Math.sign(next.place.row - mark.place.row)).toBe(by);
        }
        expect(nextMark(marks, mark, 'Home')?.place.row).toBe(mark.place.row);
        expect(nextMark(marks, mark, 'End')?.place.row).toBe(mark.place.row);
      }
    }),
  );
});

test('half of the day is half of the sheet, and a quarter of it where two days lie side by side', () => {
  expect(acrossSheet(720, frame)).toBe(50);
  expect(acrossSheet(720, { ...frame, daysAcross: 2 })).toBe(25);
});
