import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { KIND_NAME_MAX, KindSetting } from './kind-setting.ts';
import { kindNameError, kindOf, kindsOf, momentKinds, signFrom, usualFirst } from './kinds.ts';
import { RhythmKind, RhythmRecord } from './rhythm-record.ts';

const OWN = ['0190a0b0-0000-7000-8000-000000000001', '0190a0b0-0000-7000-8000-000000000002'] as const;
const MIDNIGHT = Date.parse('2026-11-22T15:00Z');
const at = (kind: string, minutes: number) =>
  RhythmRecord.parse({
    ...{ id: `${kind}${minutes}`, kind, startAt: MIDNIGHT + minutes * MINUTE_MS, zone: 'Asia/Tokyo' },
  });

test('without settings there are the kinds that the app knows, all on, each with a sign of its own', () => {
  const kinds = kindsOf([]);
  expect(kinds.map(({ id }) => id)).toEqual(momentKinds);
  expect(momentKinds.toSorted()).toEqual(RhythmKind.exclude(['sleep']).options.toSorted());
  expect(kinds.some(({ isOff, name }) => isOff || name !== '')).toBe(false);
  expect(new Set(kinds.map(({ sign }) => sign)).size).toBe(kinds.length);
  const signOf = (id: string) => kinds.find((kind) => kind.id === id)?.sign;
  expect(['out-of-bed', 'bed', 'meal', 'medicine', 'outing'].map(signOf)).toEqual(['⇧', '⇩', '〇', '◆', '↗']);
});

test('what the member changed holds, field by field, and their own kinds come last, as they were added', () => {
  const kinds = kindsOf([
    KindSetting.parse({ id: OWN[1], name: '𠮷田さん', tone: 7 }),
    KindSetting.parse({ id: 'meal', name: 'ごはん' }),
    KindSetting.parse({ id: 'bath', letter: '湯', tone: 0, isOff: true }),
    KindSetting.parse({ id: OWN[0], name: '水やり', letter: '水', isOff: true }),
  ]);
  expect(kinds.slice(-2)).toMatchObject([
    { id: OWN[0], known: null, sign: '水', isOff: true },
    { id: OWN[1], known: null, sign: '𠮷', tone: 8, isOff: false },
  ]);
  expect(kindOf(kinds, { kind: 'meal' })).toMatchObject({ name: 'ごはん', sign: '〇', isOff: false });
  expect(kindOf(kinds, { kind: 'bath' })).toMatchObject({ name: '', sign: '湯', tone: 1, isOff: true });
  // A record can arrive before the setting of its kind.
  expect(kindOf([], { kind: OWN[0] })).toMatchObject({ id: OWN[0], name: '' });
});

test('a kind of one’s own needs a name; a known one has the app’s', () => {
  expect(kindNameError('水やり', false)).toBeNull();
  expect(kindNameError(' ', false)).toBe('title-empty');
  expect(kindNameError(' ', true)).toBeNull();
  expect(kindNameError('あ'.repeat(KIND_NAME_MAX + 1), true)).toBe('kind-name-too-long');
});

test('a sign is as much of what was typed as fits, and no half characters', () => {
  expect([' 水 ', '水やり', '𠮷田', 'a𠮷', ''].map(signFrom)).toEqual(['水', '水や', '𠮷', 'a', '']);
});

test('what is usually recorded around a time comes first, also around midnight', () => {
  const records = [at('bath', -20), at('bath', 1_430), at('meal', 10), at('outing', 720), at('outing', 740)];
  const first = (minutes: number) =>
    usualFirst(kindsOf([]), records, minutes)
      .slice(0, 2)
      .map(({ id }) => id);
  expect(first(5)).toEqual(['bath', 'meal']);
  expect(first(700)[0]).toBe('outing');
  expect(usualFirst(kindsOf([]), [], 0).map(({ id }) => id)).toEqual(momentKinds);
  const off = kindsOf([KindSetting.parse({ id: 'bath', isOff: true })]);
  expect(usualFirst(off, records, 5)[0]?.id).toBe('meal');
});

test('sleep counts as going to bed where it begins, and as getting up where it is known to end', () => {
  const first = (minutes: number) => usualFirst(kindsOf([]), [night, open], minutes)[0]?.id;
  const night = { ...at('sleep', 1_380), endAt: at('sleep', 1_860).startAt };
  const open = at('sleep', 1_400);
  expect(first(1_390)).toBe('bed');
  expect(first(420)).toBe('out-of-bed');
  const behind = usualFirst(kindsOf([]), [at('meal', 430), open], 420).map(({ id }) => id);
  expect(behind.slice(0, 2)).toEqual(['meal', 'out-of-bed']);
});

test('at whatever time a member lives: everything some hours later has the same order', () => {
  const recorded = fc.tuple(fc.constantFrom(...momentKinds), fc.integer({ min: 0, max: 20_000 }));
  fc.assert(
    fc.property(
      fc.array(recorded),
      fc.integer({ min: 0, max: 1_439 }),
      fc.integer({ min: 0, max: 24 }),
      (list, now, hours) => {
        const records = list.map(([kind, minutes]) => at(kind, minutes));
        const later = records.map((record) => ({ ...record, startAt: record.startAt + hours * HOUR_MS }));
        const order = usualFirst(kindsOf([]), records, now);
        expect(usualFirst(kindsOf([]), later, (now + hours * 60) % 1_440)).toEqual(order);
      },
    ),
  );
});
