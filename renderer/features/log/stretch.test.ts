import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type StretchRules,
  stretchDays,
  stretchTimes,
  type TypedStretch,
  typedFrom,
  withEnd,
} from './stretch.ts';

const zone = 'Asia/Tokyo';
const at = (text: string) => Date.parse(`${text}+09:00`);
const work: StretchRules = {
  day: '2026-11-23',
  dayStartMinutes: 240,
  anchor: 'start',
  overnightMaxMinutes: 720,
  now: { day: '2026-11-24', minutes: 600 },
};
const sleep: StretchRules = { ...work, anchor: 'end', overnightMaxMinutes: 1439 };

function typed(start: number | null, end: number | null, more: Partial<TypedStretch> = {}): TypedStretch {
  return { startDay: 'auto', startMinutes: start, endDay: 'auto', endMinutes: end, ...more };
}

test('times of the day lie on the day', () => {
  expect(stretchDays(typed(600, 660), work)).toEqual({ startDay: '2026-11-23', endDay: '2026-11-23' });
});

test('a time before the day start is the night after', () => {
  expect(stretchDays(typed(60, 120), work)).toEqual({ startDay: '2026-11-24', endDay: '2026-11-24' });
});

test('a time before the day start that is still to come is the morning that was', () => {
  const inTheMorning = { ...work, now: { day: '2026-11-23', minutes: 540 } };
  expect(stretchDays(typed(210, 300), inTheMorning)).toEqual({
    startDay: '2026-11-23',
    endDay: '2026-11-23',
  });
  const atNight = { ...work, now: { day: '2026-11-24', minutes: 60 } };
  expect(stretchDays(typed(30, 50), atNight)).toEqual({ startDay: '2026-11-24', endDay: '2026-11-24' });
  expect(stretchDays(typed(210, 230), atNight)).toEqual({ startDay: '2026-11-23', endDay: '2026-11-23' });
});

test('a time of the night that follows belongs to the day that is looked at, or to the date that was chosen', () => {
  const from = at('2026-11-24T00:30:00');
  const to = at('2026-11-24T02:00:00');
  for (const [start, end] of [
    [1470, 1560],
    [30, 1560],
    [1470, 120],
  ] as const) {
    expect(stretchTimes(typed(start, end), work, zone)).toEqual({ startAt: from, endAt: to });
  }
  expect(stretchTimes(typed(1320, 1560), work, zone)?.endAt).toBe(to);
  const chosen = typed(1470, 1560, { startDay: '2026-11-20' });
  expect(stretchTimes(chosen, work, zone)?.startAt).toBe(at('2026-11-21T00:30:00'));
  expect(stretchTimes(chosen, work, zone)?.endAt).toBe(at('2026-11-21T02:00:00'));
  expect(stretchTimes(typed(1500, 480), sleep, zone)).toEqual({
    startAt: at('2026-11-23T01:00:00'),
    endAt: at('2026-11-23T08:00:00'),
  });
});

test('an end before the start on the clock goes over midnight when the length is one of a night', () => {
  expect(stretchDays(typed(1320, 60), work)).toEqual({ startDay: '2026-11-23', endDay: '2026-11-24' });
  expect(stretchDays(typed(1320, 360), work)).toEqual({ startDay: '2026-11-23', endDay: '2026-11-24' });
});

test('an end a little before the start is no night, and is seen as ending before it starts', () => {
  const times = stretchTimes(typed(840, 780), work, zone);
  expect(times).toEqual({ startAt: at('2026-11-23T14:00:00'), endAt: at('2026-11-23T13:00:00') });
});

test('a chosen end date holds, however long that is', () => {
  const times = stretchTimes(typed(840, 780, { endDay: '2026-11-24' }), work, zone);
  expect(times?.endAt).toBe(at('2026-11-24T13:00:00'));
});

test('sleep is placed by getting up: the night before, a nap, a morning', () => {
  expect(stretchDays(typed(1410, 420), sleep)).toEqual({ startDay: '2026-11-22', endDay: '2026-11-23' });
  expect(stretchDays(typed(780, 840), sleep)).toEqual({ startDay: '2026-11-23', endDay: '2026-11-23' });
  expect(stretchDays(typed(30, 480), sleep)).toEqual({ startDay: '2026-11-23', endDay: '2026-11-23' });
  expect(stretchDays(typed(1410, null), sleep)).toEqual({ startDay: '2026-11-23', endDay: '2026-11-23' });
});

test('a side that was not changed keeps its seconds, a changed one is typed to the minute', () => {
  const original = { startAt: at('2026-11-23T10:00:37'), endAt: at('2026-11-23T11:00:12') };
  const form = typedFrom(original, work, zone);
  expect(stretchTimes(form, work, zone, original)).toEqual(original);
  expect(stretchTimes({ ...form, endMinutes: 670 }, work, zone, original)).toEqual({
    startAt: original.startAt,
    endAt: at('2026-11-23T11:10:00'),
  });
});

test('an entry of more than a day shows its end date', () => {
  const original = { startAt: at('2026-11-22T14:00:00'), endAt: at('2026-11-23T15:00:00') };
  expect(typedFrom(original, work, zone).endDay).toBe('2026-11-23');
  expect(stretchTimes(typedFrom(original, work, zone), work, zone)).toEqual(original);
});

