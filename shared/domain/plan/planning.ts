import { type Day, type DayStarts, startMinutesOf } from '#shared/domain/day/day.ts';
import { type DayPlace, drawnMinutes } from '#shared/domain/day/day-place.ts';
import { awaitedBy, nextStage } from '#shared/domain/relay/assignment.ts';
import { nextStep, type StepReason, type WorkItem } from '#shared/domain/work/work.ts';
import type { DayPlan } from './day-plan.ts';

const DAY_MINUTES = 1_440;

/**
 * Why something is suggested for a day's plan: it was worked on yesterday; a member waits for it; it was accepted; a goal
 * points at it.
 */
export type SuggestionReason = 'begun' | 'needed-next' | 'accepted' | 'goal';

export interface Suggestion {
  item: WorkItem;
  reason: SuggestionReason;
  /** The goal that points at it, where that is why. */
  goal?: string;
}

/** The most things that are suggested at once. */
export const SUGGESTIONS_MAX = 5;

/**
 * What a member may want on the plan of `today`, each with why: what was worked on yesterday, and accepted work that
 * has a date or a stage after it, the soonest first; then what a goal points at. Never what is planned already, and never
 * because a day has passed.
 * @param begunIds what was worked on yesterday
 * @param ofGoals the titles of goals that are still open, by the task or the repeat that they point at
 */
export function suggestions(
  items: ReadonlyArray<WorkItem>,
  begunIds: ReadonlySet<string>,
  today: Day,
  ofGoals: ReadonlyMap<string, string> = new Map(),
): Suggestion[] {
  const open = items.filter(
    ({ day, doneAt, isAppointment }) =>
      doneAt === null && day !== today && !isAppointment && !(day && day > today),
  );
  const begun = open.filter(({ id }) => begunIds.has(id));
  const needed = open
    .filter((item) => !begunIds.has(item.id) && isForOthers(item))
    .toSorted((a, b) => (a.assignment?.dueDay ?? '9').localeCompare(b.assignment?.dueDay ?? '9'));
  return [
    ...begun.map((item) => ({ item, reason: 'begun' as const })),
    ...needed.map((item) => ({
      item,
      reason:
        item.assignment && awaitedBy(item.assignment) ? ('needed-next' as const) : ('accepted' as const),
    })),
    ...open.flatMap((item) => {
      const goal = ofGoals.get(item.id) ?? ofGoals.get(item.repeatId ?? '');
      const isSaid = begunIds.has(item.id) || isForOthers(item);
      return goal === undefined || isSaid ? [] : [{ item, reason: 'goal' as const, goal }];
    }),
  ].slice(0, SUGGESTIONS_MAX);
}

/** It has a date, or another stage comes after it. */
function isForOthers({ assignment }: WorkItem): boolean {
  if (!assignment) return false;
  return assignment.dueDay !== null || nextStage(assignment.stages, assignment.id) !== null;
}

/** A new place of one thing in its list. */
export interface Placement {
  id: string;
  order: number;
}

/**
 * What has to be written so that the thing at `from` moves to `to`: mostly one new `order`, between its new neighbours;
 * new ones for all things where no number is left between these.
 * @param items in their present order
 */
export function reorder(
  items: ReadonlyArray<Pick<WorkItem, 'id' | 'order'>>,
  from: number,
  to: number,
): Placement[] {
  const moved = items[from];
  if (!moved || from === to || to < 0 || to >= items.length) return [];
  const rest = items.toSpliced(from, 1);
  const [before, after] = [rest[to - 1], rest[to]];
  const order = between(before?.order ?? null, after?.order ?? null);
  if (order !== null) return [{ id: moved.id, order }];
  return rest
    .toSpliced(to, 0, moved)
    .map(({ id }, index) => ({ id, order: index + 1 }))
    .filter(({ id, order: place }) => items.find((item) => item.id === id)?.order !== place);
}

function between(before: number | null, after: number | null): number | null {
  if (before === null && after === null) return 0;
  if (before === null) return (after ?? 0) - 1;
  if (after === null) return before + 1;
  const middle = before + (after - before) / 2;
  return before < middle && middle < after ? middle : null;
}

/** The one small thing of a slow day: what the member kept, else what takes least, else what comes first. */
export function smallThing(items: ReadonlyArray<WorkItem>, keptId: string | null): WorkItem | null {
  const open = items.filter(({ doneAt, isAppointment }) => doneAt === null && !isAppointment);
  const kept = open.find(({ id }) => id === keptId);
  return (
    kept ??
    open.toSorted((a, b) => (a.estimateMinutes ?? Infinity) - (b.estimateMinutes ?? Infinity))[0] ??
    null
  );
}

/**
 * The step that a day suggests, and why: on a slow day its one small thing, else the next step.
 * @param items all open work, and what was planned for `today`
 */
export function stepOfDay(
  items: ReadonlyArray<WorkItem>,
  { isSlow, keptId }: Pick<DayPlan, 'isSlow' | 'keptId'>,
  today: Day,
): { item: WorkItem; reason: StepReason } | null {
  const planned = items.filter(({ day }) => day === today);
  const small = isSlow ? smallThing(planned, keptId) : null;
  return small ? { item: small, reason: 'planned' } : nextStep(items, today);
}

/** How long a thing is drawn on the timeline when nobody has said how long it takes, in minutes. */
export const DRAWN_MINUTES = 30;

/**
 * Where a thing lies on the picture of its day, in minutes after the day start; null when it has no time, or one that
 * this day does not reach because a change of the day start makes it shorter.
 */
export function boxOf(
  { startMinutes, estimateMinutes }: Pick<WorkItem, 'startMinutes' | 'estimateMinutes'>,
  day: Day,
  starts: DayStarts,
): DayPlace | null {
  if (startMinutes === null) return null;
  const from = (startMinutes - startMinutesOf(day, starts) + DAY_MINUTES) % DAY_MINUTES;
  const drawn = drawnMinutes(day, starts);
  if (from >= drawn) return null;
  return { from, to: Math.min(drawn, from + (estimateMinutes ?? DRAWN_MINUTES)) };
}
