import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type DayStarts, dayBounds } from '#shared/domain/day/day.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { cellKey, cellText, filledCells, readCell, seenIn } from './fill-cells.ts';
import { type FillChange, type FilledCell, fillDiff } from './fill-diff.ts';
import { RhythmRecord } from './rhythm-record.ts';

const ZONE = 'Asia/Tokyo';
const MONDAY = '2026-11-16';
const WEEK = Array.from({ length: 7 }, (_, index) => addDays(MONDAY, index));
const NOW = Date.parse('2026-12-01T00:00Z');
const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);
const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
/** A reader of times as plain as the tests need. */
const readTime = (text: string) => {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
};

let made = 0;
const record = (kind: string, startAt: number, endAt: number | null = null, zone = ZONE) =>
  RhythmRecord.parse({ id: `r${made++}`, kind, startAt, endAt, zone });

type TypedCell = Omit<FilledCell, 'seen'>;

function cell(day: string, column: string, text: string): TypedCell {
  return { day, column, times: readCell(text, column, readTime) ?? expect.fail(`cannot be read: ${text}`) };
}

/** What cells change that were typed while `seen` stood on the sheet. */
function diff(
  records: RhythmRecord[],
  cells: TypedCell[],
  starts: DayStarts = [],
  seen: RhythmRecord[] = records,
) {
  const marks = filledCells(seen, starts);
  const over = cells.map((one) => ({ ...one, seen: seenIn(marks.get(cellKey(one))) }));
  return fillDiff(records, over, { now: NOW, zone: ZONE, starts });
}

/** The records after the changes, as the database would hold them. */
function applied(records: RhythmRecord[], changes: ReadonlyArray<FillChange>): RhythmRecord[] {
  const rows = new Map(records.map((row) => [row.id, row]));
  for (const change of changes) {
    if (change.change === 'delete') rows.delete(change.id);
    else if (change.change === 'add') {
      const id = `new${made++}`;
      rows.set(id, RhythmRecord.parse({ id, ...change.fields }));
    } else {
      const row = rows.get(change.id) ?? expect.fail('a record that is not there was changed');
      rows.set(change.id, { ...row, ...change.when });
    }
  }
  return [...rows.values()];
}

const told = (records: RhythmRecord[]) =>
  records
    .map(({ kind, startAt, endAt }) => [kind, startAt, endAt])
    .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));

/** What a sheet of paper would look like: each cell's text, without empty ones. */
const sheet = (records: RhythmRecord[], starts: DayStarts = []) =>
  [...filledCells(records, starts)].map(([key, marks]) => [key, cellText(marks, clock)] as const);

function cellsOf(records: RhythmRecord[], starts: DayStarts = []): TypedCell[] {
  return sheet(records, starts).map(([key, text]) => {
    const [day = '', column = ''] = key.split(' ');
    return cell(day, column, text);
  });
}

describe('a cell', () => {
  test('holds as many times as were typed, in any width and with anything between them', () => {
    const times = (text: string) => readCell(text, 'meal', readTime)?.map(({ from }) => from);
    for (const text of [
      '7:30 12:00 19:15',
      '7:30,12:00、19:15',
      '７：３０　１２：００・19:15',
      ' 7:30;12:00/19:15 ',
    ]) {
      expect(times(text)).toEqual([450, 720, 1_155]);
    }
    expect(times('')).toEqual([]);
    for (const text of ['7:30 x', '7:30-8:00', '-']) expect(times(text)).toBeUndefined();
  });

  test('keeps the half of the day with its time', () => {
    const heard: string[] = [];
    readCell('午前 7:30 午後 2:05, 7:15 pm 8 A.M.', 'meal', (text) => heard.push(text));
    expect(heard).toEqual(['午前7:30', '午後2:05', '7:15pm', '8A.M.']);
  });

  test('of short sleep holds a start and an end each', () => {
    const spans = (text: string) => readCell(text, 'nap', readTime);
    for (const text of ['14:00-15:00', '14:00 – 15:00', '14:00～15:00', '14:00から15:00まで']) {
      expect(spans(text)).toEqual([{ from: 840, to: 900 }]);
    }
    expect(spans('14:00-15:00 17:00-17:20')).toHaveLength(2);
    for (const text of ['14:00', '14:00-', '-15:00', '14:00-15:00-16:00']) expect(spans(text)).toBeNull();
  });
});

