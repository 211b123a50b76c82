import * as z from 'zod';
import { Id, Instant, Zone, ZoneOffset } from '#shared/domain/day/instant.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';

/** What a rhythm record tells of. Sleep is an interval; the others are moments. */
export const RhythmKind = z.enum([
  'sleep',
  'out-of-bed',
  'contact',
  'work-start',
  'meal',
  'outing',
  'exercise',
  'bath',
  'medicine',
  'bed',
]);
export type RhythmKind = z.infer<typeof RhythmKind>;

/**
 * One thing a member recorded of their day. For sleep `startAt` is going to bed and `endAt` getting up,
 * null until known. What is not recorded is unknown, never "awake".
 */
export const RhythmRecord = z.object({
  id: Id,
  kind: RhythmKind,
  startAt: Instant,
  endAt: Instant.nullable().default(null),
  zone: Zone,
  /** That of the zone when it was recorded. */
  offset: ZoneOffset.optional(),
  note: z.string().max(NOTE_MAX).default(''),
});
export type RhythmRecord = z.infer<typeof RhythmRecord>;
