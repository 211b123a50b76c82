import { setTimeout as pause } from 'node:timers/promises';
import type { Npo } from '#server/npo.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { refreshAll, refreshUndelivered } from './refresh.ts';

const EVERY_MS = 10 * MINUTE_MS;

/**
 * Delivers what was interrupted when the server last ended, and then retries at intervals what could not be delivered,
 * until the server closes; resolves then.
 */
export async function keepDelivering(npo: Npo): Promise<void> {
  await refreshAll(npo);
  while (!npo.closing.aborted) {
    await pause(EVERY_MS, undefined, { signal: npo.closing, ref: false }).catch(() => {});
    if (!npo.closing.aborted) await refreshUndelivered(npo);
  }
}
