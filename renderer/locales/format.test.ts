import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { formatFor } from './format.ts';
import { plainPhrase } from './phrase.ts';

const ja = formatFor('ja');
const easy = formatFor('ja-easy');
const en = formatFor('en');
const at = Date.parse('2026-11-23T05:05:59Z');

describe('days', () => {
  test('each register writes a day in its own way', () => {
    expect(ja.day('2026-11-23').markup).toBe('11月23日（月）');
    expect(easy.day('2026-11-23').markup).toBe('11{月|がつ}23{日|にち}（{月|げつ}）');
    expect(en.day('2026-11-23').markup).toBe('Mon 23 Nov');
    expect(en.dayShort('2026-02-01').markup).toBe('1 Feb');
  });

  test('dates with a reading of their own have it', () => {
    expect(easy.dayShort('2026-04-01').markup).toBe('4{月|がつ}{1日|ついたち}');
    expect(easy.dayShort('2026-04-20').markup).toBe('4{月|がつ}{20日|はつか}');
  });
});

describe('parts of dates', () => {
  test('weekdays have their names in each register', () => {
    expect([ja, en, easy].map((format) => format.weekdays([1, 7]).markup)).toEqual([
      '月・日',
      'Mon, Sun',
      '{月|げつ}・{日|にち}',
    ]);
    expect([ja, en, easy].map((format) => format.weekdayLong(3).markup)).toEqual([
      '水曜日',
      'Wednesday',
      '{水曜日|すいようび}',
    ]);
  });

  test('dates of a month are written as each register does', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30].map((date) => en.dateOfMonth(date).markup)).toEqual(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 30th'.split(' '),
    );
    expect(ja.dateOfMonth(15).markup).toBe('15日');
    expect([1, 8, 15, 20].map((date) => easy.dateOfMonth(date).markup)).toEqual([
      '{1日|ついたち}',
      '{8日|ようか}',
      '15{日|にち}',
      '{20日|はつか}',
    ]);
  });

  test('numbers of days are read like dates, except for one', () => {
    expect([ja, en, easy].map((format) => format.days(1).markup)).toEqual(['1日', '1 day', '{1日|いちにち}']);
    expect([ja, en, easy].map((format) => format.days(2).markup)).toEqual(['2日', '2 days', '{2日|ふつか}']);
    expect([10, 14, 21, 24, 28].map((days) => easy.days(days).markup)).toEqual([
      '{10日|とおか}',
      '{14日|じゅうよっか}',
      '21{日|にち}',
      '{24日|にじゅうよっか}',
      '28{日|にち}',
    ]);
  });
});

describe('times', () => {
  test('are the wall-clock time of the zone they were made in', () => {
    expect(ja.time(at, 'Asia/Tokyo').markup).toBe('14:05');
    expect(en.time(at, 'America/New_York').markup).toBe('0:05');
    expect(plainPhrase(easy.time(at, 'Asia/Tokyo'))).toBe('午後\u00a02:05');
    expect(plainPhrase(easy.time(at, 'America/New_York'))).toBe('午前\u00a00:05');
  });

  test.each([
    [605, '10:05', '午前 10:05'],
    [1320, '22:00', '午後 10:00'],
    [1530, '25:30', 'つぎの日 午前 1:30'],
  ])('a field shows %d minutes after midnight as the rest of the screen does', (minutes, usual, inEasy) => {
    expect([ja, en, easy].map((format) => format.timeOfDay(minutes))).toEqual([usual, usual, inEasy]);
  });

  test('easy Japanese counts noon as 午後 0', () => {
    expect(plainPhrase(easy.time(Date.parse('2026-11-23T03:00:00Z'), 'Asia/Tokyo'))).toBe('午後\u00a00:00');
  });
});

describe('durations', () => {
  test.each([
    [0, '0分', '0 min', '0{分|ふん}'],
    [59_999, '0分', '0 min', '0{分|ふん}'],
    [30 * MINUTE_MS, '30分', '30 min', '30{分|ぷん}'],
    [80 * MINUTE_MS, '1時間20分', '1 h 20 min', '1{時間|じかん}20{分|ぷん}'],
    [2 * HOUR_MS, '2時間', '2 h', '2{時間|じかん}'],
    [25 * HOUR_MS + 5 * MINUTE_MS, '25時間5分', '25 h 5 min', '25{時間|じかん}5{分|ふん}'],
    [-5, '0分', '0 min', '0{分|ふん}'],
  ])('%d ms', (ms, inJa, inEn, inEasy) => {
    expect([ja, en, easy].map((format) => format.duration(ms).markup)).toEqual([inJa, inEn, inEasy]);
  });

  test('minutes alone stay minutes', () => {
    const written = (count: number) => [ja, en, easy].map((format) => format.minutes(count).markup);
    expect(written(15)).toEqual(['15分', '15 min', '15{分|ふん}']);
    expect(written(90)).toEqual(['90分', '90 min', '90{分|ぷん}']);
  });

  test('a running clock shows hours, minutes and seconds', () => {
    expect(ja.clock(4_805_999)).toBe('1:20:05');
    expect(ja.clock(0)).toBe('0:00:00');
  });
});
