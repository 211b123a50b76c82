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
    expect(ja.weekday('2026-11-29').markup).toBe('日');
  });

  test('dates with a reading of their own have it', () => {
    expect(easy.dayShort('2026-04-01').markup).toBe('4{月|がつ}{1日|ついたち}');
    expect(easy.dayShort('2026-04-20').markup).toBe('4{月|がつ}{20日|はつか}');
  });
});

describe('times', () => {
  test('are the wall-clock time of the zone they were made in', () => {
    expect(ja.time(at, 'Asia/Tokyo').markup).toBe('14:05');
    expect(en.time(at, 'America/New_York').markup).toBe('0:05');
    expect(plainPhrase(easy.time(at, 'Asia/Tokyo'))).toBe('午後\u00a02:05');
    expect(plainPhrase(easy.time(at, 'America/New_York'))).toBe('午前\u00a00:05');
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
