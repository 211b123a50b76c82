import * as z from 'zod';
import { Id, Instant, Zone, ZoneOffset } from '#shared/domain/day/instant.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';

/** The kinds of rhythm record that the app knows. Sleep is an interval; the others are moments. */
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
  'drowsy',
  'bed',
]);
export type RhythmKind = z.infer<typeof RhythmKind>;

/** A kind that a member added: the id of its row in `rhythmKinds`. Always a moment. */
export const OwnKind = z.uuid();

/** What a rhythm record tells of. */
export const RecordKind = z.union([RhythmKind, OwnKind]);
export type RecordKind = z.infer<typeof RecordKind>;

/**
 * One thing a member recorded of their day. For sleep `startAt` is going to bed and `endAt` getting up,
 * null until known. What is not recorded is unknown, never "awake".
 */
export const RhythmRecord = z.object({
  id: Id,
  kind: RecordKind,
  startAt: Instant,
  endAt: Instant.nullable().default(null),
  zone: Zone,
  /** That of the zone when it was recorded. */
  offset: ZoneOffset.optional(),
  note: z.string().max(NOTE_MAX).default(''),
});
export type RhythmRecord = z.infer<typeof RhythmRecord>;
