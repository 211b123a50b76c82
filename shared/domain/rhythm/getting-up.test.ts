import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayStarts } from '#shared/domain/day/day.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { mayHaveGotUp } from './getting-up.ts';
import { RhythmRecord } from './rhythm-record.ts';

const day = '2026-11-23';
const ZONE = 'Asia/Tokyo';
/** An instant by hours after the midnight before the day; from 24 on of the date after it. */
const at = (hours: number) => Date.parse(`${day}T00:00:00+09:00`) + hours * HOUR_MS;

function slept(from: number, to: number | null): RhythmRecord {
  const endAt = to === null ? null : at(to);
  return RhythmRecord.parse({ id: `s${from}`, kind: 'sleep', startAt: at(from), endAt, zone: ZONE });
}

function gotUp(hours: number): RhythmRecord {
  return RhythmRecord.parse({ id: `u${hours}`, kind: 'out-of-bed', startAt: at(hours), zone: ZONE });
}

function worked(from: number, to: number | null): TimeEntry {
  const endAt = to === null ? null : at(to);
  const times = { startAt: at(from), endAt };
  return TimeEntry.parse({
    id: `w${from}`,
    taskId: null,
    ...times,
    zone: ZONE,
    source: 'focus',
    device: 'd',
  });
}

function mayBeUp(
  now: number,
  { sleep = [], work = [] }: { sleep?: RhythmRecord[]; work?: TimeEntry[] },
  starts: DayStarts = [],
): boolean {
  return mayHaveGotUp(sleep, work, day, at(now), ZONE, starts);
}

describe('a member may just have got up', () => {
  test('while sleep goes on, until work begins', () => {
    const sleep = [slept(-1, null)];
    expect(mayBeUp(8, { sleep })).toBe(true);
    // Work that ended only after they had gone to bed began before.
    expect(mayBeUp(8, { sleep, work: [worked(-2, -0.9)] })).toBe(true);
    expect(mayBeUp(8, { sleep, work: [worked(7.5, null)] })).toBe(false);
  });

  test('while no sleep is recorded, until work begins; not again after a long break of that day', () => {
    expect(mayBeUp(8, {})).toBe(true);
    expect(mayBeUp(8, { work: [worked(-6, -3)] })).toBe(true);
    expect(mayBeUp(10, { work: [worked(9, null)] })).toBe(false);
    expect(mayBeUp(18, { work: [worked(9, 12)] })).toBe(false);
  });

  test('not any more once it is recorded on that day', () => {
    expect(mayBeUp(8, { sleep: [slept(-1, 7)] })).toBe(false);
    expect(mayBeUp(20, { sleep: [slept(10, 18)] })).toBe(false);
    // Yesterday’s says nothing about today.
    expect(mayBeUp(8, { sleep: [slept(-25, -17)] })).toBe(true);
    // What has no end is not going on for ever.
    expect(mayBeUp(8, { sleep: [slept(-30, null)] })).toBe(true);
  });

  test('not any more once getting up is recorded by itself, without the sleep before it', () => {
    expect(mayBeUp(9, { sleep: [gotUp(8)] })).toBe(false);
    expect(mayBeUp(9, { sleep: [gotUp(-16)] })).toBe(true);
    expect(mayBeUp(9, { sleep: [slept(-1, null), gotUp(8)] })).toBe(false);
    // Back in bed since.
    expect(mayBeUp(12, { sleep: [gotUp(8), slept(9, null)] })).toBe(true);
    const meal = { ...gotUp(8), kind: 'meal' as const };
    expect(mayBeUp(9, { sleep: [meal] })).toBe(true);
  });

  test('in the afternoon too, when work went on past the start of the day', () => {
    const work = [worked(2, 3.5), worked(3.9, 5)];
    expect(mayBeUp(5, { work })).toBe(false);
    expect(mayBeUp(8.5, { work })).toBe(false);
    expect(mayBeUp(13, { work })).toBe(true);
    expect(mayBeUp(15, { work: [...work, worked(14, 14.5)] })).toBe(false);
    expect(mayBeUp(13, { work, sleep: [slept(6, 12.5)] })).toBe(false);
  });

  test('at whatever time they live: the same day, with its start, at any other hour, says the same', () => {
    const span = fc.tuple(fc.integer({ min: -24, max: 23 }), fc.integer({ min: 1, max: 10 }));
    const spans = fc.array(span, { maxLength: 4 });
    const half = fc.integer({ min: 0, max: 38 });
    fc.assert(
      fc.property(spans, spans, fc.integer({ min: 0, max: 23 }), half, (work, sleep, now, later) => {
        const shift = <T extends { startAt: number; endAt: number | null }>(row: T): T => ({
          ...row,
          startAt: row.startAt + later * 30 * MINUTE_MS,
          endAt: row.endAt === null ? null : row.endAt + later * 30 * MINUTE_MS,
        });
        // Of a day that starts at four, as the shifted one starts later; what is to come is not there yet.
        const [until, begin] = [at(4 + now), DAY_MS];
        const known = <T extends { startAt: number; endAt: number | null }>(rows: T[]) =>
          rows
            .filter(({ startAt, endAt }) => (endAt ?? startAt) <= until && startAt > until - 2 * begin)
            .toSorted((a, b) => a.startAt - b.startAt);
        const rows = {
          work: known(work.map(([from, hours]) => worked(4 + from, 4 + from + hours))),
          sleep: known(sleep.map(([from, hours]) => slept(4 + from, 4 + from + hours))),
        };
        const starts = [{ from: '2000-01-01', minutes: 240 + later * 30 }];
        expect(
          mayBeUp(4 + now + later / 2, { work: rows.work.map(shift), sleep: rows.sleep.map(shift) }, starts),
        ).toBe(mayBeUp(4 + now, rows));
      }),
    );
  });
});
