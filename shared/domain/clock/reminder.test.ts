import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { defaultPreferences } from '#shared/domain/preferences.ts';
import { startBlock } from './focus-clock.ts';
import { isQuiet, REMINDER_MS, reminderOfBreak } from './reminder.ts';

const minuteOfDay = fc.integer({ min: 0, max: 1_439 });
const hours = (quietFromMinutes: number, quietToMinutes: number, isQuietAtNight = true) => ({
  isQuietAtNight,
  quietFromMinutes,
  quietToMinutes,
});

describe('quiet hours', () => {
  test('they cross midnight; their start is in, their end is out', () => {
    const night = hours(22 * 60, 8 * 60);
    const asked = [21 * 60 + 59, 22 * 60, 0, 7 * 60 + 59, 8 * 60, 12 * 60];
    expect(asked.map((minute) => isQuiet(night, minute))).toEqual([false, true, true, true, false, false]);
  });

  test('they hold for as many minutes as lie between, wherever midnight is', () => {
    fc.assert(
      fc.property(minuteOfDay, minuteOfDay, (from, to) => {
        const quiet = Array.from({ length: 1_440 }, (_, minute) => isQuiet(hours(from, to), minute));
        expect(quiet.filter(Boolean)).toHaveLength((to - from + 1_440) % 1_440 || 1_440);
        expect(quiet[from]).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('turning the clock turns them with it; from and to exchanged are the other hours', () => {
    fc.assert(
      fc.property(minuteOfDay, minuteOfDay, minuteOfDay, minuteOfDay, (from, to, minute, by) => {
        const turned = (value: number) => (value + by) % 1_440;
        expect(isQuiet(hours(turned(from), turned(to)), turned(minute))).toBe(
          isQuiet(hours(from, to), minute),
        );
        if (from !== to) expect(isQuiet(hours(to, from), minute)).toBe(!isQuiet(hours(from, to), minute));
        expect(isQuiet(hours(from, to, false), minute)).toBe(false);
      }),
    );
  });
});

describe('the reminder of a break', () => {
  const START = Date.parse('2026-11-23T05:00Z');
  const at = (minutes: number) => START + minutes * MINUTE_MS;
  const entry = startBlock({ id: 'e', taskId: null, at: START, zone: 'Asia/Tokyo', device: 'd' });
  const chosen = { ...defaultPreferences, breakReminderMinutes: 50 };

  test('it is there once, for five minutes, after so much work without a pause', () => {
    const shown = [49, 50, 54, 55, 100].map((minutes) =>
      reminderOfBreak(chosen, entry, at(minutes), 14 * 60),
    );
    expect(shown).toEqual([null, 50 * MINUTE_MS, 50 * MINUTE_MS, null, null]);
    expect(REMINDER_MS).toBe(5 * MINUTE_MS);
  });

  test('a pause begins a new stretch; in one nothing is said', () => {
    const paused = { ...entry, pauses: [{ startAt: at(40), endAt: null }] };
    expect(reminderOfBreak(chosen, paused, at(52), 14 * 60)).toBeNull();
    const resumed = { ...entry, pauses: [{ startAt: at(40), endAt: at(45) }] };
    expect(reminderOfBreak(chosen, resumed, at(52), 14 * 60)).toBeNull();
    expect(reminderOfBreak(chosen, resumed, at(95), 14 * 60)).not.toBeNull();
  });

  test('never unless chosen, never in quiet hours, never after the end', () => {
    expect(reminderOfBreak(defaultPreferences, entry, at(52), 14 * 60)).toBeNull();
    expect(reminderOfBreak(chosen, entry, at(52), 23 * 60)).toBeNull();
    expect(reminderOfBreak(chosen, { ...entry, endAt: at(51) }, at(52), 14 * 60)).toBeNull();
  });
});
