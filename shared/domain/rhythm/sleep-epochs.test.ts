import { describe, expect, test } from 'vitest';
import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { type RecordKind, RhythmRecord } from './rhythm-record.ts';
import { awakeHours, sleepEpochs } from './sleep-epochs.ts';
import { sleepsOf } from './sleeps.ts';

const TOKYO = 'Asia/Tokyo';
const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);
const NOW = at('30T12:00');
const slept = (from: string, to: string | null, zone = TOKYO) =>
  RhythmRecord.parse({
    ...{ id: `s${from}`, kind: 'sleep', startAt: at(from), endAt: to === null ? null : at(to), zone },
  });
const moment = (kind: RecordKind, time: string) =>
  RhythmRecord.parse({ id: `${kind}${time}`, kind, startAt: at(time), zone: TOKYO });
const worked = (from: string, to: string, more: object = {}) =>
  TimeEntry.parse({ id: `w${from}`, startAt: at(from), endAt: at(to), zone: TOKYO, ...more });

interface Given {
  records?: RhythmRecord[];
  entries?: TimeEntry[];
  days?: Day[];
  starts?: DayStarts;
}

function epochs({ records = [], entries = [], days = ['2026-11-23'], starts = [] }: Given) {
  return sleepEpochs({ sleeps: sleepsOf(records, starts), records, entries }, days, NOW, starts);
}

