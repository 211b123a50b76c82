import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/domain/day/day.ts';
import { arbitraryRule } from '#tests/fixtures/arbitrary-rule.ts';
import {
  comingDays,
  hasPassed,
  occurrence,
  occurrenceId,
  occurrenceParts,
  occurrencesFrom,
  occursOn,
  Repeat,
} from './repeat.ts';
import { isDue, type RepeatRule } from './repeat-rule.ts';
import { newTask } from './task.ts';

const base = '2026-11-23';
const anyDay = fc.integer({ min: -800, max: 800 }).map((days) => addDays(base, days));
const repeating = (rule: RepeatRule, fromDay = base, untilDay: string | null = null) =>
  Repeat.parse({ id: 'water', title: '水をやる', rule, fromDay, untilDay, createdAt: 0 });

describe('what repeats', () => {
  test('occurs when its rule says so, and never outside its days', () => {
    fc.assert(
      fc.property(arbitraryRule, anyDay, anyDay, fc.option(anyDay), (rule, fromDay, day, untilDay) => {
        const isWithin = day >= fromDay && (untilDay === null || day <= untilDay);
        expect(occursOn(repeating(rule, fromDay, untilDay), day)).toBe(isWithin && isDue(rule, fromDay, day));
      }),
    );
  });

  test('tells its next days in order, none left out, and fewer where it ends', () => {
    fc.assert(
      fc.property(arbitraryRule, anyDay, anyDay, (rule, fromDay, from) => {
        const repeat = repeating(rule, fromDay);
        const next = comingDays(repeat, from, 3);
        expect(next).toHaveLength(3);
        const [, second = '', third = ''] = next;
        const between = Array.from({ length: 3 * 366 }, (_, after) => addDays(from, after));
        expect(between.filter((day) => day <= third && occursOn(repeat, day))).toEqual(
          next.filter((day) => day <= (between.at(-1) ?? '')),
        );
        expect(comingDays({ ...repeat, untilDay: second }, from, 3)).toEqual(next.slice(0, 2));
      }),
      { numRuns: 20 },
    );
  });

  test('was stored before there were more rules, and is read as it was', () => {
    for (const rule of [
      { kind: 'weekdays', weekdays: [1, 4] },
      { kind: 'every', days: 3 },
    ])
      expect(Repeat.parse({ id: 'a', title: 'a', rule, fromDay: base, createdAt: 0 }).rule).toEqual(rule);
  });

  test('comes in a stretch of days exactly on those on which it occurs, each once', () => {
    fc.assert(
      fc.property(arbitraryRule, anyDay, anyDay, fc.nat({ max: 60 }), (rule, fromDay, from, days) => {
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
