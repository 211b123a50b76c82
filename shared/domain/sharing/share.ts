import * as z from 'zod';
import { Day } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { NOTE_MAX, TITLE_MAX } from '#shared/domain/work/task.ts';

/** Lines below their heading, as they are read. */
export const SharedPart = z.object({
  heading: z.string().max(TITLE_MAX),
  lines: z.array(z.string().max(NOTE_MAX)).max(1_000),
});
export type SharedPart = z.infer<typeof SharedPart>;

/** The largest page, as UTF-8 bytes of the JSON of its parts. */
export const SHARED_PARTS_BYTES_MAX = 192 * 1024;

/**
 * A page that a member shows to the NPO: exactly the lines that they chose and saw, as text. Nothing on it is computed
 * again, so it says tomorrow what it said when it was sent.
 */
export const Share = z.object({
  id: Id,
  /** The first and the last day of the week that it is about. */
  fromDay: Day,
  toDay: Day,
  /** The register of its words: `ja`, `ja-easy` or `en`; a newer version may know more. */
  language: z.string().max(20),
  /** What it says; nothing once it was taken back. */
  parts: z.array(SharedPart).max(100),
  sentAt: Instant,
  /** When somebody at the NPO first opened it; only the NPO's server writes this. */
  seenAt: Instant.nullable().default(null),
  /** When the member took it back; null while it is shown. */
  takenBackAt: Instant.nullable().default(null),
});
export type Share = z.infer<typeof Share>;

/** True while the NPO can read a page. */
export function isShown({ takenBackAt }: Pick<Share, 'takenBackAt'>): boolean {
  return takenBackAt === null;
}
