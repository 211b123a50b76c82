import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { SyncErrorCode } from '#renderer/store/state.ts';
import { KEEP_ALIVE_MS } from '#shared/sync/limits.ts';
import { Nudge } from '#shared/sync/messages.ts';
import type { Api } from './api.ts';
import { backOffMs } from './back-off.ts';
import { ServerError } from './request.ts';

/** The server sends something every `KEEP_ALIVE_MS`; a stream that is silent for longer than this is dead. */
const DEAD_AFTER_MS = 3 * KEEP_ALIVE_MS;

const refusals: ReadonlyArray<SyncErrorCode> = ['sign-in-needed', 'device-revoked', 'upgrade-needed'];

/**
 * Listens for nudges until `signal` ends, and reconnects after interruptions. A nudge says nothing but a sequence
 * number; what is behind it is pulled.
 * @param onRefused called when the server refuses the stream; the next round of sync finds out whether to sign in or to
 *   update
 */
export async function listenForNudges(
  api: Api,
  signal: AbortSignal,
  onNudge: (nudge: Nudge) => void,
  onRefused: () => void,
): Promise<void> {
  let attempt = 0;
  while (!signal.aborted) {
    let retryAfterMs: number | null = null;
    // Only a second piece resets the back-off: a stream that ended after its greeting may have been replaced by another
    // one of the same device, such as by a copy.
    let pieces = 0;
    const watch = watchSilence(() => {
      if (++pieces > 1) attempt = 0;
    });
    try {
      const body = await api.events(AbortSignal.any([signal, watch.dead]));
      for await (const nudge of nudgesOf(body.pipeThrough(watch.stream))) onNudge(nudge);
    } catch (error) {
      if (error instanceof ServerError) {
        retryAfterMs = error.retryAfterMs;
        if (refusals.includes(error.code)) onRefused();
      }
    } finally {
      watch.end();
    }
    await pause(backOffMs(attempt++, Math.random(), retryAfterMs), signal);
  }
}

/**
 * Watches what comes through `stream`, and calls `heard` for each piece; `dead` fires when nothing came for
 * {@link DEAD_AFTER_MS}.
 */
function watchSilence(heard: () => void): {
  stream: TransformStream<Uint8Array, Uint8Array>;
  dead: AbortSignal;
  end(): void;
} {
  const death = new AbortController();
  let timer = setTimeout(() => death.abort(), DEAD_AFTER_MS);
  const stream = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, out) {
      clearTimeout(timer);
      timer = setTimeout(() => death.abort(), DEAD_AFTER_MS);
      heard();
      out.enqueue(chunk);
    },
  });
  return { stream, dead: death.signal, end: () => clearTimeout(timer) };
}

async function* nudgesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Nudge> {
  const decoder = new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>;
  const reader = body.pipeThrough(decoder).pipeThrough(new EventSourceParserStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    if (value.event !== 'nudge') continue;
    const nudge = Nudge.safeParse(parseJson(value.data));
    if (nudge.success) yield nudge.data;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
