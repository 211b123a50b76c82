import { describe, expect, test } from 'vitest';
import { readDayStarts } from '#renderer/model/day/day-starts.ts';
import { addEntry } from '#renderer/model/log/entries.ts';
import { dayOf } from '#shared/domain/day/day.ts';
import { DAY_MS, HOUR_MS } from '#shared/domain/day/instant.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { setDayPlan } from './day-page.ts';
import { chooseDayStart } from './day-start.ts';

/** On the test's clock it is Monday, 2026-11-23, 14:00 in Tokyo. */
const TUESDAY = '2026-11-24';

describe('the start of days', () => {
  test('holds from the next day on, and what was chosen for days to come gives way to it', async () => {
    const workspace = await openTestWorkspace();
    const { db, clocks } = workspace;
    await chooseDayStart(workspace, 720);
    expect(await readDayStarts(db)).toEqual([{ from: TUESDAY, minutes: 720 }]);
    await chooseDayStart(workspace, 600);
    expect(await readDayStarts(db)).toEqual([{ from: TUESDAY, minutes: 600 }]);
    await chooseDayStart(workspace, 240);
    expect(await readDayStarts(db)).toEqual([]);

    await chooseDayStart(workspace, 720);
    clocks.pass(3 * DAY_MS);
    await chooseDayStart(workspace, 240);
    expect(await readDayStarts(db)).toEqual([
      { from: TUESDAY, minutes: 720 },
      { from: '2026-11-27', minutes: 240 },
    ]);
  });

  test('leaves nothing to take back: that would move what was recorded since', async () => {
    const workspace = await openTestWorkspace();
    expect(await chooseDayStart(workspace, 720)).toEqual([]);
  });

  test('chosen on two devices at different times, both choices hold, each from its day on', async () => {
    const workspace = await openTestWorkspace();
    await chooseDayStart(workspace, 120);
    // Another device chose earlier, and its choice arrives now.
    await setDayPlan(workspace, '2026-11-11', { startMinutes: 720 });
    const starts = await readDayStarts(workspace.db);
    expect(starts).toEqual([
      { from: '2026-11-11', minutes: 720 },
      { from: TUESDAY, minutes: 120 },
    ]);
    expect(dayOf(Date.parse('2026-11-15T09:00+09:00'), 'Asia/Tokyo', starts)).toBe('2026-11-14');
  });

  test('after a flight it holds only from a day that had not begun where something was told last', async () => {
    let zone = 'Asia/Tokyo';
    const workspace = await openTestWorkspace({ around: { zone: () => zone } });
    const { db, clocks } = workspace;
    clocks.wallAt = Date.parse('2026-11-24T06:00+09:00');
    const told = { startAt: clocks.wallAt - HOUR_MS, endAt: clocks.wallAt };
    await addEntry(workspace, { ...told, taskId: null, note: '' });
    zone = 'America/Los_Angeles';
    clocks.pass(2 * HOUR_MS);
    await chooseDayStart(workspace, 720);
    const starts = await readDayStarts(db);
    expect(starts).toEqual([{ from: '2026-11-25', minutes: 720 }]);
    expect(dayOf(told.startAt, 'Asia/Tokyo', starts)).toBe(TUESDAY);
  });
});
