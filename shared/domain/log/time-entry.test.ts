import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { clip, lengthMs, sumMs, union } from '#shared/domain/day/interval.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';
import {
  ENTRY_MAX_MS,
  entryError,
  entrySpan,
  TimeEntry,
  unsureIntervals,
  workedIntervals,
  workedMs,
} from './time-entry.ts';

const entryOf = (fields: Partial<TimeEntry>): TimeEntry =>
  TimeEntry.parse({ id: 'e', startAt: 1_000, zone: 'Asia/Tokyo', ...fields });

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 900 }))
  .map(([startAt, ms]) => ({ startAt, endAt: startAt + ms }));
const entry = fc
  .record({
    startAt: fc.integer({ min: 0, max: 2_000 }),
    endAt: fc.option(fc.integer({ min: 0, max: 4_000 })),
    pauses: fc.array(stretch, { maxLength: 5 }),
    openPauseAt: fc.option(fc.integer({ min: 0, max: 3_000 })),
    unsure: fc.array(stretch, { maxLength: 5 }),
  })
  .map(({ openPauseAt, pauses, ...fields }) =>
    entryOf({
      ...fields,
      pauses: [...pauses, ...(openPauseAt === null ? [] : [{ startAt: openPauseAt, endAt: null }])],
    }),
  );

describe('time entry', () => {
  test('worked, unsure and paused time never overlap and together are the whole span', () => {
    fc.assert(
      fc.property(entry, fc.integer({ min: 0, max: 5_000 }), (of, now) => {
        const span = entrySpan(of, now);
        const paused = union(
          of.pauses.flatMap((pause) => {
            const endAt = pause.endAt ?? of.endAt ?? now;
            return clip({ startAt: pause.startAt, endAt }, span) ?? [];
          }),
        );
        const parts = [...workedIntervals(of, now), ...unsureIntervals(of, now), ...paused];
        expect(sumMs(parts)).toBe(lengthMs(span));
        expect(sumMs(union(parts))).toBe(lengthMs(span));
      }),
      { numRuns: 500 },
    );
  });

  test('an open entry counts up to now, and nothing before it starts', () => {
    const open = entryOf({});
    expect(workedMs(open, 5_000)).toBe(4_000);
    expect(workedMs(open, 500)).toBe(0);
  });

  test('what a row from an older version lacks is read as its default', () => {
    expect(TimeEntry.parse({ id: 'e', startAt: 0, zone: 'UTC' })).toEqual({
      id: 'e',
      taskId: null,
      startAt: 0,
      endAt: null,
      pauses: [],
      unsure: [],
      zone: 'UTC',
      note: '',
      source: 'manual',
      device: null,
      kind: 'work',
      aim: null,
      felt: null,
    });
    // Another computer may know more zones than this one.
    expect(TimeEntry.safeParse({ id: 'e', startAt: 0, zone: 'Moon/Base' }).success).toBe(true);
    expect(TimeEntry.safeParse({ id: 'e', startAt: 0, zone: 'on the moon' }).success).toBe(false);
  });

  test('an end at or before the start, a month and more, and an endless note are told', () => {
    const error = (fields: Partial<TimeEntry>) => entryError(entryOf(fields));
    expect(error({ endAt: 1_001 })).toBeNull();
    expect(error({ endAt: null })).toBeNull();
    expect(error({ endAt: 1_000 })).toBe('entry-ends-before-start');
    expect(error({ endAt: 1_000 + ENTRY_MAX_MS })).toBeNull();
    expect(error({ endAt: 1_000 + ENTRY_MAX_MS + 1 })).toBe('entry-too-long');
    expect(entryError({ startAt: 0, endAt: DAY_MS, note: 'あ'.repeat(NOTE_MAX + 1) })).toBe(
      'entry-note-too-long',
    );
  });
});
