import { expect, test } from 'vitest';
import type { Json } from '#shared/sync/operation.ts';
import { tables } from '#shared/sync/tables.ts';
import { fieldName } from './field-names.ts';
import { journalParts, writtenFields } from './journal-parts.ts';

const words = (key: string) => ({ kind: 'words', key });
const text = (said: string) => ({ kind: 'text', text: said });
const instant = (at: number) => ({ kind: 'instant', at });
const nothing = words('status.waitingNone');

test('every field of every synced table has a word', () => {
  for (const [table, { schema }] of Object.entries(tables)) {
    for (const field of Object.keys(schema.shape)) {
      if (field !== 'id') expect.soft(fieldName(table, field), `${table}.${field}`).not.toBeNull();
    }
  }
});

test.each<[table: string, field: string, value: Json, name: string | null, content: object]>([
  ['assignments', 'answer', 'accepted', 'fields.answer', words('status.answerAccepted')],
  ['assignments', 'answer', 'declined', 'fields.answer', words('status.answerDeclined')],
  ['assignments', 'answer', null, 'fields.answer', nothing],
  ['assignments', 'startedAt', 1_700_000_000_000, 'fields.startedAt', instant(1_700_000_000_000)],
  ['assignments', 'handedOverAt', null, 'fields.handedOverAt', nothing],
  ['assignments', 'handOver', null, 'fields.handOver', nothing],
  ['tasks', 'day', '2026-11-23', 'fields.day', { kind: 'day', day: '2026-11-23' }],
  ['tasks', 'day', 'someday', 'fields.day', text('someday')],
  ['tasks', 'order', 12.5, 'fields.order', text('12.5')],
  ['tasks', 'isAppointment', true, 'fields.appointment', words('fields.yes')],
  ['tasks', 'estimateMinutes', 90, 'fields.estimate', { kind: 'length', minutes: 90 }],
  ['tasks', 'cue', '朝ごはんのあと', 'fields.cue', text('朝ごはんのあと')],
  ['entries', 'taskId', 'a-task', 'fields.task', { kind: 'work', id: 'a-task' }],
  ['entries', 'taskId', null, 'fields.task', nothing],
  ['entries', 'kind', 'study', 'fields.kind', words('log.kindStudy')],
  ['entries', 'pauses', [], 'fields.pauses', nothing],
  [
    'entries',
    'pauses',
    [{ startAt: 5, endAt: null }],
    'fields.pauses',
    { kind: 'stretches', stretches: [{ startAt: 5, endAt: null }] },
  ],
  ['rhythm', 'kind', 'sleep', 'fields.kind', words('day.sleep')],
  ['plans', 'fromMinutes', 0, 'fields.ownFrom', { kind: 'time', minutes: 0 }],
  ['checkins', 'energy', 5, 'fields.energy', words('today.energy5')],
  ['checkins', 'mood', -1, 'fields.mood', words('today.moodLow')],
  ['checkins', 'at', 5, 'fields.toldAt', instant(5)],
  ['reviews', 'answer2', { asked: '', text: '雨の音' }, 'fields.reviewAnswer', text('雨の音')],
  ['reviews', 'answer2', null, 'fields.reviewAnswer', nothing],
  ['reviews', 'days', ['2026-12-01'], 'fields.day', { kind: 'days', days: ['2026-12-01'] }],
  ['reviews', 'days', [], 'fields.day', nothing],
  ['reviews', 'smallest', '1行', 'fields.smallestStep', text('1行')],
  ['goals', 'smallest', '1行', 'fields.smallest', text('1行')],
  ['goals', 'cue', { kind: 'none' }, 'fields.cue', nothing],
  ['goals', 'cue', { kind: 'words', text: '朝' }, 'fields.cue', text('朝')],
  ['goals', 'cue', { kind: 'time', minutes: 540 }, 'fields.cue', { kind: 'time', minutes: 540 }],
  ['goals', 'cue', { kind: 'event', event: 'meal' }, 'fields.cue', words('rhythm.meal')],
  ['goals', 'cue', { kind: 'event', event: 'block-end' }, 'fields.cue', words('goals.eventBlockEnd')],
  ['goals', 'target', { kind: 'none' }, 'fields.target', words('goals.byMe')],
  ['goals', 'target', { kind: 'task', taskId: 't' }, 'fields.target', { kind: 'work', id: 't' }],
  ['goals', 'target', { kind: 'work', measure: 'blocks' }, 'fields.target', words('goals.byBlocks')],
  ['goals', 'target', { kind: 'moon' }, 'fields.target', text('{"kind":"moon"}')],
  ['goalMarks', 'state', 'let-pass', 'fields.mark', words('goals.stateLetPass')],
  ['goalMarks', 'state', 'none', 'fields.mark', nothing],
  [
    'shares',
    'parts',
    [{ heading: 'よかったこと', lines: ['散歩', '川'] }],
    'fields.pageText',
    text('よかったこと\n散歩\n川'),
  ],
  ['shares', 'parts', [], 'fields.pageText', nothing],
  ['shares', 'toDay', '2026-11-29', 'fields.untilDay', { kind: 'day', day: '2026-11-29' }],
  ['goalPauses', 'until', null, 'fields.pauseUntil', nothing],
  ['goalPauses', 'from', '2026-11-23', 'fields.pauseFrom', { kind: 'day', day: '2026-11-23' }],
  ['preferences', 'firstWeekday', 7, 'fields.firstWeekday', { kind: 'weekdays', weekdays: [7] }],
  ['tasks', 'colour', 'sunny', null, text('sunny')],
  ['tasks', 'constructor', { a: 1 }, null, text('{"a":1}')],
  ['a-later-table', 'title', 'a', null, text('a')],
])('%s.%s %j has a name and words', (table, field, value, name, content) => {
  expect(journalParts(table, field, value)).toEqual([{ name, content }]);
});

