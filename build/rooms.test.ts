import { globSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** A row of the table of rooms: the room, the rooms it may import, the packages it may import. */
const ROW = /^\| (`[^|]+`) \| (`[^|]+`) \| (`[^|]+`) \|$/gm;
/** As the formatter writes them: `import … from '…'`, its last line if it has several, and `import('…')`. */
const IMPORT = /^(?:import|export|\})(?: [^'\n]*\bfrom)? '([^'\n]+)'|\bimport\(\s*['`]([^'`\n]+)['`]/gm;

type Rooms = ReadonlyMap<string, readonly string[]>;

/** What a room may import, `#…/` for rooms. The row of `features/x/` holds for each feature by its own name. */
function readRooms(): Rooms {
  const docs = readFileSync('docs/architecture.md', 'utf8');
  const rooms = new Map<string, string[]>();
  for (const feature of readdirSync('renderer/features')) {
    for (const [, who, others, packages] of docs
      .replaceAll('/features/x/', `/features/${feature}/`)
      .matchAll(ROW)) {
      const allowed = [...names(others).map((room) => `#${room}`), ...names(packages)];
      for (const room of names(who)) rooms.set(room, allowed);
    }
  }
  return rooms;
}

function names(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** The closest row for a path. */
function roomOf(path: string, rooms: Rooms): string {
  return [...rooms.keys()]
    .filter((name) => path.startsWith(name))
    .reduce((closest, name) => (name.length > closest.length ? name : closest), '');
}

/** Whether both rows name the same room; a row of single files counts as the folder that holds them. */
function isSameRoom(one: string, other: string): boolean {
  return posix.dirname(`${one}.`) === posix.dirname(`${other}.`);
}

function isAllowed(from: string, file: string, rooms: Rooms): boolean {
  const room = roomOf(file, rooms);
  if (from.startsWith('.')) {
    return room !== '' && isSameRoom(room, roomOf(posix.join(posix.dirname(file), from), rooms));
  }
  const path = posix.normalize(from);
  return (rooms.get(room) ?? []).some(
    (name) => path === name || path.startsWith(/[/:]$/.test(name) ? name : `${name}/`),
  );
}

interface Import {
  file: string;
  from: string;
}

/** Every import of every file that is no test. */
function imports(): Import[] {
  return globSync('{shared,renderer,electron,server}/**/*.{ts,tsx}')
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, named, called]) => ({
        file,
        from: named ?? called ?? '',
      })),
    );
}

test('a file imports only what the table in docs/architecture.md allows its room', () => {
  const rooms = readRooms();
  expect(imports().length).toBeGreaterThan(1_000);
  expect(imports().filter(({ file, from }) => !isAllowed(from, file, rooms))).toEqual([]);
});

/** The concept of `renderer/model` that a file belongs to. */
function conceptOf(path: string): string | undefined {
  return /^#?renderer\/model\/([^/]+)\//.exec(path)?.[1];
}

/** Whether an import of another concept goes by its `index.ts`. */
function isByFace({ file, from }: Import): boolean {
  const concept = conceptOf(from);
  return concept === undefined || concept === conceptOf(file) || from.endsWith('/index.ts');
}

test('a concept of the model is reached by its public face alone', () => {
  expect(imports().filter((one) => !isByFace(one))).toEqual([]);
  const file = 'renderer/features/log/LogPage.tsx';
  expect(isByFace({ file, from: '#renderer/model/log/index.ts' })).toBe(true);
  expect(isByFace({ file, from: '#renderer/model/log/entries.ts' })).toBe(false);
});

test('no concept of the model needs another one that needs it', () => {
  const needs = new Map<string, Set<string>>();
  for (const { file, from } of imports()) {
    const [concept, other] = [conceptOf(file), conceptOf(from)];
    if (concept && other && concept !== other)
      needs.set(concept, (needs.get(concept) ?? new Set()).add(other));
  }
  /** All that a concept needs, directly or indirectly. */
  const reach = (concept: string, reached = new Set<string>()): Set<string> => {
    for (const other of needs.get(concept) ?? []) if (!reached.has(other)) reach(other, reached.add(other));
    return reached;
  };
  expect(needs.size).toBeGreaterThan(3);
  expect([...needs.keys()].filter((concept) => reach(concept).has(concept))).toEqual([]);
});

test('what the table does not allow is seen', () => {
  const rooms = readRooms();
  for (const [file, from] of [
    ['shared/domain/day/day.ts', 'electron'],
    ['shared/domain/day/day.ts', 'date-fns'],
    ['shared/domain/day/day.ts', '../../../renderer/sync/push.ts'],
    ['renderer/store/write.ts', '../ui/Button.tsx'],
    ['renderer/store/write.ts', '#renderer/model/work/index.ts'],
    ['renderer/console/OverviewPage.tsx', '#renderer/store/hooks.ts'],
    ['renderer/features/log/LogPage.tsx', '#renderer/features/week/WeekPage.tsx'],
    ['renderer/nowhere/some.ts', '../../build/run.ts'],
  ] as const) {
    expect(isAllowed(from, file, rooms), `${file} imports ${from}`).toBe(false);
  }
});
