import type { SSEStreamingApi } from 'hono/streaming';
import type { Npo } from '#server/npo.ts';
import { currentSeq } from './space.ts';

/** Silence longer than this is broken with a comment, so that proxies and devices see that the stream lives. */
const KEEP_ALIVE_MS = 20_000;

/**
 * Writes a nudge at once and then after every change of the space, until the device goes or the server closes.
 * Changes that come faster than the device reads become one nudge.
 */
export async function streamNudges(npo: Npo, spaceId: string, stream: SSEStreamingApi): Promise<void> {
  let seq = -1;
  let sent = -1;
  let wake = (): void => {};
  const rise = (to: number): void => {
    seq = Math.max(seq, to);
    wake();
  };
  // Listening comes before reading, so that no change falls between.
  const unsubscribe = npo.nudges.subscribe(spaceId, rise);
  const end = (): void => wake();
  stream.onAbort(end);
  npo.closing.addEventListener('abort', end);
  try {
    rise(await currentSeq(npo.db, spaceId));
    while (!stream.aborted && !npo.closing.aborted) {
      if (seq > sent) {
        sent = seq;
        await stream.writeSSE({ event: 'nudge', data: JSON.stringify({ seq }) });
        continue;
      }
      const isQuiet = await new Promise<boolean>((done) => {
        const timer = setTimeout(() => done(true), KEEP_ALIVE_MS);
        wake = () => {
          clearTimeout(timer);
          done(false);
        };
      });
      if (isQuiet) await stream.write(': keep-alive\n\n');
    }
  } finally {
    unsubscribe();
    npo.closing.removeEventListener('abort', end);
  }
}