test('what of the rhythm makes a goal done is told in parts', () => {
  const target = { kind: 'rhythm', record: 'out-of-bed', before: 720, after: null, weekdays: [1, 3] };
  expect(journalParts('goals', 'target', target)).toEqual([
    { name: 'fields.target', content: words('rhythm.outOfBed') },
    { name: 'fields.before', content: { kind: 'time', minutes: 720 } },
    { name: 'fields.weekdays', content: { kind: 'weekdays', weekdays: [1, 3] } },
  ]);
});

test('a hand-over is its note and its links', () => {
  const links = ['https://npo.example/a', 'https://npo.example/b'];
  expect(journalParts('assignments', 'handOver', { note: 'all in the folder', links })).toEqual([
    { name: 'fields.handOverNote', content: { kind: 'text', text: 'all in the folder' } },
    { name: 'fields.handOverLinks', content: { kind: 'text', text: links.join('\n') } },
  ]);
  expect(
    journalParts('assignments', 'handOver', { note: '', links: [] }).map(({ content }) => content),
  ).toEqual([nothing, nothing]);
});

test('of what was written together, what the app filled in and what is empty is left out, unless it is all there is', () => {
  const of = (fields: Record<string, Json>, table = 'tasks') =>
    writtenFields(
      table,
      Object.entries(fields).map(([field, value]) => ({ field, value })),
    ).map(({ field }) => field);
  const created = { order: 1, createdAt: 5, doneAt: null, isAppointment: false };
  expect(of({ title: 'call', note: '', day: null, ...created })).toEqual(['title']);
  expect(of({ startAt: 1, note: '', zone: 'Asia/Tokyo', offset: 540 }, 'entries')).toEqual(['startAt']);
  expect(of({ note: '', order: 1 })).toEqual(['note', 'order']);
  expect(of({ order: 1 })).toEqual(['order']);
  expect(of({ isAppointment: false })).toEqual(['isAppointment']);
  // Turned off, unlike what a new row has from the start, or a mark, which is always written as a whole.
  const quiet = { isQuietAtNight: false, quietFromMinutes: 60 };
  expect(of(quiet, 'preferences')).toEqual(Object.keys(quiet));
  expect(of({ why: '好きだから', remindsAfterCue: false }, 'goals')).toEqual(['why', 'remindsAfterCue']);
  expect(of({ goalId: 'g', day: '2026-11-23', state: 'done', overrules: false }, 'goalMarks')).toEqual([
    'day',
    'state',
  ]);
  expect(of({ handOver: { note: 'here', links: [] }, colour: 'sunny' }, 'assignments')).toEqual([
    'handOver',
    'colour',
  ]);
  // Where a review stopped is filled in by the app; with what a goal begins, by the member.
  expect(of({ step: 'time', intention: '描く' }, 'reviews')).toEqual(['intention']);
  expect(of({ step: '紙を出す', why: '好きだから' }, 'goals')).toEqual(['step', 'why']);
  expect(of({ goalId: 'g', day: '2026-11-23', state: 'done' }, 'goalMarks')).toEqual(['day', 'state']);
});
