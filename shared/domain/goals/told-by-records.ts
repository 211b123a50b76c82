import { type Day, type DayStarts, startMinutesOf, weekdayOf } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { occurrenceParts } from '#shared/domain/work/repeat.ts';
import type { DayFacts } from './day-facts.ts';
import type { Goal } from './goal.ts';

/** What in the records tells that a goal was done on a day. */
export type Reason =
  | { kind: 'blocks'; count: number }
  | { kind: 'minutes'; minutes: number }
  /** So long was worked on the task of the goal. */
  | { kind: 'worked-on'; minutes: number }
  | { kind: 'finished' }
  | { kind: 'recorded'; at: number; zone: string };

/** What the records of a day say of a goal. */
export interface Told {
  isDone: boolean;
  /** How much there was, where the goal has an amount. */
  amount: number | null;
  /** Null while the goal is not done by them. */
  reason: Reason | null;
}

const nothing: Told = { isDone: false, amount: null, reason: null };
const finished: Told = { isDone: true, amount: null, reason: { kind: 'finished' } };

/**
 * What the records of `day` say of a goal. One that stands alone is done by them once the task that it was planned as is
 * finished: its id is made of the goal and the day, as that of an occurrence. Times of the rhythm are
 * compared by how far they lie in the logical day: "before noon" is the time from the start of the day to noon, wherever
 * the member's days start.
 */
export function toldByRecords(
  { id, target, amount }: Pick<Goal, 'id' | 'target' | 'amount'>,
  day: Day,
  facts: DayFacts,
  starts: DayStarts,
): Told {
  switch (target.kind) {
    case 'none':
      return [...facts.finished].some((task) => occurrenceParts(task)?.repeatId === id) ? finished : nothing;
    case 'work': {
      const wanted = amount ?? 1;
      const minutes = facts.workedMs / MINUTE_MS;
      const there = target.measure === 'blocks' ? facts.blocks : minutes;
      const reason: Reason =
        target.measure === 'blocks' ? { kind: 'blocks', count: there } : { kind: 'minutes', minutes };
      return { isDone: there >= wanted, amount: there, reason: there >= wanted ? reason : null };
    }
    case 'task': {
      const isIt = (task: string) =>
        task === target.taskId || occurrenceParts(task)?.repeatId === target.taskId;
      if ([...facts.finished].some(isIt)) return finished;
      const worked = [...facts.workedOn].reduce((sum, [task, ms]) => (isIt(task) ? sum + ms : sum), 0);
      if (worked < MINUTE_MS) return nothing;
      return { isDone: true, amount: null, reason: { kind: 'worked-on', minutes: worked / MINUTE_MS } };
    }
    case 'rhythm': {
      const { record, before, after } = target;
      const start = startMinutesOf(day, starts);
      const into = (minutes: number) => (minutes - start + 1_440) % 1_440;
      const found = facts.moments.find(
        ({ kind, minutesIn }) =>
          kind === record &&
          (before === null || minutesIn < into(before)) &&
          (after === null || minutesIn >= into(after)),
      );
      if (!found) return nothing;
      return { isDone: true, amount: null, reason: { kind: 'recorded', at: found.at, zone: found.zone } };
    }
  }
}

/** Whether a day is none of those that the goal is about: another day of the week than the chosen ones. */
export function isOffDay({ target }: Pick<Goal, 'target'>, day: Day): boolean {
  return target.kind === 'rhythm' && target.weekdays.length > 0 && !target.weekdays.includes(weekdayOf(day));
}