/** The stretches of the first day, such as `04:00 asleep, 07:00 awake`. */
function told(given: Given): string {
  const start = given.starts?.[0]?.minutes ?? 240;
  const names = { 1: 'asleep', 0: 'awake', null: '?' };
  let last: 0 | 1 | null | undefined;
  const parts: string[] = [];
  for (const [minute, state] of (epochs(given)[0] ?? []).entries()) {
    if (state === last) continue;
    last = state;
    const clock = (start + minute) % 1_440;
    const time = [clock / 60, clock % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
    parts.push(`${time} ${names[`${state}`]}`);
  }
  return parts.join(', ');
}

describe('what is known of the minutes of a day', () => {
  test('nothing, where nothing was recorded', () => {
    expect(told({})).toBe('04:00 ?');
  });

  test('one sleep alone says nothing about being awake', () => {
    expect(told({ records: [slept('22T23:00', '23T07:00')] })).toBe('04:00 asleep, 07:00 ?');
  });

  test('between two sleeps the member was awake', () => {
    const records = [slept('22T23:00', '23T07:00'), slept('23T23:00', '24T07:00')];
    expect(told({ records })).toBe('04:00 asleep, 07:00 awake, 23:00 asleep');
    const split = [
      slept('23T05:00', '23T08:00'),
      slept('23T09:00', '23T12:00'),
      slept('24T02:00', '24T08:00'),
    ];
    expect(told({ records: split })).toBe(
      '04:00 ?, 05:00 asleep, 08:00 awake, 09:00 asleep, 12:00 awake, 02:00 asleep',
    );
  });

  test('not where a night may be missing between them', () => {
    const records = [slept('22T23:00', '23T07:00'), slept('24T23:00', '25T07:00')];
    expect(told({ records })).toBe('04:00 asleep, 07:00 ?');
    const longDay = (to: string) => [slept('22T23:00', '23T07:00'), slept(to, '24T10:00')];
    expect(told({ records: longDay('24T03:00') })).toBe('04:00 asleep, 07:00 awake, 03:00 asleep');
    expect(told({ records: longDay('24T03:01') })).toBe('04:00 asleep, 07:00 ?, 03:01 asleep');
    // From one nap to the next the night may be missing sooner.
    const naps = [slept('23T15:00', '23T16:00'), slept('24T06:00', '24T07:00')];
    expect(told({ records: naps })).toBe('04:00 ?, 15:00 asleep, 16:00 ?');
    const afterNight = [slept('22T23:00', '23T07:00'), ...naps];
    expect(told({ records: afterNight })).toBe('04:00 asleep, 07:00 awake, 15:00 asleep, 16:00 ?');
  });

  test('not from sleep whose end is not known', () => {
    const records = [slept('22T23:00', '23T07:00'), slept('23T13:00', null), slept('23T23:00', '24T07:00')];
    expect(told({ records })).toBe('04:00 asleep, 07:00 awake, 13:00 ?, 23:00 asleep');
  });

  test('from getting out of bed to going to bed, where these were recorded by themselves', () => {
    const records = [moment('out-of-bed', '23T08:00'), moment('bed', '23T22:00')];
    expect(told({ records })).toBe('04:00 ?, 08:00 awake, 22:00 ?');
    expect(told({ records: [moment('bed', '23T08:00'), moment('out-of-bed', '23T22:00')] })).toBe(
      '04:00 ?, 22:00 awake, 22:01 ?',
    );
  });

  test('while something was worked, and in the minute of a moment, but not in breaks and unsure time', () => {
    const pauses = [{ startAt: at('23T10:20'), endAt: at('23T10:30') }];
    const unsure = [{ startAt: at('23T10:50'), endAt: at('23T11:00') }];
    const entries = [worked('23T10:00', '23T11:00', { pauses, unsure })];
    const own = moment('0191d9d5-0000-7000-8000-000000000000', '23T13:00');
    expect(told({ entries, records: [moment('meal', '23T12:00'), own] })).toBe(
      '04:00 ?, 10:00 awake, 10:20 ?, 10:30 awake, 10:50 ?, 12:00 awake, 12:01 ?',
    );
  });

  test('nothing, where two records contradict each other', () => {
    const records = [slept('23T05:00', '23T09:00')];
    expect(told({ records, entries: [worked('23T08:00', '23T10:00')] })).toBe(
      '04:00 ?, 05:00 asleep, 08:00 ?, 09:00 awake, 10:00 ?',
    );
  });

  test('the same for a member who sleeps by day, on days of their own', () => {
    const starts = [{ from: '2000-01-01', minutes: 720 }];
    const records = [slept('23T09:00', '23T17:00'), slept('24T09:00', '24T17:00')];
    expect(told({ records, starts })).toBe('12:00 asleep, 17:00 awake, 09:00 asleep');
  });

  test('a rhythm of 25 hours is known as a whole, also on the day without getting up', () => {
    const first = at('16T03:00');
    const records = Array.from({ length: 8 }, (_, index) => {
      const endAt = first + index * 25 * 3_600_000;
      const startAt = endAt - 8 * 3_600_000;
      return RhythmRecord.parse({ id: `s${index}`, kind: 'sleep', startAt, endAt, zone: TOKYO });
    });
    const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
    // Getting up at three on the 16th is of the 15th; the next one, at four on the 17th, is of the 17th.
    expect(
      sleepsOf(records, [])
        .map(({ day }) => day)
        .slice(0, 3),
    ).toEqual(['2026-11-15', '2026-11-17', '2026-11-18']);
    expect(
      epochs({ records, days })
        .flat()
        .filter((state) => state === null),
    ).toEqual([]);
  });

  test('days have 1440 minutes where clocks change too, and start together where the start of days was changed', () => {
    const berlin = RhythmRecord.parse({
      ...{ id: 's', kind: 'sleep', zone: 'Europe/Berlin' },
      startAt: Date.parse('2026-03-28T23:00+01:00'),
      endAt: Date.parse('2026-03-29T07:00+02:00'),
    });
    const [before, after] = epochs({ records: [berlin], days: ['2026-03-28', '2026-03-29'] });
    expect(before?.filter((state) => state === 1)).toHaveLength(5 * 60);
    expect(after?.filter((state) => state === 1)).toHaveLength(3 * 60);
    const starts = [
      { from: '2000-01-01', minutes: 240 },
      { from: '2026-11-24', minutes: 720 },
    ];
    const records = [slept('23T14:00', '23T20:00'), slept('24T14:00', '24T20:00')];
    const rows = epochs({ records, days: ['2026-11-23', '2026-11-24'], starts });
    expect(rows.map((row) => row.indexOf(1))).toEqual([120, 120]);
    expect(rows.map((row) => row.length)).toEqual([1_440, 1_440]);
  });
});

test('the hours of a day count where at least half of each is known', () => {
  const day = (state: 0 | 1 | null, unknownMinutes: number) =>
    Array.from({ length: 1_440 }, (_, minute) => (minute % 60 < unknownMinutes ? null : state));
  expect(awakeHours([day(0, 0)])).toEqual([Array.from({ length: 24 }, () => 1)]);
  expect(awakeHours([day(1, 30)])).toEqual([Array.from({ length: 24 }, () => 0)]);
  expect(awakeHours([day(0, 31), day(null, 0)])).toEqual([]);
  const mixed = day(0, 0).fill(1, 0, 15);
  expect(awakeHours([mixed])[0]?.slice(0, 2)).toEqual([0.75, 1]);
});
