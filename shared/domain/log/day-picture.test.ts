import { expect, test } from 'vitest';
import { HOUR_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { dayPicture } from './day-picture.ts';
import type { TimeEntry } from './time-entry.ts';

const zone = 'Asia/Tokyo';
const day = '2026-11-23';
const at = (clock: string, date = day) => Date.parse(`${date}T${clock}:00+09:00`);

function entry(id: string, from: string, to: string | null, more: Partial<TimeEntry> = {}): TimeEntry {
  const endAt = to === null ? null : at(to);
  return {
    id,
    taskId: null,
    startAt: at(from),
    endAt,
    pauses: [],
    unsure: [],
    zone,
    note: '',
    source: 'focus',
    device: null,
    kind: 'work',
    aim: null,
    felt: null,
    ...more,
  };
}

function sleep(startAt: number, endAt: number | null): RhythmRecord {
  return { id: 's', kind: 'sleep', startAt, endAt, zone, note: '' };
}

test('an entry lies at its wall-clock time, with its breaks and its unsure time inside', () => {
  const block = entry('a', '10:00', '12:00', {
    pauses: [
      { startAt: at('10:30'), endAt: at('10:40') },
      { startAt: at('11:40'), endAt: at('11:40') + 20 * SECOND_MS },
    ],
    unsure: [{ startAt: at('11:00'), endAt: at('11:30') }],
  });
  expect(dayPicture([block], [], day, at('15:00'), [])).toEqual([
    {
      kind: 'work',
      entry: block,
      place: { from: 360, to: 480 },
      parts: [
        { kind: 'paused', from: 390, to: 400 },
        { kind: 'unsure', from: 420, to: 450 },
      ],
    },
  ]);
});

test('a block that began this very moment is there', () => {
  const [placed] = dayPicture([entry('a', '10:00', null)], [], day, at('10:00'), []);
  expect(placed?.place).toEqual({ from: 360, to: 360 });
});

test('what follows one another does not overlap on the picture either, however short it is', () => {
  const blocks = [0, 10, 25, 59].map((second, index) => {
    const startAt = at('10:00') + second * SECOND_MS;
    return { ...entry(String(index), '10:00', null), startAt, endAt: startAt + 700 };
  });
  const places = dayPicture(blocks, [], day, at('12:00'), []).map(({ place }) => place);
  expect(places).toHaveLength(4);
  for (const [index, { from }] of places.entries())
    expect(from).toBeGreaterThanOrEqual(places[index - 1]?.to ?? 0);
});

test('what is no overlap where minutes are told is none on the picture', () => {
  const first = { ...entry('a', '09:00', null), endAt: at('10:00') + 59 * SECOND_MS };
  const places = dayPicture([first, entry('b', '10:00', '11:00')], [], day, at('12:00'), []);
  expect(places.map(({ place }) => place)).toEqual([
    { from: 300, to: 360 },
    { from: 360, to: 420 },
  ]);
});

test('a night belongs to both days, clipped at the day start', () => {
  const night = sleep(at('23:30', '2026-11-22'), at('07:00'));
  expect(dayPicture([], [night], '2026-11-22', at('15:00'), [])[0]?.place).toEqual({ from: 1170, to: 1440 });
  expect(dayPicture([], [night], day, at('15:00'), [])[0]?.place).toEqual({ from: 0, to: 180 });
});

test('sleep whose end is not known lasts until now for a while, and then is only its beginning', () => {
  const open = sleep(at('05:00'), null);
  expect(dayPicture([], [open], day, at('08:00'), [])[0]?.place).toEqual({ from: 60, to: 240 });
  expect(dayPicture([], [open], day, at('05:00') + 17 * HOUR_MS, [])[0]?.place).toEqual({ from: 60, to: 61 });
});

test('sleep that began this very moment is there, also when now was read a little earlier', () => {
  const open = sleep(at('05:00'), null);
  expect(dayPicture([], [open], day, at('05:00') - 20_000, [])[0]?.place).toEqual({ from: 60, to: 61 });
});
