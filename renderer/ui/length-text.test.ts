import { describe, expect, test } from 'vitest';
import { formatFor } from '#renderer/locales/format.ts';
import { plainPhrase } from '#renderer/locales/phrase.ts';
import { registers } from '#renderer/locales/registers.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { minutesText, parseCount, parseMinutes } from './length-text.ts';

describe('lengths', () => {
  test.each([
    ['45', 45],
    ['90', 90],
    ['1:30', 90],
    ['0:45', 45],
    ['４５分', 45],
    ['45 minutes', 45],
    ['1時間30分', 90],
    ['1時間半', 90],
    ['2時間', 120],
    ['1.5h', 90],
    ['1,5 h', 90],
    ['1.5', 90],
    ['0.25', 15],
    ['2 hours', 120],
    ['1 h 30 min', 90],
    ['24:00', 1_440],
    ['0', null],
    ['25:00', null],
    ['soon', null],
    ['', null],
  ])('%s', (text, minutes) => {
    expect(parseMinutes(text, 'minutes')).toBe(minutes);
  });

  test.each([
    ['3', 180],
    ['24', 1_440],
    ['3.5', 210],
    ['3分', 3],
    ['90', 90],
    ['25', 25],
    ['7:30', 450],
  ])('%s where a number means hours', (text, minutes) => {
    expect(parseMinutes(text, 'hours')).toBe(minutes);
  });

  test.each(['minutes', 'hours'] as const)('are read as they are written where a number means %s', (bare) => {
    for (let minutes = 1; minutes <= 1_440; minutes++) {
      expect(parseMinutes(minutesText(minutes, bare), bare)).toBe(minutes);
    }
  });

  test.each(registers)('are read as a screen shows them in %s', (register) => {
    for (let minutes = 1; minutes <= 1_440; minutes++) {
      const shown = plainPhrase(formatFor(register).duration(minutes * MINUTE_MS));
      for (const bare of ['minutes', 'hours'] as const)
        expect(parseMinutes(shown, bare), shown).toBe(minutes);
    }
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
