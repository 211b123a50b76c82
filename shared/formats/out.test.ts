import { TZDate } from '@date-fns/tz';
import { lightFormat } from 'date-fns/lightFormat';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { Goal } from '#shared/domain/goals/goal.ts';
import { GoalMark } from '#shared/domain/goals/goal-mark.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import { Assignment } from '#shared/domain/relay/assignment.ts';
import { KindSetting } from '#shared/domain/rhythm/kind-setting.ts';
import { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { newTask } from '#shared/domain/work/task.ts';
import { workItems } from '#shared/domain/work/work.ts';
import { writeCalendar } from './calendar.ts';
import { solidtimeRows, togglRows } from './other-csv.ts';
import { entryRows, goalRows, rhythmRows, taskRows } from './own-csv.ts';
import { wallDate, wallStamp, wallTime } from './wall-text.ts';
import { workNames } from './work-names.ts';

const zone = 'Asia/Tokyo';
const now = Date.parse('2026-11-23T20:00:00+09:00');
const at = (time: string) => Date.parse(`2026-11-23T${time}+09:00`);
const person = { name: '見本 ひと', email: '' };
const task = newTask({
  id: 't',
  title: '写真をえらぶ',
  project: '花屋さんのサイト',
  createdAt: at('09:00'),
  day: '2026-11-23',
});
const assignment = Assignment.parse({
  id: 'a',
  project: '食堂のちらし',
  client: '見本の食堂',
  title: 'イラスト',
  offeredAt: at('08:00'),
  answer: 'accepted',
});
const names = workNames([task], [assignment]);
const entry = TimeEntry.parse({
  id: 'e',
  taskId: 't',
  startAt: at('14:05'),
  endAt: at('15:30'),
  pauses: [{ startAt: at('14:30'), endAt: at('14:40') }],
  note: '=cmd',
  zone,
  felt: { achievement: 4, pleasure: null, energy: 2 },
});
const running = TimeEntry.parse({ id: 'r', taskId: 'a', startAt: at('19:30'), zone });

describe('own CSV', () => {
  test('holds the time log on the wall of its zone', () => {
    const [head, first, second] = entryRows([entry, running], names, now);
    expect(Object.fromEntries((head ?? []).map((name, index) => [name, first?.[index]]))).toEqual({
      date: '2026-11-23',
      start: '14:05:00',
      end: '15:30:00',
      worked_minutes: '75',
      task: '写真をえらぶ',
      project: '花屋さんのサイト',
      client: '',
      kind: 'work',
      note: '=cmd',
      breaks: '14:30:00-14:40:00',
      achievement: '4',
      pleasure: '',
      energy: '2',
      start_at: '2026-11-23T14:05:00+09:00',
      end_at: '2026-11-23T15:30:00+09:00',
      zone,
      id: 'e',
    });
    expect(second?.slice(0, 7)).toEqual([
      '2026-11-23',
      '19:30:00',
      '',
      '30',
      'イラスト',
      '食堂のちらし',
      '見本の食堂',
    ]);
  });

  test('counts the same minutes as the screens, and they add up to the same', () => {
    const blocks = [
      ['09:00:00', '10:00:30'],
      ['10:00:30', '11:01:00'],
      ['12:00:20', '12:46:00'],
      ['13:00:50', '13:33:05'],
      ['14:00:10.200', '14:00:10.900'],
    ].map(([from = '', to = ''], index) =>
      TimeEntry.parse({ id: String(index), startAt: at(from), endAt: at(to), zone }),
    );
    const [, ...rows] = entryRows(blocks, names, now);
    const minutes = rows.map((row) => Number(row[3]));
    expect(minutes).toEqual([60, 61, 46, 33, 0]);
    const { workedMs } = dayTotal(blocks, '2026-11-23', now, []);
    expect(minutes.reduce((sum, one) => sum + one, 0) * MINUTE_MS).toBe(workedMs);
    const night = { id: 's', kind: 'sleep', startAt: at('00:10:50'), endAt: at('07:40:10'), zone };
    expect(rhythmRows([RhythmRecord.parse(night)], [])[1]?.[5]).toBe('450');
  });

  test('holds goals with a row for each day that was marked, or one', () => {
    const goalOf = (id: string, title: string) =>
      Goal.parse({
        id,
        title,
        amount: 20,
        unit: 'ページ',
        perWeek: 3,
        fromDay: '2026-11-01',
        createdAt: at('09:00'),
      });
    const markOf = (day: string, state: string) => GoalMark.parse({ id: day, goalId: 'g', day, state });
    const marks = [markOf('2026-11-22', 'smallest'), markOf('2026-11-20', 'done')];
    const [head, ...rows] = goalRows([goalOf('g', '読む'), goalOf('h', '歩く')], marks, zone);
    expect(rows.map((row) => row.slice(0, 7))).toEqual([
      ['読む', '2026-11-20', 'done', '', '20', 'ページ', '3'],
      ['読む', '2026-11-22', 'smallest', '', '20', 'ページ', '3'],
      ['歩く', '', '', '', '20', 'ページ', '3'],
    ]);
    expect(rows.every((row) => row.length === head?.length)).toBe(true);
  });

  test('holds rhythm and tasks', () => {
    const night = RhythmRecord.parse({
      id: 's',
      kind: 'sleep',
      startAt: at('00:10'),
      endAt: at('07:40'),
      zone,
    });
    const meal = RhythmRecord.parse({ id: 'm', kind: 'meal', startAt: at('08:00'), zone });
    const ownId = '0190a0b0-0000-7000-8000-000000000001';
    const own = RhythmRecord.parse({ id: 'o', kind: ownId, startAt: at('09:00'), zone });
    const kinds = [
      KindSetting.parse({ id: ownId, name: '水やり' }),
      KindSetting.parse({ id: 'meal', name: '朝ごはん' }),
    ];
    expect(rhythmRows([night, meal, own], kinds).map((row) => row.slice(0, 6))).toEqual([
      ['date', 'kind', 'kind_name', 'start', 'end', 'minutes'],
      ['2026-11-23', 'sleep', '', '00:10:00', '07:40:00', '450'],
      ['2026-11-23', 'meal', '朝ごはん', '08:00:00', '', ''],
      ['2026-11-23', ownId, '水やり', '09:00:00', '', ''],
    ]);
    const rows = taskRows([{ ...task, startMinutes: 545, doneAt: at('16:00') }], names, zone);
    expect(rows[1]?.slice(0, 4)).toEqual(['写真をえらぶ', '花屋さんのサイト', '2026-11-23', '09:05']);
    expect(rows[1]?.[8]).toBe('2026-11-23T16:00:00+09:00');
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  });

  test('tells every instant with its distance from UTC', () => {
    const instant = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1_000);
    const anywhere = fc.constantFrom(
      'Asia/Tokyo',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Europe/Berlin',
      'Pacific/Apia',
    );
    fc.assert(
      fc.property(instant, anywhere, (when, where) => {
        const stamp = wallStamp(when, where);
        expect(Date.parse(stamp)).toBe(when);
        // Also right after another instant of the same day, where the rules of the zone are not looked up again.
        for (const later of [when + HOUR_MS, when + 5 * HOUR_MS, when - HOUR_MS]) {
          expect(`${wallDate(later, where)} ${wallTime(later, where)}`).toBe(
            lightFormat(new TZDate(later, where), 'yyyy-MM-dd HH:mm:ss'),
          );
        }
      }),
    );
  });
});

