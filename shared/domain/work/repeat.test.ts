import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, weekdayOf } from '#shared/domain/day/day.ts';
import {
  hasPassed,
  occurrence,
  occurrenceId,
  occurrenceParts,
  occurrencesFrom,
  occursOn,
  Repeat,
  type RepeatRule,
} from './repeat.ts';
import { newTask } from './task.ts';

const base = '2026-11-23';
const anyDay = fc.integer({ min: -800, max: 800 }).map((days) => addDays(base, days));
const anyRule: fc.Arbitrary<RepeatRule> = fc.oneof(
  fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
    .map((weekdays) => ({ kind: 'weekdays' as const, weekdays })),
  fc.integer({ min: 1, max: 366 }).map((days) => ({ kind: 'every' as const, days })),
);
const repeating = (rule: RepeatRule, fromDay = base, untilDay: string | null = null) =>
  Repeat.parse({ id: 'water', title: '水をやる', rule, fromDay, untilDay, createdAt: 0 });

describe('what repeats', () => {
  test('occurs on its days of the week', () => {
    const repeat = repeating({ kind: 'weekdays', weekdays: [1, 4] });
    expect([0, 1, 2, 3, 4, 5, 6, 7].filter((days) => occursOn(repeat, addDays(base, days)))).toEqual([
      0, 3, 7,
    ]);
  });

  test('occurs every so many days from the first on, and never outside its days', () => {
    fc.assert(
      fc.property(anyRule, anyDay, anyDay, fc.option(anyDay), (rule, fromDay, day, untilDay) => {
        const isWithin = day >= fromDay && (untilDay === null || day <= untilDay);
        const isDue =
          rule.kind === 'weekdays'
            ? rule.weekdays.includes(weekdayOf(day))
            : daysBetween(fromDay, day) % rule.days === 0;
        expect(occursOn(repeating(rule, fromDay, untilDay), day)).toBe(isWithin && isDue);
      }),
    );
  });

  test('has between two occurrences of "every n days" exactly n days, also where clocks change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), anyDay, (days, fromDay) => {
        const repeat = repeating({ kind: 'every', days }, fromDay);
        const occurs = Array.from({ length: 3 * days }, (_, after) => addDays(fromDay, after)).filter((day) =>
          occursOn(repeat, day),
        );
        expect(occurs).toEqual([fromDay, addDays(fromDay, days), addDays(fromDay, 2 * days)]);
      }),
    );
  });

  test('comes in a stretch of days exactly on those on which it occurs, each once', () => {
    fc.assert(
      fc.property(anyRule, anyDay, anyDay, fc.nat({ max: 60 }), (rule, fromDay, from, days) => {
        const repeat = repeating(rule, fromDay);
        const all = Array.from({ length: days }, (_, after) => addDays(from, after));
        expect(occurrencesFrom([repeat], from, days)).toEqual(
          all.filter((day) => occursOn(repeat, day)).map((day) => occurrence(repeat, day)),
        );
      }),
    );
  });

  test('gives one id for one day, and others for others', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        expect(occurrenceId('water', one) === occurrenceId('water', other)).toBe(one === other);
        expect(occurrenceParts(occurrenceId('water', one))).toEqual({ repeatId: 'water', day: one });
        expect(occurrenceParts('water')).toBeNull();
      }),
    );
  });

  test('leaves nothing behind when it was let pass', () => {
    const task = occurrence(repeating({ kind: 'every', days: 1 }), base);
    expect(hasPassed(task, base)).toBe(false);
    expect(hasPassed(task, addDays(base, 1))).toBe(true);
    expect(hasPassed({ ...task, day: null }, base)).toBe(true);
    expect(hasPassed({ ...task, doneAt: 1 }, addDays(base, 1))).toBe(false);
    expect(hasPassed({ ...task, repeatId: null }, addDays(base, 1))).toBe(false);
  });

  test('an appointment is over with its day', () => {
    const visit = newTask({ id: 'visit', title: '面談', createdAt: 0, day: base, isAppointment: true });
    expect(hasPassed(visit, base)).toBe(false);
    expect(hasPassed(visit, addDays(base, 1))).toBe(true);
    expect(hasPassed({ ...visit, day: null }, base)).toBe(false);
  });
});
