import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fields } from '#shared/sync/operation.ts';
import { openInWorker } from './open-in-worker.ts';

/** A worker that answers when the test says so. */
class HandWorker {
  static all: HandWorker[] = [];
  onmessage = (_event: { data: Fields[] }) => {};
  onerror = () => {};
  asked: number[] = [];
  isTerminated = false;

  constructor() {
    HandWorker.all.push(this);
  }

  postMessage({ rows }: { rows: unknown[] }): void {
    this.asked.push(rows.length);
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

const keys = { space: 'space', keys: new Map() };
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ table: 'tasks', id: `row-${index}`, fields: [] }));
/** What opens on the page has no fields; what the worker of these tests answers has. */
const here = (count: number) => rows(count).map(() => ({}));
const answer = [{ title: 'by the worker' }];

describe('opening beside the page', () => {
  beforeEach(() => {
    HandWorker.all = [];
    vi.useFakeTimers();
    vi.stubGlobal('Worker', HandWorker);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  test('few rows need no worker, many are answered by one, in turn', async () => {
    const open = openInWorker('worker.js');
    expect(await open(keys, rows(99))).toEqual(here(99));
    expect(HandWorker.all).toEqual([]);
    const [first, second] = [open(keys, rows(100)), open(keys, rows(200))];
    await vi.advanceTimersByTimeAsync(0);
    const [worker] = HandWorker.all;
    expect(worker?.asked).toEqual([100]);
    worker?.onmessage({ data: answer });
    expect(await first).toEqual(answer);
    await vi.advanceTimersByTimeAsync(0);
    expect(worker?.asked).toEqual([100, 200]);
    worker?.onmessage({ data: [] });
    expect(await second).toEqual([]);
    expect(HandWorker.all).toHaveLength(1);
  });

  test('a worker with nothing to do ends, and another begins when there is something', async () => {
    const open = openInWorker('worker.js');
    const opened = open(keys, rows(100));
    await vi.advanceTimersByTimeAsync(0);
    HandWorker.all[0]?.onmessage({ data: answer });
    await opened;
    await vi.advanceTimersByTimeAsync(9_000);
    expect(HandWorker.all[0]?.isTerminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(HandWorker.all[0]?.isTerminated).toBe(true);
    const again = open(keys, rows(100));
    await vi.advanceTimersByTimeAsync(0);
    HandWorker.all[1]?.onmessage({ data: answer });
    expect(await again).toEqual(answer);
  });

  test('a worker that breaks is asked nothing more: what waited for it and what comes opens on the page', async () => {
    const open = openInWorker('worker.js');
    const [first, second] = [open(keys, rows(100)), open(keys, rows(200))];
    await vi.advanceTimersByTimeAsync(0);
    HandWorker.all[0]?.onerror();
    expect(await first).toEqual(here(100));
    expect(await second).toEqual(here(200));
    expect(await open(keys, rows(300))).toEqual(here(300));
    expect(HandWorker.all.map(({ asked }) => asked)).toEqual([[100]]);
  });

  test('a worker that never answers holds nothing up for longer than half a minute', async () => {
    const open = openInWorker('worker.js');
    let opened: unknown = null;
    const first = open(keys, rows(100)).then((result) => {
      opened = result;
    });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(opened).toBe(null);
    await vi.advanceTimersByTimeAsync(1_000);
    await first;
    expect(opened).toEqual(here(100));
    // The next page does not wait again.
    expect(await open(keys, rows(100))).toEqual(here(100));
  });
});
