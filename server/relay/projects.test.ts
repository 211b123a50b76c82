import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import {
  Assignment,
  HAND_OVER_BYTES_MAX,
  HAND_OVER_LINKS_MAX,
  HAND_OVER_NOTE_MAX,
} from '#shared/domain/relay/assignment.ts';
import {
  CHECKLIST_BYTES_MAX,
  CHECKLIST_MAX,
  NewMember,
  NewProject,
  STAGES_MAX,
} from '#shared/http/office.ts';
import { PlainLines, PlainText } from '#shared/http/plain-text.ts';
import { FIELD_BYTES_MAX, RECORD_BYTES_MAX } from '#shared/sync/limits.ts';
import { byteLength, type Json } from '#shared/sync/operation.ts';
import { receivedBy, type StageWithHolder, stageSummaries } from './stages.ts';

/** The instant with the most digits. */
const FAR = -8.64e15;
const stageShape = NewProject.shape.stages.element.shape;
const bytesOf = (value: Json): number => byteLength(JSON.stringify(value));
/** Texts as anybody may send them, also with lone surrogates. */
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const anyText = fc
  .array(fc.oneof(unit, fc.constantFrom('あ', '🌸', '"', '\n')))
  .map((units) => units.join(''));

describe('the texts of the office', () => {
  it.each([
    ['of one line', PlainText(20)],
    ['of several lines', PlainLines(20)],
  ])('%s take three bytes of JSON a character at most', (_, schema) => {
    fc.assert(
      fc.property(anyText, (sent) => {
        const { success, data = '' } = schema.safeParse(sent);
        if (success) expect(bytesOf(data)).toBeLessThanOrEqual(3 * data.length + 2);
      }),
    );
  });

  it('have line breaks only where they make sense, and no halves of characters', () => {
    for (const odd of ['\u0000', 'a\u0007b', 'a\u007fb', 'a\u0085b', 'a\rb', 'a\ud800b', '\udc00']) {
      expect(PlainText(20).safeParse(odd).success, JSON.stringify(odd)).toBe(false);
      expect(PlainLines(20).safeParse(odd).success, JSON.stringify(odd)).toBe(false);
    }
    expect(PlainText(20).safeParse('a\nb').success).toBe(false);
    expect(PlainLines(20).parse('花\n\t🌸')).toBe('花\n\t🌸');
    expect(PlainText(20).parse(' 花 🌸 "\\" ')).toBe('花 🌸 "\\"');
  });
});

describe('the largest assignment that the limits permit', () => {
  it('fits into a record, and each of its fields into a field', () => {
    const stage = {
      role: longest(stageShape.role),
      title: longest(stageShape.title),
      brief: longest(stageShape.brief),
      checklist: Array.from({ length: CHECKLIST_MAX }, () =>
        letters(CHECKLIST_BYTES_MAX / CHECKLIST_MAX - 4),
      ),
      dueDay: '2030-04-05',
    };
    const project = NewProject.parse({
      title: longest(NewProject.shape.title),
      client: longest(NewProject.shape.client),
      stages: Array.from({ length: STAGES_MAX }, () => stage),
    });
    const links = { length: HAND_OVER_LINKS_MAX };
    const note = 'あ'.repeat(HAND_OVER_NOTE_MAX);
    const left = HAND_OVER_BYTES_MAX - bytesOf({ note, links: Array.from(links, () => '') });
    const handOver = { note, links: Array.from(links, () => letters(left / HAND_OVER_LINKS_MAX)) };
    const answers = { answer: 'accepted', answeredAt: FAR, startedAt: FAR, handedOverAt: FAR } as const;

    const inOrder = project.stages.map((stage, position): StageWithHolder => {
      const row = {
        ...stage,
        id: idOf(position),
        projectId: idOf(0),
        memberId: idOf(0),
        left: null,
        position,
      };
      const holder = {
        id: idOf(0),
        name: longest(NewMember.shape.name),
        spaceId: idOf(0),
        record: { table: 'assignments', id: idOf(position), fields: {}, vers: {}, seq: 1 },
        answers: { ...answers, handOver },
        state: 'handed-over' as const,
      };
      return { stage: row, holder, isReadable: true };
    });
    const fields = Assignment.parse({
      ...project.stages[1],
      ...answers,
      id: idOf(1),
      project: project.title,
      client: project.client,
      stages: stageSummaries(inOrder),
      received: receivedBy(inOrder, idOf(1)),
      offeredAt: FAR,
      handOver,
    });
    expect(bytesOf(fields.handOver)).toBeGreaterThan(HAND_OVER_BYTES_MAX - 3 * HAND_OVER_LINKS_MAX);
    expect(fields.received?.who).toBe(longest(NewMember.shape.name));
    for (const [field, value] of Object.entries(fields)) {
      expect(bytesOf(value), field).toBeLessThanOrEqual(FIELD_BYTES_MAX);
    }
    expect(bytesOf(fields)).toBeLessThanOrEqual(RECORD_BYTES_MAX);
  });
});

/** The longest text that a schema takes, of letters of three bytes. */
function longest(schema: z.ZodString): string {
  return 'あ'.repeat(schema.maxLength ?? 0);
}

/** As many letters of three bytes as fit into `bytes`. */
function letters(bytes: number): string {
  return 'あ'.repeat(bytes / 3);
}

/** An id as the server makes it. */
function idOf(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}
