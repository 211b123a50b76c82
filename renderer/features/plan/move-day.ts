import type { Day } from '#shared/domain/day/day.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';

/** Whether something that was not done cannot go to a day, as that is over. An occurrence may stay where it is. */
export function isOver(day: Day | null, today: Day, { repeatId }: WorkItem): boolean {
  return day !== null && (repeatId === null ? day <= today : day < today);
}
