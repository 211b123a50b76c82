import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bringInLaunched } from '#renderer/app/launched-records.ts';
import { readEverything } from '#renderer/model/files/index.ts';
import {
  addDays,
  type DayStarts,
  dayBounds,
  dayOf,
  daysBetween,
  nearestInstant,
  weekdayOf,
  weekStart,
} from '#shared/domain/day/day.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { lengthMs, sumMs } from '#shared/domain/day/interval.ts';
import { overlaps, workInSleep } from '#shared/domain/log/overlap.ts';
import { breakError, entryError, unsureIntervals, workedMs } from '#shared/domain/log/time-entry.ts';
import { Assignment } from '#shared/domain/relay/assignment.ts';
import { landings } from '#shared/domain/review/landing.ts';
import { answersOf, emptyReview } from '#shared/domain/review/review.ts';
import { isSleep } from '#shared/domain/rhythm/moment.ts';
import { sleepError } from '#shared/domain/rhythm/sleep.ts';
import { nextStep, workItems } from '#shared/domain/work/work.ts';
import { readWorkspace } from '#shared/formats/workspace-json.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { sized } from '#tests/sized.ts';
import { demoLife, type Life, lifeFile } from './life.ts';
import * as words from './words.ts';

/** The member's part in the relay, as the demo's server has it at `now`. */
function relayAt(now: number): Assignment[] {
  const ago = (days: number) => now - days * DAY_MS;
  const stage = (id: string, offered: number) => ({
    ...{ id, title: id, project: `project of ${id}`, offeredAt: ago(offered), answer: 'accepted' },
    answeredAt: ago(offered - 0.01),
  });
  const handedOver = { ...stage('done', 14), startedAt: ago(13), handedOverAt: ago(9) };
  const underWay = { ...stage('under-way', 8), startedAt: ago(7) };
  const offered = { ...stage('offered', 0.1), answer: null, answeredAt: null };
  return [handedOver, underWay, offered].map((one) => Assignment.parse(one));
}

interface Lived {
  life: Life;
  now: number;
  zone: string;
  seed: number;
  starts: DayStarts;
  today: string;
}

function live(now: number, zone: string, seed: number): Lived {
  const life = demoLife({ now, zone, seed, assignments: relayAt(now) });
  const starts = life.plans.flatMap(({ day, startMinutes }) =>
    startMinutes === null ? [] : [{ from: day, minutes: startMinutes }],
  );
  return { life, now, zone, seed, starts, today: dayOf(now, zone, starts) };
}

const ZONES = ['Asia/Tokyo', 'UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', '+05:45'];

/** Any time of any day, in many zones, also where clocks change. */
const lived = fc
  .record({
    now: fc.integer({ min: Date.parse('2026-01-01T00:00Z'), max: Date.parse('2028-01-01T00:00Z') }),
    zone: fc.constantFrom(...ZONES),
    seed: fc.nat(),
  })
  .map(({ now, zone, seed }) => live(now, zone, seed));

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => index * 30 * MINUTE_MS);
const ofOneDay = HALF_HOURS.map((ms) => live(Date.parse('2026-11-30T00:00Z') + ms, 'Asia/Tokyo', 1));

const ofOneWeek = Array.from({ length: 7 }, (_, index) =>
  live(Date.parse('2026-11-30T05:00Z') + index * DAY_MS, 'Asia/Tokyo', 1),
);

/** Holds at each half hour of one day, on each day of a week, and at any time of any other. */
function always(law: (one: Lived) => void): void {
  ofOneDay.forEach(law);
  ofOneWeek.forEach(law);
  fc.assert(fc.property(lived, law), { numRuns: sized(30, 2_000) });
}

test('every row fits its table, and comes back from the file as it is', () => {
  always(({ life, now, zone, seed }) => {
    const read = readWorkspace(lifeFile({ now, zone, seed, assignments: relayAt(now) }));
    expect(read).toMatchObject({
      errors: [],
      unknownTables: [],
      unknownFields: [],
      forReading: { assignments: 0, shares: 0 },
    });
    const back: Record<string, unknown[]> = {};
    for (const { table, id, fields } of read?.rows ?? []) {
      back[table] = [...(back[table] ?? []), { id, ...fields }];
    }
    expect(back).toEqual(life);
  });
});

