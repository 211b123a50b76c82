import * as z from 'zod';
import { Day, Weekday } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { RecordKind } from '#shared/domain/rhythm/rhythm-record.ts';
import { MinuteOfDay, TITLE_MAX, Title } from '#shared/domain/work/task.ts';

/** The longest unit of an amount, in characters. */
export const UNIT_MAX = 40;
/** The largest amount of a day: as many minutes as it has, or so many of anything else. */
export const AMOUNT_MAX = 1_440;
/** So many days are looked back on: "4 of the last 7". */
export const WEEK_DAYS = 7;

export const Amount = z.number().int().min(1).max(AMOUNT_MAX);
const Words = z.string().max(TITLE_MAX).default('');

/** Something that happens in the app and that a member can begin after: a moment of their rhythm, or the end of a block. */
export const CueEvent = z.union([z.literal('block-end'), RecordKind]);
export type CueEvent = z.infer<typeof CueEvent>;

/** The "if" of an if-then plan. */
export const GoalCue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('event'), event: CueEvent }),
  z.object({ kind: z.literal('time'), minutes: MinuteOfDay }),
  z.object({ kind: z.literal('words'), text: z.string().max(TITLE_MAX) }),
]);
export type GoalCue = z.infer<typeof GoalCue>;

/**
 * What a goal points at. All but `none` mark themselves by what is recorded.
 * `task`: it was worked on, or finished; the id is that of a task, an assignment, or what repeats.
 * `work`: so many blocks or minutes a day, see the goal's `amount`.
 * `rhythm`: something was recorded, `before` or `after` a time where that is said, on `weekdays` (empty for every day).
 */
export const GoalTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('task'), taskId: Id }),
  z.object({ kind: z.literal('work'), measure: z.enum(['blocks', 'minutes']) }),
  z.object({
    kind: z.literal('rhythm'),
    record: RecordKind,
    before: MinuteOfDay.nullable(),
    after: MinuteOfDay.nullable(),
    weekdays: z.array(Weekday).max(WEEK_DAYS),
  }),
]);
export type GoalTarget = z.infer<typeof GoalTarget>;

/** Something that a member wants to do again and again, in their own words. Each field is changed by itself. */
export const Goal = z.object({
  id: Id,
  /** What. */
  title: Title,
  why: Words,
  cue: GoalCue.default({ kind: 'none' }),
  /** The "then" of an if-then plan: what is done first. */
  step: Words,
  /** On how many of seven days, without fixed ones; 7 is every day. */
  perWeek: z.number().int().min(1).max(WEEK_DAYS).default(WEEK_DAYS),
  /** How much makes a day, in `unit`; null where a day is simply done. */
  amount: Amount.nullable().default(null),
  unit: z.string().max(UNIT_MAX).default(''),
  /** What is enough on a bad day; '' for nothing in particular. */
  smallest: Words,
  target: GoalTarget.default({ kind: 'none' }),
  isStrengthShown: z.boolean().default(false),
  /** When the app reminds of it; null for never. */
  remindAtMinutes: MinuteOfDay.nullable().default(null),
  /** Whether the app reminds of it after the event of its cue. */
  remindsAfterCue: z.boolean().default(false),
  /** The first day that counts. */
  fromDay: Day,
  /** The last day that counts, once the member has ended it; null while it goes on. */
  endedDay: Day.nullable().default(null),
  /** Position in the list, ascending. */
  order: z.number().default(0),
  createdAt: Instant,
});
export type Goal = z.infer<typeof Goal>;

/** Goals as the member ordered them. */
export function inOrder<G extends Pick<Goal, 'id' | 'order' | 'createdAt'>>(goals: ReadonlyArray<G>): G[] {
  return goals.toSorted((a, b) => a.order - b.order || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}