describe('a week on paper becomes records', () => {
  test('sleep goes from bed to the next up, on the line of the next day or after midnight alike', () => {
    const cells = [
      cell('2026-11-16', 'up', '7:30'),
      cell('2026-11-16', 'bed', '23:40'),
      cell('2026-11-17', 'up', '8:00'),
      cell('2026-11-17', 'bed', '0:40'),
      cell('2026-11-18', 'up', '9:10'),
      cell('2026-11-18', 'meal', '12:00 19:15'),
      cell('2026-11-18', 'nap', '14:00-15:00'),
    ];
    const { changes, inFuture } = diff([], cells);
    expect(inFuture.size).toBe(0);
    expect(told(applied([], changes))).toEqual([
      ['meal', at('18T12:00'), null],
      ['meal', at('18T19:15'), null],
      ['out-of-bed', at('16T07:30'), null],
      ['sleep', at('16T23:40'), at('17T08:00')],
      ['sleep', at('18T00:40'), at('18T09:10')],
      ['sleep', at('18T14:00'), at('18T15:00')],
    ]);
  });

  test('who sleeps by day writes it on one line, wherever their days start', () => {
    const cells = [cell(MONDAY, 'bed', '10:00'), cell(MONDAY, 'up', '18:00')];
    expect(told(applied([], diff([], cells).changes))).toEqual([['sleep', at('16T10:00'), at('16T18:00')]]);
    const fromNoon = [{ from: '2026-01-01', minutes: 720 }];
    // With days from noon on, 10:00 on Monday's line is on Tuesday's date.
    const next = [cell(MONDAY, 'bed', '10:00'), cell('2026-11-17', 'up', '18:00')];
    expect(told(applied([], diff([], next, fromNoon).changes))).toEqual([
      ['sleep', at('17T10:00'), at('17T18:00')],
    ]);
  });

  test('the night before the week and the one after it are completed, not recorded twice', () => {
    const open = record('sleep', at('15T23:00'));
    const up = record('out-of-bed', at('23T06:30'));
    const cells = [cell(MONDAY, 'up', '7:00'), cell('2026-11-22', 'bed', '22:30')];
    expect(told(applied([open, up], diff([open, up], cells).changes))).toEqual([
      ['sleep', at('15T23:00'), at('16T07:00')],
      ['sleep', at('22T22:30'), at('23T06:30')],
    ]);
  });

  test('a night is split by what is typed within it', () => {
    const night = { ...record('sleep', at('16T22:00'), at('17T08:00')), note: 'restless' };
    const cells = [cell(MONDAY, 'bed', '22:00 3:00'), cell(MONDAY, 'up', '2:00')];
    const rows = applied([night], diff([night], cells).changes);
    expect(told(rows)).toEqual([
      ['sleep', at('16T22:00'), at('17T02:00')],
      ['sleep', at('17T03:00'), at('17T08:00')],
    ]);
    expect(rows.find(({ id }) => id === night.id)).toMatchObject({
      startAt: night.startAt,
      note: 'restless',
    });
  });

  test('what is corrected keeps its row, and what is taken out is gone', () => {
    const night = record('sleep', at('16T23:40') + 20_000, at('17T08:00'));
    const meals = [
      record('meal', at('16T12:00')),
      { ...record('meal', at('16T19:00') + 5_000), note: 'curry' },
    ];
    const records = [night, ...meals];
    const changed = diff(records, [
      cell(MONDAY, 'bed', '23:20'),
      cell(MONDAY, 'meal', '12:30 19:00'),
    ]).changes;
    expect(changed).toEqual([
      { change: 'set', id: meals[0]?.id, when: { startAt: at('16T12:30'), endAt: null } },
      { change: 'set', id: night.id, when: { startAt: at('16T23:20'), endAt: night.endAt } },
    ]);
    expect(diff(records, [cell(MONDAY, 'meal', '19:00')]).changes).toEqual([
      { change: 'delete', id: meals[0]?.id },
    ]);
    expect(told(applied([night], diff([night], [cell(MONDAY, 'bed', '')]).changes))).toEqual([
      ['out-of-bed', at('17T08:00'), null],
    ]);
    expect(told(applied([night], diff([night], [cell('2026-11-17', 'up', '')]).changes))).toEqual([
      ['sleep', night.startAt, null],
    ]);
    const empty = [cell(MONDAY, 'bed', ''), cell('2026-11-17', 'up', '')];
    expect(applied([night], diff([night], empty).changes)).toEqual([]);
  });

  test('a slip of the keyboard in one night leaves the others as they are', () => {
    const nights = [
      record('sleep', at('16T23:00'), at('17T07:00')),
      record('sleep', at('17T21:00'), at('18T06:00')),
    ];
    const slip = applied(nights, diff(nights, [cell('2026-11-17', 'up', '22:00')]).changes);
    expect(told(slip)).toEqual([
      ['sleep', at('16T23:00'), at('17T22:00')],
      ['sleep', at('17T21:00'), at('18T06:00')],
    ]);
    expect(told(applied(slip, diff(slip, [cell('2026-11-17', 'up', '7:00')]).changes))).toEqual(told(nights));
  });

  test('a time that is to come is told', () => {
    const later = cell('2026-12-01', 'meal', '12:00 8:00');
    expect([...diff([], [later, cell('2026-11-30', 'meal', '12:00')]).inFuture]).toEqual([cellKey(later)]);
  });
});

