import * as z from 'zod';
import { Day } from '#shared/domain/day/day.ts';
import { Id, Instant, Zone } from '#shared/domain/day/instant.ts';

/** How much energy there is, from 1 (little) to 5 (much). */
export const Energy = z.number().int().min(1).max(5);

/** How the member feels: −1 (rather low), 0, or 1 (rather well). */
export const Mood = z.number().int().min(-1).max(1);

/** What a member told of themselves on a day, and when. Each is null while it was not told. */
export const Checkin = z.object({
  id: Id,
  day: Day,
  at: Instant,
  zone: Zone,
  energy: Energy.nullable().default(null),
  mood: Mood.nullable().default(null),
});
export type Checkin = z.infer<typeof Checkin>;

/** The id of a day's check-in: the same on every device. */
export function checkinId(day: Day): string {
  return `checkin:${day}`;
}
