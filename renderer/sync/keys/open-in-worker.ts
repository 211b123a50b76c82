import { WorkerClient } from '#renderer/host/worker-client.ts';
import type { Fields } from '#shared/sync/operation.ts';
import { type Opener, type OpeningKeys, openHere, type SealedRow } from './opening.ts';

/** What the page asks the worker. */
export interface AskedToOpen {
  keys: OpeningKeys;
  rows: ReadonlyArray<SealedRow>;
}

/** Fewer rows than this are opened faster than a worker starts. */
const MANY = 100;
/** How long to wait for the worker: its script may still be loading. Many rows take it about a second. */
const PATIENCE_MS = 30_000;
/** How long an idle worker is kept. */
const IDLE_MS = 10_000;

/**
 * Opens many rows in a worker, and few on the page; all of them on the page when the worker does not answer.
 * @param address the URL of `opening-worker.ts`
 */
export function openInWorker(address: string): Opener {
  let worker: WorkerClient<AskedToOpen, Fields[]> | null = null;
  let underWay = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  return async (keys, rows) => {
    if (rows.length < MANY) return openHere(keys, rows);
    clearTimeout(idle);
    underWay++;
    const late = setTimeout(() => worker?.close(), PATIENCE_MS);
    try {
      worker ??= new WorkerClient(address);
      return await worker.ask({ keys, rows });
    } catch {
      return await openHere(keys, rows);
    } finally {
      clearTimeout(late);
      underWay--;
      if (underWay === 0) idle = setTimeout(close, IDLE_MS);
    }
  };

  function close(): void {
    worker?.close();
    worker = null;
  }
}
