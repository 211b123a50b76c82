import { expect, test } from 'vitest';
import type { Typed } from '#renderer/ui/typed-value.ts';
import type { Pause } from '#shared/domain/log/time-entry.ts';
import { breaksToSave, typedBreaks, typedPauses } from './typed-breaks.ts';

const zone = 'Asia/Tokyo';
const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);
const times = { startAt: at('20T10:00:30'), endAt: at('20T12:00:00') };
const call = { startAt: at('20T10:10:20'), endAt: at('20T10:15:40'), reason: '電話' };
const recorded: Pause[] = [call, { startAt: at('20T11:00:00'), endAt: at('20T11:05:00'), isBreak: true }];
const minutes = (hours: number, rest = 0) => hours * 60 + rest;
const added = (startMinutes: Typed<number>, endMinutes: Typed<number>) => ({
  key: 'new',
  recorded: null,
  startMinutes,
  endMinutes,
});

test('breaks are shown as they were recorded, without those outside the entry, and stay to the millisecond', () => {
  const outside = { startAt: at('20T13:00'), endAt: at('20T13:30') };
  const typed = typedBreaks([...recorded, outside], times, zone);
  expect(typed.map(({ startMinutes, endMinutes }) => [startMinutes, endMinutes])).toEqual([
    [minutes(10, 10), minutes(10, 15)],
    [minutes(11), minutes(11, 5)],
  ]);
  expect(typedPauses(typed, times, zone)).toEqual(recorded);
  expect(breaksToSave([...recorded, outside], typed, typed, times, zone)).toEqual([...recorded, outside]);
});

test('one side is corrected, and all else of a break stays', () => {
  const typed = typedBreaks(recorded, times, zone).with(0, {
    key: 'first',
    recorded: call,
    startMinutes: minutes(10, 10),
    endMinutes: minutes(10, 20),
  });
  expect(typedPauses(typed, times, zone)?.[0]).toEqual({ ...call, endAt: at('20T10:20:00') });
});

test('an added break lies in the entry, also over midnight, and from its very start', () => {
  expect(typedPauses([added(minutes(10), minutes(10, 5))], times, zone)).toEqual([
    { startAt: times.startAt, endAt: at('20T10:05:00') },
  ]);
  const night = { startAt: at('20T22:00'), endAt: at('21T02:00') };
  expect(typedPauses([added(minutes(23, 50), minutes(0, 10))], night, zone)).toEqual([
    { startAt: at('20T23:50'), endAt: at('21T00:10') },
  ]);
  expect(typedPauses([added(minutes(0, 30), minutes(1))], night, zone)).toEqual([
    { startAt: at('21T00:30'), endAt: at('21T01:00') },
  ]);
});

test('a row without times is no break; half a break is not complete', () => {
  expect(typedPauses([added(null, null)], times, zone)).toEqual([]);
  expect(typedPauses([added(minutes(10, 30), null)], times, zone)).toBeNull();
  expect(typedPauses([added(null, minutes(10, 30))], times, zone)).toBeNull();
});

test('breaks of which something could not be read are not complete', () => {
  const unread = { unread: '10じごろ' };
  expect(typedPauses([added(unread, unread)], times, zone)).toBeNull();
  expect(typedPauses([added(minutes(10, 30), unread)], times, zone)).toBeNull();
  expect(typedPauses([added(unread, minutes(10, 30))], times, zone)).toBeNull();
});

test('a break that lasts stays open until its end is typed', () => {
  const lasting: Pause[] = [{ startAt: at('20T11:00:00'), endAt: null }];
  const open = { startAt: times.startAt, endAt: null };
  const typed = typedBreaks(lasting, open, zone);
  expect(typedPauses(typed, open, zone)).toEqual(lasting);
  const ended = typed.map((one) => ({ ...one, endMinutes: minutes(11, 10) }));
  expect(typedPauses(ended, open, zone)).toEqual([{ startAt: at('20T11:00:00'), endAt: at('20T11:10:00') }]);
});

test('what the clock recorded meanwhile is kept when other breaks are corrected', () => {
  const shown = typedBreaks([{ ...call, endAt: null }], { ...times, endAt: null }, zone);
  // Meanwhile that break ended, and another one began.
  const current = [call, { startAt: at('20T11:30:00'), endAt: null }];
  const typed = [...shown, added(minutes(10, 40), minutes(10, 45))];
  expect(breaksToSave(current, shown, typed, { ...times, endAt: null }, zone)).toEqual([
    call,
    { startAt: at('20T10:40:00'), endAt: at('20T10:45:00') },
    current[1],
  ]);
  expect(breaksToSave(current, shown, [], times, zone)).toEqual([current[1]]);
});
