import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostInPage, listen } from './host-in-page.ts';
import { type LaunchOptions, launchShell, type Shell, shellKind } from './launch.ts';

const LINK = 'kotsukotsu://join/?server=https%3A%2F%2Fnpo.example&code=ABCD-EFGH-JKMN';
const OTHER_LINK = LINK.replace('ABCD', 'WXYZ');

let userData: string;
let shell: Shell | null = null;
beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'kotsukotsu-lifecycle-'));
});
afterEach(async () => {
  await shell?.close();
  shell = null;
  rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

async function start(options: LaunchOptions = {}) {
  await shell?.close();
  const started = await launchShell({ userData, ...options });
  shell = started;
  return { shell: started, host: hostInPage(() => started.page) };
}

test('suspend and resume, lock and unlock reach the page', async () => {
  const { shell } = await start();
  const heard = await listen(shell.page, 'power');
  await shell.outside.suspend();
  await shell.outside.resume();
  await shell.outside.lock();
  await shell.outside.unlock();
  await expect.poll(heard).toEqual(['suspend', 'resume', 'lock', 'unlock']);
});

test('an invite link reaches the page from all three entry points, and waits until it listens', async () => {
  const { shell } = await start({ args: [LINK] });
  const heard = await listen(shell.page, 'link');
  await expect.poll(heard).toEqual([LINK]);
  await shell.outside.openUrl(OTHER_LINK);
  await expect.poll(heard).toEqual([LINK, OTHER_LINK]);
  expect(await shell.startAgain([LINK])).toBe(0);
  await expect.poll(heard).toEqual([LINK, OTHER_LINK, LINK]);
});

test('a link that comes while the page does not listen waits for the next document', async () => {
  const { shell } = await start();
  await listen(shell.page, 'link');
  await Promise.all([shell.page.waitForEvent('load'), shell.page.evaluate(() => location.reload())]);
  await shell.outside.openUrl(LINK);
  const heard = await listen(shell.page, 'link');
  await expect.poll(heard).toEqual([LINK]);
});

test('what is no invite link goes no further', async () => {
  const { shell } = await start({ args: ['kotsukotsu://join/?server=file:///etc&code=ABCD-EFGH-JKMN'] });
  const heard = await listen(shell.page, 'link');
  await shell.outside.openUrl('https://npo.example/?server=https%3A%2F%2Fnpo.example&code=ABCD-EFGH-JKMN');
  await shell.outside.openUrl(`${LINK}&more=1`);
  await expect.poll(heard).toEqual([LINK]);
});

test('a second start ends by itself and brings the window forward', async () => {
  const { shell } = await start();
  await shell.outside.minimize();
  expect(await shell.startAgain([])).toBe(0);
  await expect.poll(() => shell.outside.isMinimized()).toBe(false);
});

const REMINDER = {
  id: 'goal',
  title: 'It is time',
  body: '',
  actions: [{ id: 'off', text: 'No more' }],
};

test('a notification is silent, replaces the one before, and is clicked to bring the window forward', async () => {
  const { shell, host } = await start();
  const heard = await listen(shell.page, 'notification');
  await shell.outside.minimize();
  expect(await host.ask('notification.permission')).toBe('granted');
  for (const title of ['Earlier', 'It is time']) {
    expect(await host.ask('notification.show', { ...REMINDER, title })).toBe(true);
  }
  expect(await shell.outside.notifications()).toEqual([{ title: 'It is time', body: '', silent: true }]);
  expect(await shell.outside.isMinimized()).toBe(true);
  await shell.outside.clickNotification();
  await expect.poll(heard).toEqual([{ id: 'goal', action: null }]);
  expect(await shell.outside.isMinimized()).toBe(false);
  await host.ask('notification.show', REMINDER);
  await host.ask('notification.close', 'goal');
  expect(await shell.outside.notifications()).toEqual([]);
});

test('what is said to a notification waits while the page is loaded anew, and moves no window', async () => {
  const { shell, host } = await start();
  await listen(shell.page, 'notification');
  await host.ask('notification.show', REMINDER);
  await shell.outside.minimize();
  await Promise.all([shell.page.waitForEvent('load'), shell.page.evaluate(() => location.reload())]);
  await shell.outside.pressNotification(0);
  const heard = await listen(shell.page, 'notification');
  await expect.poll(heard).toEqual([{ id: 'goal', action: 'off' }]);
  expect(await shell.outside.isMinimized()).toBe(true);
});

test.skipIf(shellKind() === 'electron')('where the system shows none, the app says so', async () => {
  const { host } = await start({ env: { STAND_IN_NOTIFICATIONS: 'none' } });
  expect(await host.can()).toMatchObject({ notifications: false });
  expect(await host.ask('notification.permission')).toBe('denied');
  expect(await host.ask('notification.show', REMINDER)).toBe(false);
});

test('the launcher alone can join without asking', async () => {
  const joined = await start({ env: { KOTSUKOTSU_LAUNCH_JOIN: LINK } });
  expect(await joined.host.ask('launch.get')).toEqual({ join: LINK, workspace: null, records: null });
  const plain = await start({ args: [LINK], env: { KOTSUKOTSU_LAUNCH_JOIN: 'nonsense' } });
  expect(await plain.host.ask('launch.get')).toEqual({ join: null, workspace: null, records: null });
});

test('the launcher alone can give records to begin with', async () => {
  const file = join(userData, 'records.json');
  writeFileSync(file, '{"tables":{}}');
  const given = await start({ env: { KOTSUKOTSU_LAUNCH_RECORDS: file } });
  expect(await given.host.ask('launch.get')).toMatchObject({ records: '{"tables":{}}' });
  const gone = await start({ env: { KOTSUKOTSU_LAUNCH_RECORDS: join(userData, 'gone.json') } });
  expect(await gone.host.ask('launch.get')).toMatchObject({ records: null });
});

test('secrets, server, look and the database are there after a restart', async () => {
  const first = await start();
  await first.host.ask('secrets.set', { name: 'device.token', value: 'very-secret-token' });
  await first.host.ask('server.allow', 'https://npo.example');
  await first.host.ask('theme.set', 'dark');
  expect(await first.shell.outside.backgroundColor()).toBe('#171B21');
  await first.shell.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('kept', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('rows').put('row', 1);
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error);
      }),
  );

  const second = await start();
  expect(await second.host.ask('secrets.get', 'device.token')).toBe('very-secret-token');
  expect(await second.host.ask('server.allow', 'https://npo.example')).toEqual({ reload: false });
  expect(await second.shell.outside.backgroundColor()).toBe('#171B21');
  const names = await second.shell.page.evaluate(async () =>
    (await indexedDB.databases()).map((database) => database.name),
  );
  expect(names).toEqual(['kept']);
});

