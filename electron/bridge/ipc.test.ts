import { expect, test } from 'vitest';
import { answerRequests, type Caller, type Handlers, isFromApp } from '#electron/bridge/ipc.ts';
import { requests } from '#shared/host/contract.ts';

const app: Caller = { senderFrame: { origin: 'app://kotsukotsu', parent: null } };

function start(changed: Partial<Handlers> = {}) {
  const called: string[] = [];
  const listeners = new Map<string, (event: Caller, request: unknown) => Promise<unknown>>();
  answerRequests(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    {
      'launch.get': () => ({ join: null, workspace: null, records: null }),
      'secrets.get': (name) => {
        called.push(name);
        return 'value';
      },
      'secrets.set': () => ({ protected: true }),
      'secrets.remove': () => undefined,
      'server.allow': () => ({ reload: false }),
      'external.open': () => true,
      'theme.set': () => undefined,
      'notification.show': () => true,
      'notification.close': () => undefined,
      'notification.permission': () => 'granted',
      'notification.askPermission': () => 'granted',
      ...changed,
    },
  );
  const ask = async (channel: string, request?: unknown, from = app) =>
    listeners.get(channel)?.(from, request);
  return { called, listeners, ask };
}

test('every request of the contract has a handler', () => {
  expect([...start().listeners.keys()].sort()).toEqual(Object.keys(requests).sort());
});

test.each<[string, Caller]>([
  ['another origin', { senderFrame: { origin: 'https://kotsukotsu', parent: null } }],
  ['an origin that begins alike', { senderFrame: { origin: 'app://kotsukotsu.example', parent: null } }],
  ['an opaque origin', { senderFrame: { origin: 'null', parent: null } }],
  ['a frame in the page', { senderFrame: { origin: 'app://kotsukotsu', parent: {} } }],
  ['a frame that is gone', { senderFrame: null }],
])('a message from %s is refused', async (_name, caller) => {
  const { ask, called } = start();
  expect(isFromApp(caller)).toBe(false);
  await expect(ask('secrets.get', 'token', caller)).rejects.toThrow('only the app');
  expect(called).toEqual([]);
});

test('a request that does not fit never reaches its handler', async () => {
  const { ask, called } = start();
  expect(await ask('secrets.get', 'token')).toBe('value');
  for (const request of [undefined, null, 7, '', 'UPPER', '../x', {}]) {
    await expect(ask('secrets.get', request)).rejects.toThrow();
  }
  expect(called).toEqual(['token']);
});

test('an answer that does not fit is an error', async () => {
  const { ask } = start({ 'secrets.get': () => 7 as unknown as string });
  await expect(ask('secrets.get', 'token')).rejects.toThrow();
});