describe('CSV for other programs', () => {
  test('is as Toggl Track reads it: one row for each stretch without a break', () => {
    expect(togglRows([entry, running], names, person).map((row) => row.join())).toEqual([
      'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags',
      '見本 ひと,,,花屋さんのサイト,,写真をえらぶ\n=cmd,No,2026-11-23,14:05:00,2026-11-23,14:30:00,00:25:00,',
      '見本 ひと,,,花屋さんのサイト,,写真をえらぶ\n=cmd,No,2026-11-23,14:40:00,2026-11-23,15:30:00,00:50:00,',
    ]);
  });

  test('is as solidtime reads it, in UTC', () => {
    expect(solidtimeRows([{ ...entry, pauses: [] }], names, person).map((row) => row.join())).toEqual([
      'description,billable,client,project,tags,start,end,task,user_name,user_email',
      '=cmd,false,,花屋さんのサイト,,2026-11-23T05:05:00Z,2026-11-23T06:30:00Z,写真をえらぶ,見本 ひと,',
    ]);
  });
});

describe('iCalendar', () => {
  const words = { name: 'こつこつ', work: 'しごと' };
  const calendar = (tasks: Parameters<typeof workItems>[0], entries = [entry, running]) =>
    writeCalendar({ items: workItems(tasks, [assignment]), entries, names, zone, starts: [], now, words });

  test('holds planned and done work, private, in UTC', () => {
    const timed = newTask({ ...task, id: 'timed', startMinutes: 600, estimateMinutes: 45 });
    const night = newTask({ ...task, id: 'night', startMinutes: 60 });
    const undated = newTask({ ...task, id: 'undated', day: null });
    const lines = calendar([task, timed, night, undated]).split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines.filter((line) => /^(UID|DTSTART|DTEND|DTSTAMP)/.test(line))).toEqual([
      // 01:00 of the 23rd is in the night after it.
      ...[
        'UID:plan-night@kotsukotsu',
        'DTSTAMP:20261123T110000Z',
        'DTSTART:20261123T160000Z',
        'DTEND:20261123T163000Z',
      ],
      ...['UID:plan-t@kotsukotsu', 'DTSTAMP:20261123T110000Z'],
      ...['DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261124'],
      ...[
        'UID:plan-timed@kotsukotsu',
        'DTSTAMP:20261123T110000Z',
        'DTSTART:20261123T010000Z',
        'DTEND:20261123T014500Z',
      ],
      ...[
        'UID:done-e@kotsukotsu',
        'DTSTAMP:20261123T110000Z',
        'DTSTART:20261123T050500Z',
        'DTEND:20261123T063000Z',
      ],
    ]);
    expect(lines.filter((line) => line === 'CLASS:PRIVATE')).toHaveLength(4);
    expect(lines.at(-1)).toBe('');
  });

  test('has no event that ends when it starts', () => {
    const block = fc.tuple(
      fc.integer({ min: at('08:00'), max: at('08:10') }),
      fc.integer({ min: 0, max: 3_000 }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        const entries = blocks.map(([startAt, ms], index) =>
          TimeEntry.parse({ id: String(index), startAt, endAt: startAt + ms, zone }),
        );
        const events = calendar([], entries).split('BEGIN:VEVENT').slice(1);
        const seconds = (instant: number) => Math.floor(instant / 1_000);
        expect(events).toHaveLength(
          entries.filter(({ startAt, endAt }) => seconds(endAt ?? 0) > seconds(startAt)).length,
        );
        for (const event of events) {
          const [, start = '', end = ''] = /DTSTART:(\S+)\r\nDTEND:(\S+)/.exec(event) ?? [];
          expect(end > start).toBe(true);
        }
      }),
    );
  });

  test('is folded at 75 octets without cutting a character, and says what was written', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    );
    const title = text.filter((value) => value.trim() !== '');
    fc.assert(
      fc.property(title, text, (summary, note) => {
        const file = calendar([newTask({ ...task, title: summary, note })], []);
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of file.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const whole = file.replaceAll('\r\n ', '');
        const found = /\r\nSUMMARY:([^\r\n]*)\r\n/.exec(whole)?.[1] ?? '';
        const read = found.replace(/\\([\\;,n])/g, (_, mark) => (mark === 'n' ? '\n' : mark));
        expect(read).toBe(summary.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n\r]/gu, ''));
      }),
    );
  });
});
