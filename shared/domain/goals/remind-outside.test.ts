import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isQuiet, REMINDER_MS } from '#shared/domain/clock/reminder.ts';
import { DEFAULT_DAY_START_MINUTES, dayBounds, dayOf } from '#shared/domain/day/day.ts';
import { DAY_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { defaultPreferences } from '#shared/domain/preferences.ts';
import { dueReminder, type HappenedEvent } from './goal-reminder.ts';
import { reminderKey, remindOutside, type ToldReminder } from './remind-outside.ts';

const MIDNIGHT = Date.UTC(2026, 10, 23);
const minute = fc.nat(1_439);
const nearStart = fc.integer({ min: DEFAULT_DAY_START_MINUTES - 6, max: DEFAULT_DAY_START_MINUTES });
const goal = fc.record({
  remindAtMinutes: fc.option(fc.oneof(minute, nearStart)),
  remindsAfterCue: fc.boolean(),
});
const dayStart = fc.oneof(
  fc.constant(DEFAULT_DAY_START_MINUTES),
  fc.nat(47).map((halfHours) => halfHours * 30),
);
const quietHours = fc.record({
  isQuietAtNight: fc.boolean(),
  quietFromMinutes: minute,
  quietToMinutes: minute,
});
/** The app looks again after so many seconds; most often soon, sometimes after a night of sleep. */
const look = fc.record({
  afterSeconds: fc.oneof({ weight: 9, arbitrary: fc.nat(90) }, fc.nat(14 * 3_600)),
  isInFront: fc.boolean(),
  /** Meals, of which the cue speaks, so many seconds before. */
  meals: fc.array(fc.nat(700), { maxLength: 2 }),
});

interface Sent {
  key: string;
  at: number;
  isInFront: boolean;
  minuteOfDay: number;
  sinceMs: number;
  /** By what and at which instant it came due. */
  dueBy: string;
}

/** Lets time go by from look to look, in a zone where it is as late as in UTC. @returns what went out */
function live(
  fields: { remindAtMinutes: number | null; remindsAfterCue: boolean },
  quiet: { isQuietAtNight: boolean; quietFromMinutes: number; quietToMinutes: number },
  startMinutes: number,
  looks: ReadonlyArray<{ afterSeconds: number; isInFront: boolean; meals: number[] }>,
  dayStartMinutes = DEFAULT_DAY_START_MINUTES,
): Sent[] {
  const cue = { kind: 'event', event: 'meal' } as const;
  const chosen = { ...defaultPreferences, ...quiet };
  const starts = [{ from: '2026-01-01', minutes: dayStartMinutes }];
  const sent: Sent[] = [];
  const happened: HappenedEvent[] = [];
  let told: ToldReminder[] = [];
  let now = MIDNIGHT + startMinutes * MINUTE_MS;
  for (const { afterSeconds, isInFront, meals } of looks) {
    now += afterSeconds * 1_000;
    for (const ago of meals) happened.push({ event: 'meal', at: now - ago * 1_000 });
    const ofDay = (now - MIDNIGHT) % DAY_MS;
    const minuteOfDay = Math.floor(ofDay / MINUTE_MS);
    const day = dayOf(now, 'UTC', starts);
    const moment = { now, minuteOfDay, day: dayBounds(day, 'UTC', starts) };
    const due = dueReminder({ ...fields, cue }, chosen, moment, happened);
    const next = remindOutside(due ? [reminderKey('goal', day, due)] : [], told, { now, isKept: isInFront });
    told = next.told;
    const sinceMs =
      due?.kind === 'cue' ? now - due.at : (ofDay - (due?.minutes ?? 0) * MINUTE_MS + DAY_MS) % DAY_MS;
    const dueBy = `${due?.kind} ${now - sinceMs}`;
    for (const key of next.out) sent.push({ key, at: now, isInFront, minuteOfDay, sinceMs, dueBy });
  }
  return sent;
}

const lives = [
  goal,
  quietHours,
  fc.oneof(minute, nearStart),
  fc.array(look, { maxLength: 60 }),
  dayStart,
] as const;

test('never in quiet hours, never while the app is in front, never long after it came due', () => {
  fc.assert(
    fc.property(...lives, (fields, quiet, start, looks, startOfDays) => {
      const sent = live(fields, quiet, start, looks, startOfDays);
      for (const { isInFront, minuteOfDay, sinceMs } of sent) {
        expect(isQuiet({ ...defaultPreferences, ...quiet }, minuteOfDay)).toBe(false);
        expect(isInFront).toBe(false);
        expect(sinceMs).toBeGreaterThanOrEqual(0);
        expect(sinceMs).toBeLessThan(REMINDER_MS);
      }
    }),
  );
});

test('each one once, however often and after whatever sleep the app looks, and wherever the days start', () => {
  fc.assert(
    fc.property(...lives, (fields, quiet, start, looks, startOfDays) => {
      const sent = live(fields, quiet, start, looks, startOfDays);
      expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length);
      expect(new Set(sent.map(({ dueBy }) => dueBy)).size).toBe(sent.length);
    }),
  );
});

test('after a night, what came due meanwhile does not pile up: only the last minutes count', () => {
  const times = Array.from({ length: 96 }, (_, index) => index * 15);
  fc.assert(
    fc.property(minute, (wakes) => {
      const asleep = { afterSeconds: 86_400, isInFront: false, meals: [] };
      const quiet = { isQuietAtNight: false, quietFromMinutes: 0, quietToMinutes: 0 };
      const sent = times.flatMap((remindAtMinutes) =>
        live({ remindAtMinutes, remindsAfterCue: false }, quiet, wakes, [asleep]),
      );
      expect(sent.length).toBe(wakes % 15 < REMINDER_MS / MINUTE_MS ? 1 : 0);
    }),
  );
});

test('one that was seen in front does not go out when the app is left; the next one does', () => {
  const looks = [
    { afterSeconds: 0, isInFront: true, meals: [0] },
    { afterSeconds: 30, isInFront: false, meals: [] },
    { afterSeconds: 30, isInFront: false, meals: [10] },
  ];
  const loud = { isQuietAtNight: false, quietFromMinutes: 0, quietToMinutes: 0 };
  const sent = live({ remindAtMinutes: null, remindsAfterCue: true }, loud, 840, looks);
  expect(sent.map(({ sinceMs }) => sinceMs)).toEqual([10_000]);
});

test('a time that was put off comes again on the same day; what was told long ago is forgotten', () => {
  const at = (minutes: number) => reminderKey('goal', '2026-11-23', { kind: 'time', minutes });
  expect(at(540)).not.toBe(at(600));
  const first = remindOutside([at(540)], [], { now: MIDNIGHT, isKept: false });
  expect(first.out).toEqual([at(540)]);
  const later = remindOutside([at(600)], first.told, { now: MIDNIGHT + 3 * DAY_MS, isKept: false });
  expect(later.told).toEqual([{ key: at(600), at: MIDNIGHT + 3 * DAY_MS }]);
});
