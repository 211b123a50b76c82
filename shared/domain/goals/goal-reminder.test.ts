import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REMINDER_MS } from '#shared/domain/clock/reminder.ts';
import { DAY_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { defaultPreferences } from '#shared/domain/preferences.ts';
import { dueReminder } from './goal-reminder.ts';

const NOW = Date.UTC(2026, 10, 23, 5);
/** A look at a minute of the wall clock, far from where a day starts. */
const look = (minuteOfDay: number) => ({
  now: NOW,
  minuteOfDay,
  day: { startAt: NOW - DAY_MS, endAt: NOW + DAY_MS },
});
const never = { remindAtMinutes: null, remindsAfterCue: false, cue: { kind: 'none' } } as const;
const afterMeal = { ...never, remindsAfterCue: true, cue: { kind: 'event', event: 'meal' } } as const;
const loud = { ...defaultPreferences, isQuietAtNight: false };

test('at its time, for a while, over midnight too', () => {
  const minute = fc.nat(1_439);
  fc.assert(
    fc.property(minute, minute, (remindAtMinutes, minuteOfDay) => {
      const since = (minuteOfDay - remindAtMinutes + 1_440) % 1_440;
      const due = dueReminder({ ...never, remindAtMinutes }, loud, look(minuteOfDay), []);
      const isDue = since * MINUTE_MS < REMINDER_MS;
      expect(due).toEqual(isDue ? { kind: 'time', minutes: remindAtMinutes } : null);
    }),
  );
});

test('after the event of its cue, for a while; not after another one, nor one that is still to come', () => {
  const happened = (event: 'meal' | 'bath', agoMs: number) => [{ event, at: NOW - agoMs }];
  const due = (events: ReturnType<typeof happened>) => dueReminder(afterMeal, loud, look(840), events);
  expect(due(happened('meal', 0))).toEqual({ kind: 'cue', at: NOW });
  const [first, last] = [REMINDER_MS - 1, 2_000];
  expect(due(happened('meal', first))).toEqual({ kind: 'cue', at: NOW - first });
  expect(due([...happened('meal', last), ...happened('meal', first)])).toEqual({
    kind: 'cue',
    at: NOW - last,
  });
  expect(due(happened('meal', REMINDER_MS))).toBeNull();
  expect(due(happened('meal', -1))).toBeNull();
  expect(due(happened('bath', 0))).toBeNull();
  expect(
    dueReminder({ ...afterMeal, remindsAfterCue: false }, loud, look(840), happened('meal', 0)),
  ).toBeNull();
});

test('what came due on one day is not due on the next one', () => {
  const at = { ...never, remindAtMinutes: 838 };
  const meal = [{ event: 'meal' as const, at: NOW - 2 * MINUTE_MS }];
  const due = (startAt: number, endAt: number) =>
    [
      dueReminder(at, loud, { ...look(840), day: { startAt, endAt } }, []),
      dueReminder(afterMeal, loud, { ...look(840), day: { startAt, endAt } }, meal),
    ].map((one) => one?.kind);
  expect(due(NOW - 2 * MINUTE_MS, NOW + 1)).toEqual(['time', 'cue']);
  expect(due(NOW - MINUTE_MS, NOW + DAY_MS)).toEqual([undefined, undefined]);
  expect(due(NOW - DAY_MS, NOW)).toEqual([undefined, undefined]);
});

test('never in quiet hours', () => {
  const quiet = { ...defaultPreferences, quietFromMinutes: 22 * 60, quietToMinutes: 8 * 60 };
  const at = (minutes: number) =>
    dueReminder({ ...never, remindAtMinutes: minutes }, quiet, look(minutes), [{ event: 'meal', at: NOW }]);
  expect(at(23 * 60)).toBeNull();
  // Its own time is quiet, though the hours end while it would be due.
  expect(dueReminder({ ...never, remindAtMinutes: 477 }, quiet, look(480), [])).toBeNull();
  expect(at(9 * 60)?.kind).toBe('time');
  expect(dueReminder(afterMeal, quiet, look(60), [{ event: 'meal', at: NOW }])).toBeNull();
});
