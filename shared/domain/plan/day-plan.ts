import * as z from 'zod';
import { Day, DayStartMinutes } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { EstimateMinutes, MinuteOfDay, NOTE_MAX, TITLE_MAX } from '#shared/domain/work/task.ts';

/**
 * What a member wrote about a whole day: how much time there is, how it closed, and whether days start at another time
 * from it on. What to do is in tasks.
 */
export const DayPlan = z.object({
  id: Id,
  day: Day,
  /** The time there is: its length, or from when to when, which takes precedence. */
  availableMinutes: EstimateMinutes.nullable().default(null),
  fromMinutes: MinuteOfDay.nullable().default(null),
  toMinutes: MinuteOfDay.nullable().default(null),
  /** A slow day keeps one small thing, and folds the rest away. */
  isSlow: z.boolean().default(false),
  keptId: Id.nullable().default(null),
  /** From this day on the member's days start so late after midnight; null where they go on as before. */
  startMinutes: DayStartMinutes.nullable().default(null),
  /** When the day was closed; null while it was not; nothing requires it. */
  closedAt: Instant.nullable().default(null),
  /** One line of the member's own about the day. */
  line: z.string().max(NOTE_MAX).default(''),
  /** The first step of this day, thought of on the evening before. */
  firstStep: z.string().max(TITLE_MAX).default(''),
});
export type DayPlan = z.infer<typeof DayPlan>;

/** The id of a day's plan: the same on every device. */
export function dayPlanId(day: Day): string {
  return `plan:${day}`;
}

/** A day about which nothing was written yet. */
export function emptyDayPlan(day: Day): DayPlan {
  return DayPlan.parse({ id: dayPlanId(day), day });
}
