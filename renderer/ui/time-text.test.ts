import { describe, expect, test } from 'vitest';
import { formatFor } from '#renderer/locales/format.ts';
import { plainPhrase } from '#renderer/locales/phrase.ts';
import { registers } from '#renderer/locales/registers.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { parseTime, wallTime } from './time-text.ts';

describe('times as members type them', () => {
  test.each([
    ['14:05', 845],
    ['1405', 845],
    ['905', 545],
    ['14', 840],
    ['14.05', 845],
    ['14h05', 845],
    ['１４：０５', 845],
    ['14時5分', 845],
    ['14時', 840],
    ['9時半', 570],
    ['午後3時半', 930],
    ['午後2:05', 845],
    ['午前0:05', 5],
    ['2:05 pm', 845],
    ['12 am', 0],
    ['12pm', 720],
    ['正午', 720],
    ['Noon', 720],
    [' 0:00 ', 0],
    ['23:59', 1439],
  ])('%s', (text, minutes) => {
    expect(parseTime(text)).toBe(minutes);
  });

  test.each([
    ['24:00', 1440],
    ['midnight', 1440],
    ['25:30', 1530],
    ['2530', 1530],
    ['26時', 1560],
    ['29:59', 1799],
    ['翌1:30', 1530],
    ['翌日の 1時半', 1530],
    ['翌朝7時', 1860],
    ['翌午前1:30', 1530],
    ['次の日の午前1:30', 1530],
    ['つぎの日　午前1時半', 1530],
  ])('%s is the night that follows', (text, minutes) => {
    expect(parseTime(text)).toBe(minutes);
  });

  test.each(['', 'soon', '30:00', '14:60', '13 pm', '1:2:3', '-1', '12345', '翌25:00', '翌'])(
    'refuses %j',
    (text) => {
      expect(parseTime(text)).toBeNull();
    },
  );

  test.each(registers)(
    'every minute of a day and of its night is read back as a field shows it in %s',
    (register) => {
      const { timeOfDay } = formatFor(register);
      for (let minutes = 0; minutes < 1800; minutes++) expect(parseTime(timeOfDay(minutes))).toBe(minutes);
    },
  );

  test.each(registers)('every time is read back as a screen shows it in %s', (register) => {
    for (let minutes = 0; minutes < 1440; minutes++) {
      const shown = formatFor(register).time(minutes * MINUTE_MS, 'UTC');
      expect(parseTime(plainPhrase(shown))).toBe(minutes);
    }
  });

  test('the wall clock goes around', () => {
    expect([1440, -30, 1530, 90].map(wallTime)).toEqual([0, 1410, 90, 90]);
  });
});
