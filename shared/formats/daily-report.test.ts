import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { reportColumns, reportLines, withColumn } from './daily-report.ts';

const at = (time: string) => Date.parse(`${time}+09:00`);
const entry = (id: string, startAt: number, more: object = {}) =>
  TimeEntry.parse({ id, startAt, endAt: startAt + HOUR_MS, zone: 'Asia/Tokyo', ...more });

test('a report has the blocks of its logical day in order, with their breaks', () => {
  const evening = at('2026-11-24T03:30');
  const lines = reportLines(
    [
      entry('night', evening),
      entry('noon', at('2026-11-23T12:00'), {
        pauses: [{ startAt: at('2026-11-23T12:10'), endAt: at('2026-11-23T12:20') }],
        unsure: [{ startAt: at('2026-11-23T12:30'), endAt: at('2026-11-23T12:50') }],
      }),
      entry('before', at('2026-11-23T02:00')),
      entry('running', at('2026-11-23T14:00'), { endAt: null }),
    ],
    '2026-11-23',
    at('2026-11-23T15:00'),
    [],
  );
  expect(lines.map(({ id, breakMs }) => [id, breakMs / MINUTE_MS])).toEqual([
    ['noon', 10],
    ['running', 0],
    ['night', 0],
  ]);
  // Whole, though half of it belongs to the next day.
  expect(lines[2]).toMatchObject({ startAt: evening, endAt: evening + HOUR_MS });
  expect(lines[1]?.endAt).toBeNull();
});

test('a choice keeps what a newer version put into it', () => {
  expect(withColumn(['mood', 'date'], 'task', true)).toEqual(['mood', 'date', 'task']);
  expect(withColumn(['mood', 'date'], 'date', false)).toEqual(['mood']);
  expect(new Set(reportColumns).size).toBe(11);
});
