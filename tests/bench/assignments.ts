import type { Fields, SyncRecord } from '#shared/sync/operation.ts';

const BEGUN_AT = Date.UTC(2026, 0, 5);
const MINUTE_MS = 60_000;
const ROLES = ['デザイン', 'イラスト', 'プログラム', '文章'];

/** The id of the assignment with that number; ids are in the order of the numbers. */
export function assignmentId(index: number): string {
  return `0198c000-0000-7000-8000-${hex(index)}`;
}

/** The fields of an assignment that the NPO writes, with as much text as a usual one has. */
export function assignmentFields(index: number): Fields {
  const stage = index % ROLES.length;
  const role = ROLES[stage] ?? '';
  return {
    project: `見本のサイト ${Math.floor(index / ROLES.length)}`,
    client: `見本の店 ${index % 40}`,
    title: `${role}をつくる (${index})`,
    role,
    brief:
      'お店のページの上のほうに置く絵を1枚つくります。色は3つまで、スマートフォンでも読める大きさにしてください。文字は入れません。',
    checklist: ['色が3つまで', 'スマートフォンで読める', '元のファイルも渡す'],
    dueDay: `2026-0${1 + (index % 9)}-1${index % 10}`,
    stages: ROLES.map((name, position) => ({
      stageId: assignmentId(index - stage + position),
      role: name,
      who: position === stage ? '見本 ひと' : null,
      state: position === stage ? 'offered' : 'waiting',
      dueDay: null,
    })),
    received: null,
    offeredAt: BEGUN_AT + index * MINUTE_MS,
  };
}

/**
 * Which assignment has which position in a space's sequence of `count`, a multiple of ten: every tenth has changed
 * since it was made, and so comes later than its neighbours.
 */
function assignmentAt(position: number, count: number): number {
  const lag = Math.floor(count / 200) * 10;
  return position % 10 === 7 ? (position + count - lag) % count : position;
}

/** The record at that position as a server keeps it. */
export function assignmentRecord(position: number, count: number): SyncRecord {
  const index = assignmentAt(position, count);
  const fields = assignmentFields(index);
  const [seq, at] = [position + 1, BEGUN_AT + position * MINUTE_MS];
  const version = { ver: seq, at, op: `5f3a9c1e-7d42-4b8a-9e60-${hex(index)}`, device: 'server:coordinator' };
  const vers = Object.fromEntries(Object.keys(fields).map((field) => [field, { ...version }]));
  return { table: 'assignments', id: assignmentId(index), fields, vers, seq };
}

/** The same as one document, for peers that store documents. */
export function assignmentDocument(position: number, count: number): Fields {
  const index = assignmentAt(position, count);
  return { id: assignmentId(index), ...assignmentFields(index), updatedAt: BEGUN_AT + position * MINUTE_MS };
}

function hex(index: number): string {
  return index.toString(16).padStart(12, '0');
}
