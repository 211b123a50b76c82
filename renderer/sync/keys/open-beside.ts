import { Beside } from '#renderer/host/beside.ts';
import type { Fields } from '#shared/sync/operation.ts';
import { type Opener, type OpeningKeys, openHere, type SealedRow } from './opening.ts';

/** What the page asks the worker. */
export interface AskedToOpen {
  keys: OpeningKeys;
  rows: ReadonlyArray<SealedRow>;
}

/** Fewer rows are opened sooner than a worker starts. */
const MANY = 100;
/** So long a worker waits for more. */
const WAIT_MS = 10_000;

/**
 * Opens many rows beside the page, and few on it; all of them on the page when the worker cannot be fetched.
 * @param address of `opening-worker.ts`
 */
export function openBeside(address: string): Opener {
  let beside: Beside<AskedToOpen, (Fields | null)[]> | null = null;
  let underWay = 0;
  let closing: ReturnType<typeof setTimeout> | undefined;

  return async (keys, rows) => {
    if (rows.length < MANY) return openHere(keys, rows);
    clearTimeout(closing);
    beside ??= new Beside(address);
    underWay++;
    try {
      return await beside.ask({ keys, rows });
    } catch {
      return await openHere(keys, rows);
    } finally {
      underWay--;
      if (underWay === 0) closing = setTimeout(close, WAIT_MS);
    }
  };

  function close(): void {
    beside?.close();
    beside = null;
  }
}
