import * as z from 'zod';
import { energyNames, moodNames } from '#renderer/locales/energy-names.ts';
import { goalStateNames } from '#renderer/locales/goal-state-names.ts';
import { kindNames } from '#renderer/locales/kind-names.ts';
import { momentNames } from '#renderer/locales/rhythm-names.ts';
import type { TextKey } from '#renderer/locales/texts.ts';
import { Day, Weekday } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { Interval } from '#shared/domain/day/interval.ts';
import { GoalCue, GoalTarget } from '#shared/domain/goals/goal.ts';
import { MarkState } from '#shared/domain/goals/goal-mark.ts';
import { EntryKind, Pause } from '#shared/domain/log/time-entry.ts';
import { Energy, Mood } from '#shared/domain/plan/checkin.ts';
import { Answer, HandOver } from '#shared/domain/relay/assignment.ts';
import { answerFields, ReviewAnswer } from '#shared/domain/review/review.ts';
import { RhythmKind } from '#shared/domain/rhythm/rhythm-record.ts';
import { SharedPart } from '#shared/domain/sharing/share.ts';
import { EstimateMinutes, MinuteOfDay } from '#shared/domain/work/task.ts';
import type { Json } from '#shared/sync/operation.ts';
import { type FieldKey, fieldName, own } from './field-names.ts';

/** A text without variables that stands in a field. */
type ValueKey =
  | FieldKey
  | Extract<
      TextKey,
      | `status.answer${string}`
      | 'status.waitingNone'
      | `goals.state${string}`
      | 'goals.byMe'
      | 'goals.byBlocks'
      | 'goals.byMinutes'
      | 'goals.byRhythm'
      | 'goals.eventBlockEnd'
      | 'goals.cueKindEvent'
      | 'day.sleep'
    >
  | (typeof kindNames)[EntryKind]
  | (typeof momentNames)[keyof typeof momentNames]
  | (typeof energyNames)[number]
  | (typeof moodNames)[number];

/** From when to when; null where it has no end yet. UTC milliseconds. */
export interface Stretch {
  startAt: number;
  endAt: number | null;
}

/** One thing that was written, as a member reads it. */
export interface JournalPart {
  /** What it is called; null for a field that this version has no word for. */
  name: FieldKey | null;
  content:
    | { kind: 'text'; text: string }
    | { kind: 'words'; key: ValueKey }
    | { kind: 'instant'; at: number }
    /** Minutes after midnight. */
    | { kind: 'time'; minutes: number }
    /** In minutes. */
    | { kind: 'length'; minutes: number }
    | { kind: 'day'; day: Day }
    | { kind: 'days'; days: Day[] }
    /** From 1 for Monday to 7 for Sunday. */
    | { kind: 'weekdays'; weekdays: number[] }
    | { kind: 'work'; id: string }
    | { kind: 'stretches'; stretches: Stretch[] };
}

type Content = JournalPart['content'];
/** How the values of a field read, where they are more than a text. */
type Reading = z.ZodType<Content>;

const answers = {
  accepted: 'status.answerAccepted',
  declined: 'status.answerDeclined',
} as const satisfies Record<Answer, ValueKey>;

const nothing: Content = { kind: 'words', key: 'status.waitingNone' };
const words = (key: ValueKey): Content => ({ kind: 'words', key });

const instant: Reading = Instant.transform((at) => ({ kind: 'instant', at }));
const time: Reading = MinuteOfDay.transform((minutes) => ({ kind: 'time', minutes }));
const length: Reading = EstimateMinutes.transform((minutes) => ({ kind: 'length', minutes }));
const day: Reading = Day.transform((value) => ({ kind: 'day', day: value }));
const work: Reading = Id.transform((id) => ({ kind: 'work', id }));
const question: Reading = ReviewAnswer.transform(({ text }) => textOrNothing(text));

function each(fields: ReadonlyArray<string>, reading: Reading): Record<string, Reading> {
  return Object.fromEntries(fields.map((field) => [field, reading]));
}

/** By the name of the field. Where it is that of something else in another table, its values do not fit. */
const readings: Readonly<Record<string, Reading>> = {
  ...each(['day', 'week', 'dueDay', 'fromDay', 'toDay', 'untilDay', 'endedDay', 'from', 'until'], day),
  ...each(['startMinutes', 'fromMinutes', 'toMinutes', 'remindAtMinutes'], time),
  ...each(['quietFromMinutes', 'quietToMinutes', 'sheetStartMinutes'], time),
  ...each(['estimateMinutes', 'availableMinutes', 'countdownMinutes', 'pomodoroMinutes'], length),
  ...each(['breakMinutes', 'longBreakMinutes', 'breakReminderMinutes', 'idleMinutes'], length),
  ...each(['taskId', 'keptId'], work),
  ...each(answerFields, question),
  at: instant,
  answer: Answer.transform((answer) => words(answers[answer])),
  days: z.array(Day).transform((days) => (days.length === 0 ? nothing : { kind: 'days', days })),
  firstWeekday: Weekday.transform((weekday) => ({ kind: 'weekdays', weekdays: [weekday] })),
  pauses: z.array(Pause).transform(stretchesOf),
  unsure: z.array(Interval).transform(stretchesOf),
  kind: z.union([
    EntryKind.transform((kind) => words(kindNames[kind])),
    RhythmKind.transform((kind) => words(recordKey(kind))),
  ]),
  energy: Energy.transform((energy) => words(energyNames[energy - 1] ?? energyNames[0])),
  mood: Mood.transform((mood) => words(moodNames[mood + 1] ?? moodNames[1])),
  state: MarkState.transform((state) => (state === 'none' ? nothing : words(goalStateNames[state]))),
  cue: GoalCue.transform(cueContent),
  parts: z.array(SharedPart).transform((parts) => textOrNothing(parts.flatMap(partTexts).join('\n'))),
};

