import { expect, test } from 'vitest';
import { journalParts } from './journal-parts.ts';

const nothing = { kind: 'words', key: 'status.waitingNone' };

test.each([
  ['answer', 'accepted', 'status.fieldAnswer', { kind: 'words', key: 'status.answerAccepted' }],
  ['answer', 'declined', 'status.fieldAnswer', { kind: 'words', key: 'status.answerDeclined' }],
  ['answer', null, 'status.fieldAnswer', nothing],
  ['startedAt', 1_700_000_000_000, 'status.fieldStartedAt', { kind: 'instant', at: 1_700_000_000_000 }],
  ['handedOverAt', null, 'status.fieldHandedOverAt', nothing],
  ['handOver', null, null, nothing],
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
