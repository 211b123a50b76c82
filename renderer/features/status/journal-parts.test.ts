import { expect, test } from 'vitest';
import type { Json } from '#shared/sync/operation.ts';
import { journalParts, writtenFields } from './journal-parts.ts';

const nothing = { kind: 'words', key: 'status.waitingNone' };

test.each([
  ['answer', 'accepted', 'status.fieldAnswer', { kind: 'words', key: 'status.answerAccepted' }],
  ['answer', 'declined', 'status.fieldAnswer', { kind: 'words', key: 'status.answerDeclined' }],
  ['answer', null, 'status.fieldAnswer', nothing],
  ['startedAt', 1_700_000_000_000, 'status.fieldStartedAt', { kind: 'instant', at: 1_700_000_000_000 }],
  ['handedOverAt', null, 'status.fieldHandedOverAt', nothing],
  ['handOver', null, 'status.fieldHandOver', nothing],
  ['day', '2026-11-23', 'status.fieldDay', { kind: 'day', day: '2026-11-23' }],
  ['day', 'someday', 'status.fieldDay', { kind: 'text', text: 'someday' }],
  ['taskId', 'a-task', 'status.fieldTask', { kind: 'work', id: 'a-task' }],
  ['taskId', null, 'status.fieldTask', nothing],
  ['pauses', [], 'status.fieldPauses', nothing],
  [
    'pauses',
    [{ startAt: 5, endAt: null }],
    'status.fieldPauses',
    { kind: 'stretches', stretches: [{ startAt: 5, endAt: null }] },
  ],
  ['answer2', { asked: '', text: '雨の音' }, 'status.fieldReviewAnswer', { kind: 'text', text: '雨の音' }],
  ['answer2', null, 'status.fieldReviewAnswer', nothing],
  ['days', ['2026-12-01'], 'status.fieldDay', { kind: 'days', days: ['2026-12-01'] }],
  ['days', [], 'status.fieldDay', nothing],
  ['order', 12.5, 'status.fieldOrder', { kind: 'text', text: '12.5' }],
  ['mood', 'sunny', null, { kind: 'text', text: 'sunny' }],
  ['constructor', { a: 1 }, null, { kind: 'text', text: '{"a":1}' }],
])('%s %j has a name and words', (field, value, name, content) => {
  expect(journalParts(field, value)).toEqual([{ name, content }]);
});

test('a hand-over is its note and its links', () => {
  const links = ['https://npo.example/a', 'https://npo.example/b'];
  expect(journalParts('handOver', { note: 'all in the folder', links })).toEqual([
    { name: 'status.fieldHandOverNote', content: { kind: 'text', text: 'all in the folder' } },
    { name: 'status.fieldHandOverLinks', content: { kind: 'text', text: links.join('\n') } },
  ]);
  expect(journalParts('handOver', { note: '', links: [] }).map(({ content }) => content)).toEqual([
    nothing,
    nothing,
  ]);
});

test('of what was written together, what the app filled in and what is empty is left out, unless it is all there is', () => {
  const of = (fields: Record<string, Json>) =>
    writtenFields(Object.entries(fields).map(([field, value]) => ({ field, value }))).map(
      ({ field }) => field,
    );
  expect(of({ title: 'call', note: '', day: null, order: 1, createdAt: 5, doneAt: null })).toEqual(['title']);
  expect(of({ startAt: 1, note: '', zone: 'Asia/Tokyo', offset: 540 })).toEqual(['startAt']);
  expect(of({ note: '', order: 1 })).toEqual(['note', 'order']);
  expect(of({ order: 1 })).toEqual(['order']);
  expect(of({ handOver: { note: 'here', links: [] }, mood: 'sunny' })).toEqual(['handOver', 'mood']);
});
