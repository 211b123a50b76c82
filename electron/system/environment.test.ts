import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from '#electron/system/environment.ts';
import { claimSingleInstance } from '#electron/system/single-instance.ts';

const LINK = 'kotsukotsu://join/?server=https%3A%2F%2Fnpo.example&code=ABCD-EFGH-JKMN';
const env = {
  KOTSUKOTSU_USER_DATA: '/data/demo',
  KOTSUKOTSU_RENDERER_DIR: '/src/page',
  KOTSUKOTSU_LAUNCH_JOIN: LINK,
  KOTSUKOTSU_LAUNCH_RECORDS: '/data/demo/records.json',
};
const start = { appData: '/home/config', execPath: '/bin/electron', mainDir: '/app/electron' };

test('the installed app keeps its data in one place for ever, whatever the variables say', () => {
  expect(readEnvironment({ ...start, isPackaged: true, env })).toEqual({
    name: 'Kotsukotsu',
    userData: join('/home/config', 'Kotsukotsu'),
    windowsAppId: 'org.kotsukotsu.app',
    rendererDir: join('/app', 'renderer'),
    preload: join('/app/electron', 'preload.cjs'),
    launchJoin: null,
    launchRecords: null,
  });
});

test('development has another place, and listens to its launcher', () => {
  expect(readEnvironment({ ...start, isPackaged: false, env: {} }).userData).toBe(
    join('/home/config', 'Kotsukotsu-dev'),
  );
  expect(readEnvironment({ ...start, isPackaged: false, env })).toMatchObject({
    userData: '/data/demo',
    windowsAppId: '/bin/electron',
    rendererDir: '/src/page',
    launchJoin: LINK,
    launchRecords: '/data/demo/records.json',
  });
});

test('a launcher cannot hand over what is no invitation', () => {
  const odd = { ...env, KOTSUKOTSU_LAUNCH_JOIN: 'https://npo.example/' };
  expect(readEnvironment({ ...start, isPackaged: false, env: odd }).launchJoin).toBeNull();
});

test('a second instance gives way', () => {
  const heard: string[][] = [];
  const listeners: ((event: unknown, argv: string[]) => void)[] = [];
  const port = (isFirst: boolean) => ({
    requestSingleInstanceLock: () => isFirst,
    on: (_event: 'second-instance', listener: (event: unknown, argv: string[]) => void) =>
      listeners.push(listener),
  });
  expect(claimSingleInstance(port(false), (argv) => heard.push(argv))).toBe(false);
  expect(listeners).toHaveLength(0);
  expect(claimSingleInstance(port(true), (argv) => heard.push(argv))).toBe(true);
  listeners[0]?.({}, ['app', LINK]);
  expect(heard).toEqual([['app', LINK]]);
});
