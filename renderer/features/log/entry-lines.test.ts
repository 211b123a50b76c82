import { expect, test } from 'vitest';
import { weekDays } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import { entryLine, lineOfDays } from './entry-lines.ts';

test('the lines of a week add up to its days, also where an entry reaches into another week', () => {
  const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);
  const now = at('24T12:00');
  const days = weekDays('2026-11-16');
  const entries = [
    // Over the start of Monday.
    [at('16T03:30:20'), at('16T05:10:50')],
    [at('18T10:00:50'), at('18T10:33:05')],
    // Over the end of Sunday.
    [at('23T02:00:00'), at('23T04:45:40')],
  ].map(([startAt, endAt], index) =>
    TimeEntry.parse({ id: String(index), startAt, endAt, zone: 'Asia/Tokyo' }),
  );
  const minutes = entries.map((entry) => (lineOfDays(entry, days, now, []).workedMs ?? 0) / MINUTE_MS);
  expect(minutes).toEqual([70, 33, 120]);
  const total = days.reduce((sum, day) => sum + dayTotal(entries, day, now, []).workedMs, 0);
  expect(total / MINUTE_MS).toBe(70 + 33 + 120);
  // Among all entries, each is told as a whole.
  expect(entries.map((entry) => (entryLine(entry).workedMs ?? 0) / MINUTE_MS)).toEqual([100, 33, 165]);
});
