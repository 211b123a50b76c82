import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { EventOutlet } from '#electron/bridge/event-outlet.ts';
import { tellPower } from '#electron/system/power.ts';

const LINK = 'kotsukotsu://join/?server=x';

function start() {
  const ipc = new EventEmitter();
  const sent: unknown[] = [];
  const sender = { send: (channel: string, payload: unknown) => void sent.push([channel, payload]) };
  const listen = (channel: string, isListening: unknown, origin = 'app://kotsukotsu') =>
    void ipc.emit(channel, { sender, senderFrame: { origin, parent: null } }, isListening);
  return { outlet: new EventOutlet(ipc), sent, listen };
}

test('a link waits for its listener and is told once', () => {
  const { outlet, sent, listen } = start();
  outlet.send('link', LINK);
  expect(sent).toEqual([]);
  listen('power', true);
  expect(sent).toEqual([]);
  listen('link', true);
  expect(sent).toEqual([['link', LINK]]);
  listen('link', true);
  expect(sent).toHaveLength(1);
});

test('a suspend without a listener is not told later', () => {
  const { outlet, sent, listen } = start();
  const power = Object.assign(new EventEmitter(), { getSystemIdleTime: () => 0 });
  tellPower(power, outlet, () => undefined);
  power.emit('suspend');
  listen('power', true);
  power.emit('resume');
  expect(sent).toEqual([['power', 'resume']]);
});

test('after the document or its listener is gone, a link waits again', () => {
  const { outlet, sent, listen } = start();
  listen('link', true);
  outlet.forget();
  outlet.send('link', LINK);
  expect(sent).toEqual([]);
  listen('link', true);
  expect(sent).toHaveLength(1);
  listen('link', false);
  outlet.send('link', LINK);
  expect(sent).toHaveLength(1);
});

test('only the app can listen', () => {
  const { outlet, sent, listen } = start();
  outlet.send('link', LINK);
  listen('link', true, 'https://elsewhere.example');
  expect(sent).toEqual([]);
});
