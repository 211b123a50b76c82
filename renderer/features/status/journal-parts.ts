import * as z from 'zod';
import type { TextKey } from '#renderer/locales/texts.ts';
import { Day } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { Interval } from '#shared/domain/day/interval.ts';
import { Pause } from '#shared/domain/log/time-entry.ts';
import { Answer, HandOver } from '#shared/domain/relay/assignment.ts';
import { answerFields, ReviewAnswer } from '#shared/domain/review/review.ts';
import type { Json } from '#shared/sync/operation.ts';

/** A text without variables that names or says a part. */
type PartKey = Extract<TextKey, `status.field${string}` | `status.answer${string}` | 'status.waitingNone'>;

/** From when to when; null where it has no end yet. UTC milliseconds. */
export interface Stretch {
  startAt: number;
  endAt: number | null;
}

/** One thing that was written, as a member reads it. */
export interface JournalPart {
  /** What it is called; null for a field that this version has no word for. */
  name: PartKey | null;
  content:
    | { kind: 'text'; text: string }
    | { kind: 'words'; key: PartKey }
    | { kind: 'instant'; at: number }
    | { kind: 'day'; day: Day }
    | { kind: 'days'; days: Day[] }
    | { kind: 'work'; id: string }
    | { kind: 'stretches'; stretches: Stretch[] };
}

const names: Readonly<Record<string, PartKey>> = {
  title: 'status.fieldTitle',
  name: 'status.fieldTitle',
  note: 'status.fieldNote',
  day: 'status.fieldDay',
  order: 'status.fieldOrder',
  doneAt: 'status.fieldDoneAt',
  createdAt: 'status.fieldCreatedAt',
  taskId: 'status.fieldTask',
  startAt: 'status.fieldStart',
  endAt: 'status.fieldEnd',
  pauses: 'status.fieldPauses',
  unsure: 'status.fieldUnsure',
  zone: 'status.fieldZone',
  answer: 'status.fieldAnswer',
  answeredAt: 'status.fieldAnsweredAt',
  startedAt: 'status.fieldStartedAt',
  handedOverAt: 'status.fieldHandedOverAt',
  handOver: 'status.fieldHandOver',
  answer1: 'status.fieldReviewAnswer',
  answer2: 'status.fieldReviewAnswer',
  answer3: 'status.fieldReviewAnswer',
  intention: 'status.fieldIntention',
  smallest: 'status.fieldSmallest',
  days: 'status.fieldDay',
};

const answers = {
  accepted: 'status.answerAccepted',
  declined: 'status.answerDeclined',
} as const satisfies Record<Answer, PartKey>;

const nothing: JournalPart['content'] = { kind: 'words', key: 'status.waitingNone' };

/** How the values of a field read, where they are more than a text. */
const readings: Readonly<Record<string, z.ZodType<JournalPart['content']>>> = {
  answer: Answer.transform((answer) => ({ kind: 'words', key: answers[answer] })),
  day: Day.transform((day) => ({ kind: 'day', day })),
  days: z.array(Day).transform((days) => (days.length === 0 ? nothing : { kind: 'days', days })),
  taskId: Id.transform((id) => ({ kind: 'work', id })),
  pauses: z.array(Pause).transform(stretchesOf),
  unsure: z.array(Interval).transform(stretchesOf),
  ...Object.fromEntries(
    answerFields.map((field) => [field, ReviewAnswer.transform(({ text }) => textOrNothing(text))]),
  ),
};
const instant = Instant.transform((at): JournalPart['content'] => ({ kind: 'instant', at }));

/** What a field held, in parts. What this version does not know is shown as it is, so that nothing is hidden. */
export function journalParts(field: string, value: Json): JournalPart[] {
  const handOver = field === 'handOver' ? HandOver.safeParse(value) : null;
  if (handOver?.success) {
    const { note, links } = handOver.data;
    return [
      { name: 'status.fieldHandOverNote', content: textOrNothing(note) },
      { name: 'status.fieldHandOverLinks', content: textOrNothing(links.join('\n')) },
    ];
  }
  return [{ name: own(names, field) ?? null, content: contentOf(field, value) }];
}

/** Fields that the app fills in by itself. */
const ofApp = new Set([
  'order',
  'createdAt',
  'assignmentId',
  'zone',
  'offset',
  'source',
  'device',
  'kind',
  'week',
  'step',
]);

/** Of fields that were written together, those with something a member wrote; all, where that leaves nothing. */
export function writtenFields<F extends { field: string; value: Json }>(
  fields: ReadonlyArray<F>,
): readonly F[] {
  const own = fields.filter(
    ({ field, value }) =>
      !ofApp.has(field) && journalParts(field, value).some(({ content }) => content !== nothing),
  );
  return own.length > 0 ? own : fields;
}

function contentOf(field: string, value: Json): JournalPart['content'] {
  const reading = own(readings, field) ?? (field.endsWith('At') ? instant : undefined);
  const read = reading?.safeParse(value);
  if (read?.success) return read.data;
  if (value === null) return nothing;
  return textOrNothing(typeof value === 'string' ? value : JSON.stringify(value));
}

function textOrNothing(text: string): JournalPart['content'] {
  return text === '' ? nothing : { kind: 'text', text };
}

function stretchesOf(stretches: Stretch[]): JournalPart['content'] {
  return stretches.length === 0 ? nothing : { kind: 'stretches', stretches };
}

/** The value of an own key; what every object inherits does not count. */
function own<T>(values: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