test('the app brings in all of it, as the member’s own writes', async () => {
  const workspace = await openTestWorkspace();
  const options = { now: workspace.clocks.wallAt, zone: 'Asia/Tokyo', seed: 1 };
  const assignments = relayAt(options.now);
  await bringInLaunched(workspace, lifeFile({ ...options, assignments }));
  const rows = await readEverything(workspace.db);
  const { life, today } = live(options.now, options.zone, options.seed);
  const byId = (list: ReadonlyArray<{ id: string }>) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const [table, list] of Object.entries(life)) {
    expect(rows[table as keyof Life], table).toEqual(byId(list as { id: string }[]));
  }
  expect(await workspace.db.outbox.count()).toBe(Object.values(life).flat().length);
  const items = workItems(life.tasks, assignments);
  expect(nextStep(items, today)).toMatchObject({ item: { id: 'under-way' }, reason: 'planned' });
});

test('the same options make the same life, another seed another one', () => {
  fc.assert(
    fc.property(lived, ({ life, now, zone, seed }) => {
      expect(live(now, zone, seed).life).toEqual(life);
      expect(live(now, zone, seed + 1).life).not.toEqual(life);
    }),
    { numRuns: 30 },
  );
});

test('nothing is recorded after now', () => {
  always(({ life, now, today }) => {
    const told = [
      ...life.entries.flatMap(({ startAt, endAt, pauses, unsure }) => [
        startAt,
        endAt ?? Infinity,
        ...[...pauses, ...unsure].map((part) => part.endAt ?? Infinity),
      ]),
      ...life.rhythm.map(({ startAt, endAt }) => endAt ?? startAt),
      ...life.tasks.flatMap(({ createdAt, doneAt }) => [createdAt, doneAt ?? 0]),
      ...life.plans.map(({ closedAt }) => closedAt ?? 0),
      ...life.checkins.map(({ at }) => at),
      ...life.repeats.map(({ createdAt }) => createdAt),
      ...life.goals.map(({ createdAt }) => createdAt),
      ...life.reviews.map(({ finishedAt }) => finishedAt ?? Infinity),
    ];
    expect(Math.max(...told)).toBeLessThanOrEqual(now);
    for (const { doneAt, createdAt } of life.tasks) if (doneAt) expect(doneAt).toBeGreaterThan(createdAt);
    for (const { day } of [...life.plans, ...life.checkins, ...life.goalMarks])
      expect(day <= today).toBe(true);
    expect(life.plans.find(({ day }) => day === today)?.closedAt).toBeNull();
  });
});

test('no times are wrong, no blocks overlap, and nobody works while asleep', () => {
  always(({ life, now }) => {
    for (const entry of life.entries) {
      expect(entryError(entry)).toBeNull();
      for (const pause of entry.pauses) expect(breakError(pause, entry, now)).toBeNull();
      expect(workedMs(entry, now)).toBeGreaterThanOrEqual(10 * MINUTE_MS);
    }
    for (const record of life.rhythm) expect(sleepError(record, now)).toBeNull();
    expect(overlaps(life.entries, now)).toEqual([]);
    expect(workInSleep(life.entries, life.rhythm.filter(isSleep), now)).toEqual([]);
  });
});

test('there is one night for each day but the one that was not recorded', () => {
  always(({ life, zone, starts, today }) => {
    const slept = life.rhythm.filter(isSleep);
    const days = slept.map(({ endAt }) => dayOf(endAt ?? 0, zone, starts));
    expect(new Set(days).size).toBe(days.length);
    const first = days[0] ?? '';
    expect(weekdayOf(first)).toBe(1);
    expect(daysBetween(first, today)).toBeGreaterThanOrEqual(14);
    expect(days).toHaveLength(daysBetween(first, today));
    expect(days.at(-1)).toBe(today);
    for (const { startAt, endAt } of slept) {
      expect((endAt ?? 0) - startAt).toBeGreaterThan(4 * HOUR_MS);
      expect((endAt ?? 0) - startAt).toBeLessThan(10 * HOUR_MS);
    }
    expect(new Set(life.plans.map(({ day }) => day))).toEqual(new Set(days));
  });
});

