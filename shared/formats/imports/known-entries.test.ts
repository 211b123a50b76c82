import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workItems } from '#shared/domain/work/work.ts';
import { bytes, nothing, read } from '#tests/fixtures/time-logs.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { readLength } from './wall-read.ts';

const HEAD = 'Description,Project,Start date,Start time,End date,End time,Duration,Tags\n';
const line = (words: string, length = '0:18:25', tags = '') =>
  `${words},Leaflet,2026-11-16,09:00:00,2026-11-16,09:18:25,${length},${tags}\n`;
const plan = (lines: string, before: ImportPlan | null = null) =>
  planImport(
    read(bytes(HEAD + lines)).lines,
    before ? { secret: 's', entries: before.entries, items: workItems(before.tasks, []) } : nothing,
  );

describe('an entry that was imported before', () => {
  test.each(['18:25 min', '0:18:25', '00:18:25', '0.31', '1105', '18 min 25 sec', ''])(
    'is known when its length is written %s',
    async (length) => {
      const first = await plan(line('Map'));
      expect(await plan(line('Map', length), first)).toMatchObject({ entries: [], changes: [], known: 1 });
    },
  );

  test('with other words is offered as a change, and adds nothing', async () => {
    const first = await plan(line('Map'));
    const again = await plan(line('Map of the town', '0:18:25', 'draft'), first);
    expect(again).toMatchObject({ entries: [], tasks: [], known: 1 });
    expect(again.changes).toMatchObject([
      {
        id: first.entries[0]?.id,
        was: { title: 'Map', note: '' },
        becomes: { title: 'Map of the town', note: '#draft' },
        patch: { taskId: again.changeTasks[0]?.id, note: '#draft' },
      },
    ]);
    expect(again.changeTasks).toMatchObject([{ title: 'Map of the town', doneAt: expect.any(Number) }]);
  });

  test('whose words the member changed is offered too, and stays as it is until they agree', async () => {
    const first = await plan(line('Map'));
    const [entry] = first.entries;
    if (!entry) expect.fail();
    const again = await plan(line('Map'), { ...first, entries: [{ ...entry, note: 'my own words' }] });
    expect(again).toMatchObject({ entries: [], changeTasks: [], known: 1 });
    expect(again.changes).toMatchObject([
      { was: { title: 'Map', note: 'my own words' }, becomes: { title: 'Map', note: '' } },
    ]);
  });

  test('is told from others of the same time by its words', async () => {
    const both = await plan(line('Map') + line('Call'));
    expect(both.entries).toHaveLength(2);
    for (const lines of [line('Map') + line('Call'), line('Call') + line('Map'), line('Call')]) {
      expect(await plan(lines, both)).toMatchObject({ entries: [], changes: [] });
    }
    const more = await plan(line('Call') + line('Letter') + line('Map'), both);
    expect(more).toMatchObject({ known: 2, changes: [] });
    expect(both.entries.map(({ id }) => id)).not.toContain(more.entries[0]?.id);
  });

  test('every line is a new entry or a known one, however often words and times repeat', async () => {
    const log = fc.array(
      fc.tuple(
        fc.constantFrom('Map', 'Call', 'Letter'),
        fc.constantFrom('09', '10'),
        fc.constantFrom('0:30', '30 min'),
      ),
      { maxLength: 8 },
    );
    const file = (made: ReadonlyArray<readonly [string, string, string]>) =>
      made
        .map(([words, hour, length]) => `${words},,2026-11-16,${hour}:00,2026-11-16,${hour}:30,${length},\n`)
        .join('');
    await fc.assert(
      fc.asyncProperty(log, log, async (before, now) => {
        const first = await plan(file(before));
        expect(first.entries).toHaveLength(before.length);
        const second = await plan(file(now), first);
        expect(second.entries.length + second.known).toBe(now.length);
        const ids = [...first.entries, ...second.entries].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const all = {
          ...first,
          entries: [...first.entries, ...second.entries],
          tasks: [...first.tasks, ...second.tasks],
        };
        expect((await plan(file(before), all)).entries).toEqual([]);
      }),
    );
  });
});

test.each([
  ['18:25 min', 1_105],
  ['0:18:25', 1_105],
  ['1:18', 4_680],
  ['45 sec', 45],
  ['45 s', 45],
  ['18 min 25 sec', 1_105],
  ['1h 30m', 5_400],
  ['1.5 h', 5_400],
  ['1,5 hours', 5_400],
  ['90 min', 5_400],
  ['PT1H30M', 5_400],
  ['1時間30分', 5_400],
  ['8 Std. 15 Min.', 29_700],
  ['5400', 5_400],
  ['0,25', 900],
])('a length of %s is %i seconds', (text, seconds) => {
  expect(readLength(text)).toBe(seconds);
});

test.each(['', 'h', 'PT', 'min', '1 x', '1:2:3:4', 'No'])('“%s” is no length', (text) => {
  expect(readLength(text)).toBeNull();
});
