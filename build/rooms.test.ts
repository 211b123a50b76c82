import { globSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** Of the table of rooms: who, the rooms they may import, the packages they may import. */
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

/** Whether both stand in one room; a room of single files is the folder they stand in. */
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

test('a file imports only what the table in docs/architecture.md allows its room', () => {
  const rooms = readRooms();
  const imports = globSync('{shared,renderer,electron,server}/**/*.{ts,tsx}')
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, named, called]) => ({
        file,
        from: named ?? called ?? '',
      })),
    );
  expect(imports.length).toBeGreaterThan(1_000);
  expect(imports.filter(({ file, from }) => !isAllowed(from, file, rooms))).toEqual([]);
});

test('what the table does not allow is seen', () => {
  const rooms = readRooms();
  for (const [file, from] of [
    ['shared/domain/day.ts', 'electron'],
    ['shared/domain/day.ts', 'date-fns'],
    ['shared/domain/day.ts', '../../renderer/sync/push.ts'],
    ['renderer/store/write.ts', '../ui/Button.tsx'],
    ['renderer/features/log/LogPage.tsx', '#renderer/features/week/WeekPage.tsx'],
    ['renderer/nowhere/some.ts', '../../build/run.ts'],
  ] as const) {
    expect(isAllowed(from, file, rooms), `${file} imports ${from}`).toBe(false);
  }
});
