import { expect, test } from 'vitest';
import { RhythmKind, RhythmRecord } from './rhythm-record.ts';

test('a rhythm record of any kind needs only its moment and zone', () => {
  for (const kind of RhythmKind.options) {
    expect(RhythmRecord.parse({ id: 'r', kind, startAt: 0, zone: 'Asia/Tokyo' })).toEqual({
      id: 'r',
      kind,
      startAt: 0,
      endAt: null,
      zone: 'Asia/Tokyo',
      note: '',
    });
  }
});

test('what cannot be a moment is refused', () => {
  const record = { id: 'r', kind: 'meal', startAt: 0, zone: 'Asia/Tokyo' };
  for (const odd of [
    { kind: 'nap' },
    { startAt: 0.5 },
    { startAt: Number.NaN },
    { zone: '' },
    { startAt: 9e15 },
  ]) {
    expect(RhythmRecord.safeParse({ ...record, ...odd }).success, JSON.stringify(odd)).toBe(false);
  }
});
