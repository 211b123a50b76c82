import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { nothing, type Route } from '#shared/http/route.ts';
import { ask, type Connection } from './request.ts';

afterEach(() => {
  vi.useRealTimers();
});

const read = {
  method: 'GET',
  path: '/any',
  by: 'device',
  summary: '',
  request: nothing,
  answer: '',
  response: z.object({ ok: z.boolean() }),
  problems: [],
} as const satisfies Route;
const write = {
  ...read,
  method: 'POST',
  request: z.object({ note: z.string() }),
  bodyBytesMax: 1_000_000,
} as const satisfies Route;

/** A connection whose requests are answered by `fetch`. */
function connection(fetch: NonNullable<Connection['fetch']>): Connection {
  return { server: 'https://npo.example', token: 'secret', fetch };
}

describe('a request', () => {
  test('with a large body sends it packed; a small one as it is', async () => {
    const sent: RequestInit[] = [];
    const api = connection(async (_, init) => {
      sent.push(init);
      return Response.json({ ok: true });
    });
    const note = 'a long note '.repeat(10_000);
    const large = JSON.stringify({ note });
    await ask(api, write, { note });
    await ask(api, write, { note: 'short' });
    const [packed, plain] = sent;
    expect(new Headers(packed?.headers).get('content-encoding')).toBe('gzip');
    const bytes = new Uint8Array(packed?.body as ArrayBuffer);
    expect(bytes.length).toBeLessThan(large.length / 20);
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(unpacked).text()).toBe(large);
    expect(plain?.body).toBe('{"note":"short"}');
  });

  test('is given up when nothing has come for half a minute', async () => {
    vi.useFakeTimers();
    const asking = ask(
      connection(
        (_, { signal }) =>
          new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      ),
      read,
      {},
    );
    const ended = expect(asking).rejects.toMatchObject({ code: 'unreachable' });
    await vi.advanceTimersByTimeAsync(29_000);
    await vi.advanceTimersByTimeAsync(2_000);
    await ended;
  });

  test('may take as long as it needs while its answer is coming', async () => {
    vi.useFakeTimers();
    const pieces = ['{"o', 'k":', 'tru', 'e}'];
    const body = new ReadableStream<Uint8Array>({
      async pull(out) {
        await new Promise((done) => setTimeout(done, 20_000));
        const piece = pieces.shift();
        if (piece === undefined) out.close();
        else out.enqueue(new TextEncoder().encode(piece));
      },
    });
    const asking = ask(
      connection(async (_, { signal }) => {
        signal?.addEventListener('abort', () => body.cancel().catch(() => undefined));
        return new Response(body);
      }),
      read,
      {},
    );
    for (let n = 0; n < 6; n++) await vi.advanceTimersByTimeAsync(20_000);
    expect(await asking).toEqual({ ok: true });
  });

  test('an answer that stops coming is no answer', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(out) {
        out.enqueue(new TextEncoder().encode('{"ok":'));
        out.error(new TypeError('cut off'));
      },
    });
    const asking = ask(
      connection(async () => new Response(body)),
      read,
      {},
    );
    await expect(asking).rejects.toMatchObject({ code: 'unreachable' });
  });
});