describe('what was recorded while a cell was typed in', () => {
  const noon = record('meal', at('16T12:00'));
  const lately = record('meal', at('16T12:05'));
  const night = record('sleep', at('16T23:00'), at('17T07:00'));

  test('stays, whatever was typed', () => {
    expect(told(applied([lately], diff([lately], [cell(MONDAY, 'meal', '7:30')], [], []).changes))).toEqual([
      ['meal', at('16T07:30'), null],
      ['meal', lately.startAt, null],
    ]);
    const both = [noon, lately];
    expect(diff(both, [cell(MONDAY, 'meal', '')], [], [noon]).changes).toEqual([
      { change: 'delete', id: noon.id },
    ]);
    expect(diff(both, [cell(MONDAY, 'meal', '12:10')], [], [noon]).changes).toEqual([
      { change: 'set', id: noon.id, when: { startAt: at('16T12:10'), endAt: null } },
    ]);
    expect(diff([night], [cell(MONDAY, 'bed', '')], [], []).changes).toEqual([]);
  });

  test('is not recorded twice', () => {
    expect(diff([noon], [cell(MONDAY, 'meal', '12:00')], [], []).changes).toEqual([]);
    const cells = [cell(MONDAY, 'bed', '23:00'), cell('2026-11-17', 'up', '7:00')];
    expect(diff([night], cells, [], []).changes).toEqual([]);
  });

  test('is kept where it corrects a time that was not typed anew', () => {
    const corrected = { ...noon, startAt: at('16T12:30') };
    const { changes } = diff([corrected], [cell(MONDAY, 'meal', '12:00 19:00')], [], [noon]);
    expect(told(applied([corrected], changes))).toEqual([
      ['meal', corrected.startAt, null],
      ['meal', at('16T19:00'), null],
    ]);
  });

  test('does not come back once it was deleted, unless another time was typed for it', () => {
    const typed = (text: string) =>
      told(applied([], diff([], [cell(MONDAY, 'meal', text)], [], [noon]).changes));
    expect(typed('12:00 19:00')).toEqual([['meal', at('16T19:00'), null]]);
    expect(typed('12:10')).toEqual([['meal', at('16T12:10'), null]]);
    expect(typed('')).toEqual([]);
  });
});