test('meals and the like are recorded while she is up and not at work, on the days that she recorded', () => {
  always(({ life, now, zone, starts }) => {
    const moments = life.rhythm.filter((record) => !isSleep(record));
    const recorded = new Set(life.plans.map(({ day }) => day));
    const isWithin = (at: number) => (one: { startAt: number; endAt: number | null }) =>
      at > one.startAt && at < (one.endAt ?? now);
    for (const { startAt, zone: place } of moments) {
      expect(life.rhythm.filter(isSleep).some(isWithin(startAt))).toBe(false);
      expect(life.entries.some(isWithin(startAt))).toBe(false);
      expect(recorded.has(dayOf(startAt, place, starts))).toBe(true);
    }
    const kinds = new Set(moments.map(({ kind }) => kind));
    for (const kind of ['meal', 'outing', 'bath']) expect(kinds.has(kind)).toBe(true);
    expect(life.checkins.some(({ mood }) => mood !== null)).toBe(true);
    const meals = new Set(
      moments.filter(({ kind }) => kind === 'meal').map(({ startAt }) => dayOf(startAt, zone, starts)),
    );
    expect(meals.size).toBeGreaterThan(recorded.size * 0.8);
  });
});

test('work is in its day, no more of it than a day can hold, and on several tasks', () => {
  always(({ life, now, zone, starts, today }) => {
    const byDay = new Map<string, number>();
    for (const entry of life.entries) {
      const day = dayOf(entry.startAt, zone, starts);
      expect(dayOf((entry.endAt ?? 0) - 1, zone, starts)).toBe(day);
      byDay.set(day, (byDay.get(day) ?? 0) + workedMs(entry, now));
    }
    for (const ms of byDay.values()) expect(ms).toBeLessThan(6 * HOUR_MS);
    const beforeToday = [...byDay].filter(([day]) => day < today).map(([, ms]) => ms);
    expect(beforeToday.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(14 * HOUR_MS);
    expect(byDay.has(addDays(today, -1))).toBe(true);
    expect(byDay.size).toBeLessThan(daysBetween(life.plans[0]?.day ?? today, today));

    const ids = new Set(life.tasks.map(({ id }) => id));
    const used = new Set(life.entries.flatMap(({ taskId }) => taskId ?? []));
    expect([...used].filter((id) => !ids.has(id))).toEqual([]);
    expect(used.size).toBeGreaterThanOrEqual(6);
    for (const { taskId, startAt, endAt } of life.entries) {
      const stage = relayAt(now).find(({ id }) => id === taskId);
      if (!stage) continue;
      expect(startAt).toBeGreaterThanOrEqual(stage.startedAt ?? Infinity);
      expect(endAt).toBeLessThanOrEqual(stage.handedOverAt ?? now);
    }
  });
});

test('today is half done: three blocks, one of them unsure, and more to come', () => {
  always(({ life, now, zone, starts, today }) => {
    const bounds = dayBounds(today, zone, starts);
    const blocks = life.entries.filter(({ startAt }) => startAt >= bounds.startAt);
    expect(blocks.map((entry) => unsureIntervals(entry, now).length)).toEqual([0, 0, 1]);
    expect(sumMs(blocks.flatMap((entry) => unsureIntervals(entry, now)))).toBe(14 * MINUTE_MS);
    for (const entry of blocks.slice(0, 2))
      expect(lengthMs({ startAt: entry.startAt, endAt: entry.endAt ?? 0 })).toBeGreaterThanOrEqual(
        40 * MINUTE_MS,
      );

    const planned = life.tasks.filter(({ day, isAppointment }) => day === today && !isAppointment);
    expect(planned.filter(({ repeatId }) => repeatId === null).map(({ doneAt }) => doneAt !== null)).toEqual(
      expect.arrayContaining([true, false, false]),
    );
    for (const { estimateMinutes } of planned) expect(estimateMinutes).not.toBeNull();
    const [appointment, ...others] = life.tasks.filter(
      ({ day, isAppointment, repeatId }) => day === today && isAppointment && repeatId === null,
    );
    expect(others).toEqual([]);
    const at = nearestInstant(appointment?.startMinutes ?? 0, now, zone);
    expect(at).toBeGreaterThan(now + 20 * MINUTE_MS);
    expect(at + HOUR_MS).toBeLessThan(bounds.endAt);

    const plan = life.plans.find(({ day }) => day === today);
    expect(plan?.firstStep).not.toBe('');
    expect(life.plans.find(({ day }) => day === addDays(today, -1))?.line).not.toBe('');
    expect(life.checkins.at(-1)?.day).toBe(today);
  });
});

test('both full weeks are looked back on, and what she wants of the next one lands in her plan', () => {
  always(({ life, zone, starts, today }) => {
    const [thisWeek, first] = [weekStart(today, 1), life.plans[0]?.day ?? ''];
    expect(life.reviews.map(({ week }) => week)).toEqual([addDays(thisWeek, -14), addDays(thisWeek, -7)]);
    const tasks = new Map(life.tasks.map((task) => [task.id, task]));
    for (const review of life.reviews) {
      expect(answersOf(review)).toHaveLength(3);
      expect(review.days.length).toBeGreaterThan(0);
      // She looks back when the week is over, or on its last day.
      expect(dayOf(review.finishedAt ?? 0, zone, starts) >= addDays(review.week, 6)).toBe(true);
      for (const { id, title, day } of landings(review)) {
        expect(tasks.get(id)).toMatchObject({ title, day });
        expect(day > addDays(review.week, 6)).toBe(true);
        expect(day < addDays(review.week, 14)).toBe(true);
        if (day >= today) continue;
        const worked = life.entries.filter(({ startAt }) => dayOf(startAt, zone, starts) === day);
        const lastAt = Math.max(...worked.map(({ endAt }) => endAt ?? 0));
        if (id.includes(':intention:')) expect(tasks.get(id)?.doneAt).toBe(lastAt);
        else expect(tasks.get(id)?.doneAt).toBeLessThan(lastAt);
      }
    }
    const ofToday = landings(life.reviews[1] ?? emptyReview(first)).filter(({ day }) => day === today);
    expect(ofToday.map(({ id }) => tasks.get(id)?.doneAt !== null)).toEqual([true, false]);
  });
});

test('her reviews tell of what had happened in their week when she wrote them, and of nothing else', () => {
  always(({ life, zone, starts, today }) => {
    for (const [index, review] of life.reviews.entries()) {
      const on = dayOf(review.finishedAt ?? 0, zone, starts);
      const answers = [review.answer1, review.answer2, review.answer3];
      for (const [place, { told, anyWeek }] of (words.reviews[index]?.answers ?? []).entries()) {
        const happened = told.filter(({ ago }) => {
          const day = addDays(today, -ago);
          return weekStart(day, 1) === review.week && day < on;
        });
        const text = happened.length === 0 ? anyWeek : happened.map((one) => one.text).join('');
        expect(answers[place]?.text).toBe(text);
      }
    }
  });
});

test('her goals have marks in each of the weeks, and one of them was ended', () => {
  always(({ life, today }) => {
    const going = life.goals.filter(({ endedDay }) => endedDay === null);
    expect(going.length).toBe(4);
    expect(life.goals.length).toBe(5);
    const weeks = (states: ReadonlyArray<string>) =>
      new Set(
        life.goalMarks.filter(({ state }) => states.includes(state)).map(({ day }) => weekStart(day, 1)),
      );
    expect(weeks(['done']).size).toBeGreaterThanOrEqual(2);
    expect(weeks(['let-pass']).size).toBeGreaterThanOrEqual(1);
    expect(weeks(['smallest']).size).toBe(1);
    const recorded = new Set(life.plans.map(({ day }) => day));
    for (const { goalId, day } of life.goalMarks) {
      const goal = life.goals.find(({ id }) => id === goalId);
      expect(recorded.has(day)).toBe(true);
      expect(day >= (goal?.fromDay ?? '') && day <= (goal?.endedDay ?? today)).toBe(true);
    }
  });
});
