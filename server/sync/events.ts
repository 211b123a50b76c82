import type { SSEStreamingApi } from 'hono/streaming';
import { isSignedIn, type SignedInDevice } from '#server/auth/sign-in.ts';
import type { Npo } from '#server/npo.ts';
import { KEEP_ALIVE_MS } from '#shared/sync/limits.ts';
import { currentSeq } from './space.ts';

/**
 * Writes a nudge at once and then after every change of the space, until the device goes, opens another stream, is
 * revoked, or the server closes. Changes that come faster than the device reads become one nudge.
 * @param keepAliveMs silence longer than this is broken with a comment, so that proxies and devices see that the
 *   stream lives
 */
export async function streamNudges(
  npo: Npo,
  device: Pick<SignedInDevice, 'id' | 'spaceId' | 'tokenHash'>,
  stream: SSEStreamingApi,
  keepAliveMs = KEEP_ALIVE_MS,
): Promise<void> {
  /** The number of a nudge that is still to be written. */
  let news: number | null = null;
  let wake = (): void => {};
  const hear = (seq: number): void => {
    news = Math.max(news ?? 0, seq);
    wake();
  };
  const take = (): number | null => {
    const seq = news;
    news = null;
    return seq;
  };
  // Listening comes before reading, so that no change falls between.
  const unsubscribe = npo.nudges.subscribe(device.spaceId, device.id, {
    hear,
    // Also ends a write that waits for a client which does not read.
    end: () => stream.abort(),
  });
  const end = (): void => wake();
  stream.onAbort(end);
  npo.closing.addEventListener('abort', end);
  try {
    hear(await currentSeq(npo.db, device.spaceId));
    let isQuiet = false;
    while (!stream.aborted && !npo.closing.aborted) {
      if (news === null && !isQuiet) {
        isQuiet = await new Promise<boolean>((done) => {
          const timer = setTimeout(() => done(true), keepAliveMs);
          wake = () => {
            clearTimeout(timer);
            done(false);
          };
        });
        continue;
      }
      // Checked again before every write: the device may have been signed out since it opened the stream (I13).
      if (!(await isSignedIn(npo.db, device))) break;
      isQuiet = false;
      const seq = take();
      if (seq === null) await stream.write(': keep-alive\n\n');
      else await stream.writeSSE({ event: 'nudge', data: JSON.stringify({ seq }) });
    }
  } catch (error) {
    // The response has begun, so no problem document can be sent: the stream just ends, and the device opens another
    // one.
    npo.log.error({ err: error }, 'a nudge stream broke off');
  } finally {
    unsubscribe();
    npo.closing.removeEventListener('abort', end);
  }
}
