import { describe, expect, test } from 'vitest';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { socialTimes, workDays, workStarts } from './day-rhythm.ts';
import { type RhythmKind, RhythmRecord } from './rhythm-record.ts';
import { sleepsOf } from './sleeps.ts';

const TOKYO = 'Asia/Tokyo';
const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);
const NOW = at('30T12:00');
const moment = (kind: RhythmKind, time: string, zone = TOKYO) =>
  RhythmRecord.parse({ id: `${kind}${time}`, kind, startAt: at(time), zone });
const slept = (from: string, to: string) =>
  RhythmRecord.parse({ id: `s${from}`, kind: 'sleep', startAt: at(from), endAt: at(to), zone: TOKYO });
const worked = (from: string, to: string | null, kind: TimeEntry['kind'] = 'work') =>
  TimeEntry.parse({
    ...{ id: `w${from}`, startAt: at(from), endAt: to === null ? null : at(to), zone: TOKYO, kind },
  });

const days = ['2026-11-22', '2026-11-23'];
const hours = (hour: number, minute = 0) => hour * 60 + minute;

describe('the times of a day', () => {
  const records = [
    slept('22T23:30', '23T07:00'),
    slept('23T14:00', '23T14:30'),
    moment('contact', '23T09:00'),
    moment('contact', '23T08:30'),
    moment('meal', '23T12:00'),
    moment('meal', '24T01:10'),
    moment('work-start', '23T10:10'),
    slept('24T02:00', '24T09:00'),
  ];

  test('first and last go by the logical day; a nap is neither getting up nor going to bed', () => {
    expect(socialTimes(sleepsOf(records, []), records, [], days, [])).toEqual({
      'out-of-bed': [null, hours(7)],
      contact: [null, hours(8, 30)],
      'work-start': [null, hours(10, 10)],
      dinner: [null, hours(1, 10)],
      bed: [hours(23, 30), hours(2)],
    });
  });

  test('what was recorded by itself goes before what follows from sleep, and work may begin with an entry', () => {
    const more = [...records, moment('out-of-bed', '23T07:20'), moment('bed', '24T01:40')];
    const entries = [worked('23T09:50', '23T10:30'), worked('23T09:00', '23T09:20', 'other')];
    const times = socialTimes(sleepsOf(more, []), more, entries, days, []);
    expect(times).toMatchObject({
      'out-of-bed': [null, hours(7, 20)],
      'work-start': [null, hours(9, 50)],
      bed: [hours(23, 30), hours(1, 40)],
    });
  });

  test('getting up after a nap, and going to bed for one, are not those of the day', () => {
    const more = [...records, moment('out-of-bed', '23T15:00'), moment('bed', '23T20:00')];
    expect(socialTimes(sleepsOf(more, []), more, [], days, [])).toMatchObject({
      'out-of-bed': [null, hours(7)],
      bed: [hours(23, 30), hours(2)],
    });
    // Where no sleep is recorded, they are all that is known.
    expect(socialTimes([], more, [], days, [])).toMatchObject({
      'out-of-bed': [null, hours(15)],
      bed: [null, hours(20)],
    });
  });

  test('by day, with days that start at noon, it is the same', () => {
    const starts = [{ from: '2000-01-01', minutes: 720 }];
    const byDay = [slept('23T08:00', '23T16:00'), slept('24T08:30', '24T16:00'), moment('meal', '24T07:00')];
    expect(socialTimes(sleepsOf(byDay, starts), byDay, [], ['2026-11-23'], starts)).toMatchObject({
      'out-of-bed': [hours(16)],
      dinner: [hours(7)],
      bed: [hours(8, 30)],
    });
  });

  test('a moment of another zone has the time and the day of that zone', () => {
    const abroad = [moment('contact', '23T08:00', 'Europe/Berlin')];
    expect(socialTimes([], abroad, [], days, []).contact).toEqual([hours(0), null]);
  });
});

describe('work', () => {
  test('is what makes a work day, on each day that it touches; running work up to now', () => {
    const entries = [
      worked('22T23:00', '23T05:00'),
      worked('24T10:00', '24T11:00', 'other'),
      worked('25T10:00', '25T11:00', 'study'),
      worked('29T10:00', null),
    ];
    expect([...workDays(entries, NOW, [])]).toEqual([
      '2026-11-22',
      '2026-11-23',
      '2026-11-25',
      '2026-11-29',
      '2026-11-30',
    ]);
  });

  test('that was all break is none', () => {
    const entry = worked('23T10:00', '23T11:00');
    const pauses = [{ startAt: entry.startAt, endAt: entry.endAt }];
    expect(workDays([TimeEntry.parse({ ...entry, pauses })], NOW, [])).toEqual(new Set());
  });

  test('begins on a day with what began on it', () => {
    const entries = [worked('22T23:00', '23T05:00'), worked('23T11:00', '23T12:00')];
    expect(workStarts([], entries, [])).toEqual(
      new Map([
        ['2026-11-22', hours(23)],
        ['2026-11-23', hours(11)],
      ]),
    );
  });
});