/** Weeks as they were: sleep one after another, and moments, to the minute. */
const lived = fc
  .record({
    start: fc.integer({ min: 0, max: 47 }),
    sleeps: fc.array(fc.tuple(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 1_000 })), {
      maxLength: 9,
    }),
    moments: fc.array(
      fc.tuple(fc.constantFrom('meal', 'outing', 'bath'), fc.integer({ min: 0, max: 7 * 1_440 - 1 })),
      { maxLength: 12 },
    ),
  })
  .map(({ start, sleeps, moments }) => {
    const starts = [{ from: '2026-01-01', minutes: start * 30 }];
    const first = dayBounds(MONDAY, ZONE, starts).startAt;
    const records = moments.map(([kind, minutes]) => record(kind, first + minutes * MINUTE_MS));
    let free = first;
    for (const [awake, asleep] of sleeps) {
      const [startAt, endAt] = [free + awake * MINUTE_MS, free + (awake + asleep) * MINUTE_MS];
      free = endAt;
      if (endAt < first + 7 * DAY_MS) records.push(record('sleep', startAt, endAt));
    }
    return { starts, records };
  });

test('a week that is copied from its own sheet is the same week', () => {
  fc.assert(
    fc.property(lived, ({ starts, records }) => {
      const cells = cellsOf(records, starts);
      expect(told(applied([], diff([], cells, starts).changes))).toEqual(told(records));
    }),
  );
});

test('typing what stands there already changes nothing, whatever was recorded, in whatever zones', () => {
  const odd = fc.array(
    fc.tuple(
      fc.constantFrom('sleep', 'sleep', 'out-of-bed', 'bed', 'meal'),
      fc.integer({ min: 0, max: 9 * DAY_MS }),
      fc.option(fc.integer({ min: 1, max: 60 * HOUR_MS })),
      fc.constantFrom(ZONE, 'Europe/Berlin'),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(odd, fc.integer({ min: 0, max: 47 }), (list, start) => {
      const starts = [{ from: '2026-01-01', minutes: start * 30 }];
      const records = list.map(([kind, afterMs, ms, zone]) => {
        const startAt = at('15T00:00') + afterMs;
        return record(kind, startAt, kind === 'sleep' && ms !== null ? startAt + ms : null, zone);
      });
      expect(diff(records, cellsOf(records, starts), starts).changes).toEqual([]);
    }),
  );
});

/** Every time of going to bed, of getting up and of the rest, whatever belongs together. */
function timesIn(records: RhythmRecord[]): string[] {
  return records
    .flatMap(({ kind, startAt, endAt }) => {
      if (kind !== 'sleep') return [`${kind} ${startAt}`];
      return [`bed ${startAt}`, ...(endAt === null ? [] : [`out-of-bed ${endAt}`])];
    })
    .toSorted();
}

test('after a week was written over another one, every time that was typed is recorded, and no other', () => {
  fc.assert(
    fc.property(lived, lived, ({ starts, records: before }, { records }) => {
      const columns = ['up', 'bed', 'nap', 'meal', 'outing', 'bath'];
      const empty = WEEK.flatMap((day) => columns.map((column) => cell(day, column, '')));
      const typed = cellsOf(records, starts);
      const keys = new Set(typed.map(cellKey));
      const cells = [...typed, ...empty.filter((one) => !keys.has(cellKey(one)))];
      // What lies after the last line of this sheet is not on it.
      fc.pre(typed.every(({ day }) => WEEK.includes(day)));
      expect(timesIn(applied(before, diff(before, cells, starts).changes))).toEqual(timesIn(records));
    }),
  );
});