test.skipIf(shellKind() === 'electron').each([
  ['gnome_libsecret', true],
  ['basic_text', false],
  ['none', false],
])('with the keyring %s, secrets are protected: %s', async (keyring, isProtected) => {
  const { host } = await start({ env: { STAND_IN_KEYRING: keyring } });
  expect(await host.can()).toMatchObject({
    protectedSecrets: process.platform === 'linux' ? isProtected : keyring !== 'none',
  });
  await host.ask('secrets.set', { name: 'device.token', value: 'very-secret-token' });
  expect(await host.ask('secrets.get', 'device.token')).toBe('very-secret-token');
  const file = readFileSync(join(userData, 'secrets.json'), 'utf8');
  if (isProtected) expect(file).not.toContain('very-secret-token');
});

// Playwright cannot go on with a crashed page of real Electron.
test.skipIf(shellKind() === 'electron')('a crashed page is loaded again where it was', async () => {
  const { shell, host } = await start();
  await shell.page.evaluate(() => {
    location.hash = '#/week/2026-04-06';
  });
  await listen(shell.page, 'link');
  await shell.outside.crash();
  expect(shell.page.url()).toMatch(/#\/week\/2026-04-06$/);
  expect(await host.ask('launch.get')).toEqual({ join: null, workspace: null, records: null });
  await shell.outside.openUrl(LINK);
  const heard = await listen(shell.page, 'link');
  await expect.poll(heard).toEqual([LINK]);
});

test.skipIf(process.platform === 'darwin')('closing the window ends the app', async () => {
  const { shell } = await start();
  await shell.outside.closeWindow();
  expect(await shell.ended).toBe(0);
});
