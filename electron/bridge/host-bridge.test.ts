import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { bridgeHost } from '#electron/bridge/host-bridge.ts';
import type { Host } from '#shared/host/contract.ts';

function start(answer: unknown = null) {
  const emitter = new EventEmitter();
  const invoked: unknown[] = [];
  const sent: unknown[] = [];
  const host = bridgeHost(
    {
      invoke: async (...call) => {
        invoked.push(call);
        return answer;
      },
      send: (...call) => void sent.push(call),
      on: (channel, listener) => emitter.on(channel, listener),
    },
    { protectedSecrets: true, links: true, power: true, notifications: true },
  );
  return {
    host,
    invoked,
    sent,
    arrive: (channel: string, payload: unknown) => emitter.emit(channel, {}, payload),
  };
}

test('asks by the channels of the contract and checks the answer', async () => {
  const { host, invoked } = start('value');
  expect(await host.ask('secrets.get', 'token')).toBe('value');
  expect(invoked).toEqual([['secrets.get', 'token']]);
  await expect(start(7).host.ask('secrets.get', 'token')).rejects.toThrow();
});

test.each(['nonsense', 'constructor', 'power', '__proto__'])(
  'the page cannot reach a channel %s',
  async (name) => {
    const { host, invoked } = start();
    await expect((host.ask as (name: string) => Promise<unknown>)(name)).rejects.toThrow('no ');
    expect(invoked).toEqual([]);
  },
);

test('tells main when somebody listens and when nobody does any more', () => {
  const { host, sent, arrive } = start();
  const heard: string[] = [];
  const endFirst = host.on('link', (link) => heard.push(`1 ${link}`));
  const endSecond = host.on('link', (link) => heard.push(`2 ${link}`));
  arrive('link', 'a');
  endFirst();
  endFirst();
  arrive('link', 'b');
  endSecond();
  arrive('link', 'c');
  expect(heard).toEqual(['1 a', '2 a', '2 b']);
  expect(sent).toEqual([
    ['link', true],
    ['link', false],
  ]);
});

test('a payload that does not fit reaches nobody', () => {
  const { host, arrive } = start();
  const heard: unknown[] = [];
  host.on('power', (power) => heard.push(power));
  expect(() => arrive('power', 'explode')).toThrow();
  expect(heard).toEqual([]);
});

test('an event that is not in the contract cannot be listened to', () => {
  const { host } = start();
  expect(() => (host.on as (name: string, listener: () => void) => unknown)('secrets.get', () => {})).toThrow(
    'no ',
  );
  expect(Object.keys(host satisfies Host).sort()).toEqual(['ask', 'can', 'on']);
});
