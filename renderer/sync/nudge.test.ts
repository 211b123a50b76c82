import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { createApi } from './api.ts';
import { listenForNudges } from './nudge.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const NUDGE = 'event: nudge\ndata: {"seq":1}\n\n';

/** How many streams are opened within `ms`, when each sends these pieces and ends. */
async function timesOpened(ms: number, ...pieces: string[]): Promise<number> {
  let opened = 0;
  const closing = new AbortController();
  const events = async (): Promise<ReadableStream<Uint8Array>> => {
    opened++;
    const said = pieces.map((piece) => new TextEncoder().encode(piece));
    return new ReadableStream({
      pull(out) {
        const piece = said.shift();
        if (piece) out.enqueue(piece);
        else out.close();
      },
    });
  };
  const api = { ...createApi({ server: 'http://npo.test', token: null }), events };
  const listening = listenForNudges(
    api,
    closing.signal,
    () => undefined,
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(ms);
  closing.abort();
  await listening;
  return opened;
}

test('a stream that ends after its greeting is asked for less and less: another device may go by the same id', async () => {
  expect(await timesOpened(10 * MINUTE_MS, NUDGE)).toBeLessThan(15);
});

test.each([
  ['a second nudge', NUDGE],
  ['a sign of life', ': keep-alive\n\n'],
])('a stream that ends after %s is soon there again', async (_, piece) => {
  expect(await timesOpened(MINUTE_MS, NUDGE, piece)).toBeGreaterThan(50);
});
