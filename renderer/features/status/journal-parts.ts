import type { TextKey } from '#renderer/locales/texts.ts';
import { Answer, HandOver } from '#shared/domain/assignment.ts';
import { Instant } from '#shared/domain/instant.ts';
import type { Json } from '#shared/sync/operation.ts';

/** A text without variables that names or says a part. */
type PartKey = Extract<TextKey, `status.field${string}` | `status.answer${string}` | 'status.waitingNone'>;

/** One thing that was written, as a member reads it: its name, where it has one, and its content. */
export interface JournalPart {
  name: PartKey | null;
  content: { kind: 'text'; text: string } | { kind: 'words'; key: PartKey } | { kind: 'instant'; at: number };
}

const names: Readonly<Record<string, PartKey>> = {
  answer: 'status.fieldAnswer',
  answeredAt: 'status.fieldAnsweredAt',
  startedAt: 'status.fieldStartedAt',
  handedOverAt: 'status.fieldHandedOverAt',
};

const answers = {
  accepted: 'status.answerAccepted',
  declined: 'status.answerDeclined',
} as const satisfies Record<Answer, PartKey>;

/** What a field of an assignment held. What this version does not know is shown as it is, so that nothing is hidden. */
export function journalParts(field: string, value: Json): JournalPart[] {
  const handOver = field === 'handOver' ? HandOver.safeParse(value) : null;
  if (handOver?.success) {
    const { note, links } = handOver.data;
    return [
      { name: 'status.fieldHandOverNote', content: textOrNone(note) },
      { name: 'status.fieldHandOverLinks', content: textOrNone(links.join('\n')) },
    ];
  }
  return [{ name: (Object.hasOwn(names, field) && names[field]) || null, content: contentOf(field, value) }];
}

function contentOf(field: string, value: Json): JournalPart['content'] {
  const answer = field === 'answer' ? Answer.safeParse(value) : null;
  if (answer?.success) return { kind: 'words', key: answers[answer.data] };
  const instant = field.endsWith('At') ? Instant.safeParse(value) : null;
  if (instant?.success) return { kind: 'instant', at: instant.data };
  if (value === null) return textOrNone('');
  return textOrNone(typeof value === 'string' ? value : JSON.stringify(value));
}

function textOrNone(text: string): JournalPart['content'] {
  return text === '' ? { kind: 'words', key: 'status.waitingNone' } : { kind: 'text', text };
}