test('what is missing makes no times', () => {
  expect(stretchTimes(typed(null, 600), work, zone)).toBeNull();
  expect(stretchTimes(typed(600, 660, { startDay: null }), work, zone)).toBeNull();
  expect(stretchTimes(typed(600, 660, { endDay: null }), work, zone)).toBeNull();
  expect(stretchTimes(typed(600, null), work, zone)?.endAt).toBeNull();
});

test('where the clock goes back, either of the two times can be typed', () => {
  const newYork = 'America/New_York';
  const day = { startDay: '2026-11-01', endDay: '2026-11-01' };
  const times = (more: Partial<TypedStretch>) =>
    stretchTimes(typed(60, 90, { ...day, ...more }), work, newYork);
  const first = Date.parse('2026-11-01T01:00:00-04:00');
  expect(times({})).toEqual({ startAt: first, endAt: first + 1_800_000 });
  expect(times({ isSecondEnd: true })).toEqual({ startAt: first, endAt: first + 5_400_000 });
  const both = { startAt: first + 3_600_000, endAt: first + 5_400_000 };
  expect(times({ isSecondStart: true, isSecondEnd: true })).toEqual(both);
  expect(stretchTimes(typedFrom(both, work, newYork), work, newYork)).toEqual(both);
});

test('on the day clocks go back, a time that exists twice stays the one it was', () => {
  const original = {
    startAt: Date.parse('2026-11-01T01:30:00-05:00'),
    endAt: Date.parse('2026-11-01T03:00:00-05:00'),
  };
  const newYork = 'America/New_York';
  const form = typedFrom(original, work, newYork);
  expect(stretchTimes({ ...form, endMinutes: 210 }, work, newYork, original)?.startAt).toBe(original.startAt);
});

test('a length that was typed last holds: the end follows from it and from the start, also over midnight', () => {
  const lasting = (start: number | null, lengthMinutes: number | null) =>
    typed(start, 1_000, { endDay: '2026-11-01', lengthMinutes });
  expect(withEnd(lasting(540, 90), work, zone)).toEqual({
    ...typed(540, 630, { endDay: '2026-11-23' }),
    isSecondEnd: false,
  });
  expect(stretchTimes(lasting(540, 90), work, zone)?.endAt).toBe(at('2026-11-23T10:30:00'));
  expect(stretchTimes(lasting(600, 90), work, zone)?.endAt).toBe(at('2026-11-23T11:30:00'));
  expect(stretchTimes(lasting(1_410, 90), work, zone)?.endAt).toBe(at('2026-11-24T01:00:00'));
  expect(stretchTimes(lasting(60, 1_440), work, zone)?.endAt).toBe(at('2026-11-25T01:00:00'));
});

test('without a start, or with a length that cannot be read, there is no end', () => {
  const lasting = typed(540, 600, { lengthMinutes: null });
  expect(withEnd(lasting, work, zone).endMinutes).toBeNull();
  expect(stretchTimes(lasting, work, zone)?.endAt).toBeNull();
  expect(withEnd(typed(null, 600, { lengthMinutes: 30 }), work, zone).endMinutes).toBeNull();
});

test('an end that was typed stays as it was typed', () => {
  expect(withEnd(typed(540, 600), work, zone)).toEqual(typed(540, 600));
});

test('a length is as long as it says, also in the nights in which clocks change', () => {
  const newYork = 'America/New_York';
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_439 }),
      fc.integer({ min: 1, max: 1_440 }),
      (start, lengthMinutes) => {
        for (const startDay of ['2026-11-01', '2026-03-08', '2026-06-01']) {
          const times = stretchTimes(typed(start, null, { startDay, lengthMinutes }), work, newYork);
          expect((times?.endAt ?? 0) - (times?.startAt ?? 0)).toBe(lengthMinutes * 60_000);
        }
      },
    ),
  );
});

test('a length that is typed for a recorded stretch counts whole minutes, as lengths are shown', () => {
  const original = { startAt: at('2026-11-23T10:00:37'), endAt: at('2026-11-23T11:00:12') };
  const form = typedFrom(original, work, zone);
  expect(stretchTimes({ ...form, lengthMinutes: 60 }, work, zone, original)).toEqual(original);
  expect(stretchTimes({ ...form, lengthMinutes: 45 }, work, zone, original)).toEqual({
    startAt: original.startAt,
    endAt: at('2026-11-23T10:45:00'),
  });
});

test('there are no times while anything that was typed could not be read', () => {
  const unread = { unread: 'ごご' };
  const open = typed(600, null);
  const whole = typed(600, 660);
  expect(stretchTimes(open, work, zone)).not.toBeNull();
  const parts: Partial<TypedStretch>[] = [
    { startDay: unread },
    { startMinutes: unread },
    { endDay: unread },
    { endMinutes: unread },
    { lengthMinutes: unread },
  ];
  for (const part of parts) {
    for (const rules of [work, sleep]) {
      expect(stretchTimes({ ...open, ...part }, rules, zone)).toBeNull();
      expect(stretchTimes({ ...whole, ...part }, rules, zone)).toBeNull();
    }
  }
  // The fields go on showing it.
  expect(stretchDays({ ...whole, startDay: unread }, work).startDay).toEqual(unread);
  expect(stretchDays({ ...whole, endDay: unread }, work).endDay).toEqual(unread);
});