/** What a field of a table held, in parts. What this version does not know is shown as it is, so that nothing is hidden. */
export function journalParts(table: string, field: string, value: Json): JournalPart[] {
  const name = fieldName(table, field);
  const handOver = name === 'fields.handOver' ? HandOver.safeParse(value) : null;
  if (handOver?.success) {
    const { note, links } = handOver.data;
    return [
      { name: 'fields.handOverNote', content: textOrNothing(note) },
      { name: 'fields.handOverLinks', content: textOrNothing(links.join('\n')) },
    ];
  }
  const target = name === 'fields.target' ? GoalTarget.safeParse(value) : null;
  if (target?.success) return targetParts(target.data);
  return [{ name, content: contentOf(field, value) }];
}

/** Fields that the app fills in by itself. */
const ofApp = new Set([
  'order',
  'createdAt',
  'assignmentId',
  'repeatId',
  'goalId',
  'zone',
  'offset',
  'source',
  'device',
  'kind',
  'week',
  'language',
]);

/** Fields that are written with all others: of a new row, or of a mark of a goal. */
const ofWholeRow = new Set(['createdAt', 'goalId']);

/** Of fields that were written together, those with something a member wrote; all, where that leaves nothing. */
export function writtenFields<F extends { field: string; value: Json }>(
  table: string,
  fields: ReadonlyArray<F>,
): readonly F[] {
  const isOfApp = (field: string) => ofApp.has(field) || (table === 'reviews' && field === 'step');
  // Of a row that was written as a whole, what is false was not turned off by anyone.
  const isWhole = fields.some(({ field }) => ofWholeRow.has(field));
  const isThere = ({ field, value }: F) =>
    !(isWhole && value === false) &&
    journalParts(table, field, value).some(({ content }) => content !== nothing);
  const written = fields.filter((one) => !isOfApp(one.field) && isThere(one));
  return written.length > 0 ? written : fields;
}

function contentOf(field: string, value: Json): Content {
  const reading = own(readings, field) ?? (field.endsWith('At') ? instant : undefined);
  const read = reading?.safeParse(value);
  if (read?.success) return read.data;
  if (value === null) return nothing;
  if (typeof value === 'boolean') return words(value ? 'fields.yes' : 'fields.no');
  return textOrNothing(typeof value === 'string' ? value : JSON.stringify(value));
}

function textOrNothing(text: string): Content {
  return text === '' ? nothing : { kind: 'text', text };
}

function partTexts({ heading, lines }: SharedPart): string[] {
  return [heading, ...lines];
}

function stretchesOf(stretches: Stretch[]): Content {
  return stretches.length === 0 ? nothing : { kind: 'stretches', stretches };
}

function recordKey(kind: RhythmKind): ValueKey {
  return kind === 'sleep' ? 'day.sleep' : momentNames[kind];
}

function cueContent(cue: GoalCue): Content {
  switch (cue.kind) {
    case 'none':
      return nothing;
    case 'words':
      return textOrNothing(cue.text);
    case 'time':
      return { kind: 'time', minutes: cue.minutes };
    case 'event': {
      if (cue.event === 'block-end') return words('goals.eventBlockEnd');
      const known = RhythmKind.safeParse(cue.event);
      return words(known.success ? recordKey(known.data) : 'goals.cueKindEvent');
    }
  }
}

function targetParts(target: GoalTarget): JournalPart[] {
  const name = 'fields.target';
  switch (target.kind) {
    case 'none':
      return [{ name, content: words('goals.byMe') }];
    case 'task':
      return [{ name, content: { kind: 'work', id: target.taskId } }];
    case 'work':
      return [{ name, content: words(target.measure === 'blocks' ? 'goals.byBlocks' : 'goals.byMinutes') }];
    case 'rhythm': {
      const { record, before, after, weekdays } = target;
      const known = RhythmKind.safeParse(record);
      const parts: (JournalPart | null)[] = [
        { name, content: words(known.success ? recordKey(known.data) : 'goals.byRhythm') },
        before === null ? null : { name: 'fields.before', content: { kind: 'time', minutes: before } },
        after === null ? null : { name: 'fields.after', content: { kind: 'time', minutes: after } },
        weekdays.length === 0 ? null : { name: 'fields.weekdays', content: { kind: 'weekdays', weekdays } },
      ];
      return parts.filter((part) => part !== null);
    }
  }
}
