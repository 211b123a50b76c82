import { describe, expect, test } from 'vitest';
import { bytes, opened, read } from '#tests/fixtures/time-logs.ts';
import { firstCells, unreadColumns } from './sources.ts';
import { readDay, readTime, splitMoment } from './wall-read.ts';

/** Start and end by the wall clock of Tokyo. */
const spans = (text: string) =>
  read(bytes(text)).lines.map(({ startAt, endAt }) =>
    [startAt, endAt].map((at) => new Date(at + 540 * 60_000).toISOString().slice(0, 16)).join(' '),
  );

/** The names of the columns that are not read. */
const unreadNames = (file: Uint8Array) => {
  const { recognised, rows } = opened(file);
  return unreadColumns(rows, recognised).map((index) => recognised.names[index]);
};

describe('columns', () => {
  test('Clockify: the task is kept when its column is called Activity, and columns that are not read are named', () => {
    const file = bytes(
      '"Project","Client","Description","Activity","User","Group","Email","Tags","Billable","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)","Approval","Approved by"\n' +
        '"Leaflet","","Check the colours","Colours","Person","","p@example.invalid","","No","11/16/2026","2:05:00 PM","11/16/2026","2:35:00 PM","0:30","0.50","Approved",""\n',
    );
    expect(read(file).lines).toMatchObject([{ title: 'Colours', note: 'Check the colours' }]);
    expect(unreadNames(file)).toEqual(['Email', 'Billable', 'Duration (decimal)', 'Approval']);
  });

  test('solidtime: its full export is read, and ids are not taken for words', () => {
    const file = bytes(
      'id,description,start,end,billable_rate,billable,member_id,user_id,organization_id,client_id,project_id,task_id,tags,is_imported,created_at,updated_at\n' +
        'e1,Working on the map,2026-11-16T00:05:00Z,2026-11-16T00:35:00Z,,true,m1,u1,o1,c1,p1,t1,"[""5c2c5da7-9ef8-4410-bb8f-6e0a90f9d2c7""]",false,2026-11-16T00:35:00Z,2026-11-16T00:35:00Z\n' +
        'e2,,2026-11-16T01:05:00Z,2026-11-16T01:35:00Z,,true,m1,u1,o1,,,,[],false,2026-11-16T00:35:00Z,2026-11-16T00:35:00Z\n',
    );
    expect(read(file).lines).toMatchObject([
      { title: 'Working on the map', project: '', note: '' },
      { title: '', project: '', note: '' },
    ]);
    expect(opened(file).recognised.source).toBe('solidtime');
    expect(unreadNames(file)).toContain('project_id');
  });

  test('solidtime: its detailed report is read by the wall clock', () => {
    const file =
      'Description,Task,Project,Client,User,Start,End,Duration,"Duration (decimal)",Billable,Tags\n' +
      'Drawing,Map,Leaflet,Shop,Person,"2026-11-16 09:05:00","2026-11-16 09:35:00",0:30:00,0.5,Yes,"draft, map"\n';
    expect(opened(bytes(file)).recognised.source).toBe('solidtime');
    expect(spans(file)).toEqual(['2026-11-16T09:05 2026-11-16T09:35']);
    expect(read(bytes(file)).lines).toMatchObject([{ title: 'Map', note: 'Drawing\nShop #draft #map' }]);
  });

  test('tags may be written as a list of JSON', () => {
    const head = 'description,billable,client,project,tags,start,end,task,user_name,user_email\n';
    const line = (tags: string) => `Map,false,,,${tags},2026-11-16T00:05:00Z,2026-11-16T00:35:00Z,,P,p\n`;
    expect(
      read(bytes(head + line('[]') + line('"[""draft"",""map""]"') + line('[urgent]'))).lines,
    ).toMatchObject([{ note: '' }, { note: '#draft #map' }, { note: '#[urgent]' }]);
  });

  test('are shown with the first different cells in them', () => {
    const rows = ['', 'a', ' a ', 'b\nc', 'd', 'e'].map((cell, line) => ({
      line,
      cells: [cell],
      isBroken: false,
    }));
    expect(firstCells(rows, 0, 3)).toEqual(['a', 'b c', 'd']);
    expect(firstCells([{ line: 1, cells: ['あ'.repeat(100)], isBroken: false }], 0, 3)[0]).toHaveLength(60);
    expect(firstCells(rows, 1, 3)).toEqual([]);
  });

  test('a line with more cells than columns is named: what is too much may have moved the others', () => {
    const file = 'Description,Start date,Start time,End date,End time,Tags\n';
    const line = 'Map,2026-11-16,09:00,2026-11-16,10:00,a';
    const found = read(bytes(`${file}${line},b\n${line},,\n`));
    expect(found.lines.map(({ line: at }) => at)).toEqual([3]);
    expect(found.errors).toEqual([{ line: 2, reason: 'too-wide', cell: 'b' }]);
  });
});

describe('dates and times', () => {
  test.each([
    ['2:05 PM', '2:35 PM'],
    ['02:05:00 pm', '02:35:00 pm'],
    ['2:05 p. m.', '2:35 p. m.'],
    ['14:05', '14:35'],
    ['午後2:05', '午後2:35'],
    ['14時5分', '14時35分'],
  ])('%s beside its date, in one cell with it or in its own', (from, to) => {
    const times = ['2026-11-16T14:05 2026-11-16T14:35'];
    const one = `description,start,end,user_name,user_email\nMap,11/16/2026 ${from},11/16/2026 ${to},P,p\n`;
    expect(spans(one)).toEqual(times);
    const two = `Description,Start date,Start time,End date,End time\nMap,11/16/2026,${from},11/16/2026,${to}\n`;
    expect(spans(two)).toEqual(times);
  });

  test('the order of day and month is also found where date and time are in one cell', () => {
    const file = (day: string) =>
      `description,start,end,user_name,user_email\nMap,${day} 9:00,${day} 9:30,P,p\n`;
    expect(spans(file('16/11/2026'))).toEqual(['2026-11-16T09:00 2026-11-16T09:30']);
    expect(spans(file('16.11.2026'))).toEqual(['2026-11-16T09:00 2026-11-16T09:30']);
  });

  test('a line without any time in it is called that', () => {
    const head = 'Description,Start date,Start time,End date,End time,Duration\n';
    const line = (from: string, to: string) => `Map,2026-11-16,${from},2026-11-16,${to},0:00:00\n`;
    const { errors } = read(
      bytes(head + line('09:00', '09:00') + line('09:00', '08:00') + line('09:00', '')),
    );
    expect(errors.map(({ reason }) => reason)).toEqual(['zero-length', 'ends-before-start', 'no-end']);
  });

  test('only a time is a time, and only a date a date', () => {
    for (const text of ['', '25:00', '13:05 PM', '午後13:05', '9', 'x9:00'])
      expect(readTime(text)).toBeNull();
    expect(readTime('12:05 AM')).toBe(300);
    expect(readTime('午前0:05')).toBe(300);
    expect(readDay('2026年11月16日', 'ymd')).toBe('2026-11-16');
    expect(splitMoment('2026-11-16T09:00')).toEqual({ date: '2026-11-16', time: '09:00' });
    expect(splitMoment('1.5')).toEqual({ date: '', time: '1.5' });
  });
});
