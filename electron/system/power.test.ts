import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { IDLE_MS } from '#shared/host/contract.ts';
import { tellPower } from './power.ts';

class Power extends EventEmitter {
  idleSeconds = 0;

  getSystemIdleTime(): number {
    return this.idleSeconds;
  }
}

test('sleep, the lock of the screen and idleness are told, each once', () => {
  const power = new Power();
  const told: unknown[] = [];
  let look: () => void = () => undefined;
  tellPower(power, { send: (_name, payload) => told.push(payload) }, (_ms, given) => {
    look = given;
  });
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) power.emit(event);
  expect(told.splice(0)).toEqual(['suspend', 'resume', 'lock', 'unlock']);
  for (const seconds of [0, IDLE_MS / 1_000 - 1, IDLE_MS / 1_000, IDLE_MS / 1_000 + 15, 2, 17]) {
    power.idleSeconds = seconds;
    look();
  }
  expect(told).toEqual(['idle', 'active']);
});
