import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { recoverFromCrashes } from '#electron/window/crash-recovery.ts';

class Contents extends EventEmitter {
  reloads = 0;
  isGone = false;
  isDestroyed() {
    return this.isGone;
  }
  reload() {
    this.reloads++;
  }
}

function start() {
  const contents = new Contents();
  const pauses: number[] = [];
  const clock = { ms: 0 };
  recoverFromCrashes(contents, {
    now: () => clock.ms,
    after: (ms, action) => {
      pauses.push(ms);
      action();
    },
  });
  const crash = (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason });
  return { contents, pauses, clock, crash };
}

test('a crash loads the page again at once', () => {
  const { contents, pauses, crash } = start();
  crash('oom');
  expect(contents.reloads).toBe(1);
  expect(pauses).toEqual([0]);
});

test('a page that goes on crashing is given longer and longer pauses, until it has stood for a minute', () => {
  const { contents, pauses, clock, crash } = start();
  for (let count = 0; count < 8; count++) {
    crash();
    clock.ms += 1_000;
  }
  expect(pauses).toEqual([0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(contents.reloads).toBe(8);
  clock.ms += 60_000;
  crash();
  expect(pauses.at(-1)).toBe(0);
});

test('a page that ended by itself, or a window that is closed, is left alone', () => {
  const { contents, crash } = start();
  crash('clean-exit');
  contents.isGone = true;
  crash();
  expect(contents.reloads).toBe(0);
});
