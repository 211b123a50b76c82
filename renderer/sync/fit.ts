import { PUSH_BYTES_MAX } from '#shared/sync/limits.ts';
import { byteLength } from '#shared/sync/operation.ts';
import { ServerError } from './request.ts';

/** Room for the envelope around what is sent. */
const ENVELOPE_BYTES = 1_024;

/** What became of sending many at once: what the server took of them, or the one that it never takes. */
export type Fitted<T, A> =
  | { sent: ReadonlyArray<T>; answer: A }
  | { unfit: T; why: 'bad-request' | 'too-large' };

/**
 * Sends as many of the items as the server takes at once, from the first on: what it cannot take as a whole is halved,
 * until it goes or the first stands alone. So one item that cannot be sent blocks no other (I6).
 * @param items at least one
 * @throws ServerError, when it is not about what was sent
 */
export async function sendFitting<T, A>(
  items: ReadonlyArray<T>,
  send: (items: ReadonlyArray<T>) => Promise<A>,
): Promise<Fitted<T, A>> {
  try {
    return { sent: items, answer: await send(items) };
  } catch (error) {
    const why = error instanceof ServerError ? error.code : null;
    const [first] = items;
    if ((why !== 'bad-request' && why !== 'too-large') || first === undefined) throw error;
    if (items.length === 1) return { unfit: first, why };
    return sendFitting(items.slice(0, Math.ceil(items.length / 2)), send);
  }
}

/**
 * The first of the items, as many as fit into one request together; one at least, where there is one.
 * @param sentAs what is sent of an item
 */
export function firstFitting<T>(items: ReadonlyArray<T>, sentAs: (item: T) => unknown): T[] {
  let bytes = 0;
  const end = items.findIndex((item, index) => {
    // With the comma after it.
    bytes += byteLength(JSON.stringify(sentAs(item))) + 1;
    return index > 0 && bytes > PUSH_BYTES_MAX - ENVELOPE_BYTES;
  });
  return items.slice(0, end === -1 ? items.length : end);
}
