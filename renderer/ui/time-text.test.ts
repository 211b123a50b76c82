import { describe, expect, test } from 'vitest';
import {
  minutesText,
  parseCount,
  parseDay,
  parseMinutes,
  parseTime,
  stepTime,
  timeText,
} from './time-text.ts';

describe('times as members type them', () => {
  test.each([
    ['14:05', 845],
    ['1405', 845],
    ['905', 545],
    ['14', 840],
    ['14.05', 845],
    ['１４：０５', 845],
    ['14時5分', 845],
    ['14時', 840],
    ['午後2:05', 845],
    ['午前0:05', 5],
    ['2:05 pm', 845],
    ['12 am', 0],
    ['12pm', 720],
    [' 0:00 ', 0],
    ['23:59', 1439],
  ])('%s', (text, minutes) => {
    expect(parseTime(text)).toBe(minutes);
  });

  test.each(['', 'soon', '24:00', '14:60', '13 pm', '1:2:3', '-1', '12345'])('refuses %j', (text) => {
    expect(parseTime(text)).toBeNull();
  });

  test('every minute of the day is read back as it is written', () => {
    for (let minutes = 0; minutes < 1440; minutes++) expect(parseTime(timeText(minutes))).toBe(minutes);
  });

  test('steps go around the clock', () => {
    expect(stepTime(1439, 1)).toBe(0);
    expect(stepTime(30, -60)).toBe(1410);
  });
});

describe('dates as members type them', () => {
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['2025/1/2', '2025-01-02'],
    ['2026年11月3日', '2026-11-03'],
    ['20261123', '2026-11-23'],
    ['11/23', '2026-11-23'],
    ['１１月２３日', '2026-11-23'],
    ['1123', '2026-11-23'],
    ['3', '2026-11-03'],
    ['3日', '2026-11-03'],
  ])('%s', (text, day) => {
    expect(parseDay(text, '2026-11-20')).toBe(day);
  });

  test.each(['', '31', '2/30', '2026-13-01', 'tomorrow', '11/'])('refuses %j', (text) => {
    expect(parseDay(text, '2026-11-20')).toBeNull();
  });
});

describe('lengths', () => {
  test.each([
    ['45', 45],
    ['90', 90],
    ['1:30', 90],
    ['４５分', 45],
    ['1時間30分', 90],
    ['2時間', 120],
    ['1.5h', 90],
    ['1 h 30 min', 90],
    ['24:00', 1_440],
    ['0', null],
    ['25:00', null],
    ['soon', null],
    ['', null],
  ])('%s', (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });

  test('read as they are written', () => {
    for (let minutes = 1; minutes <= 1_440; minutes++)
      expect(parseMinutes(minutesText(minutes))).toBe(minutes);
  });
});

describe('numbers as members type them', () => {
  test.each([
    ['25', 25],
    [' ２５ ', 25],
    ['25分', 25],
    ['25 min', 25],
    ['4回', 4],
    ['120', 120],
  ])('%s', (text, count) => expect(parseCount(text, 120)).toBe(count));

  test.each(['', '0', '121', '-5', '2.5', '25x', 'abc', '12345'])('%j is none', (text) => {
    expect(parseCount(text, 120)).toBeNull();
  });
});
