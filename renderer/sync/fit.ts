import { ServerTrouble } from './request.ts';

/** What became of sending many at once: what the server took of them, or the one that it never takes. */
export type Fitted<T, A> =
  | { sent: ReadonlyArray<T>; answer: A }
  | { unfit: T; why: 'bad-request' | 'too-large' };

/**
 * Sends as many of the items as the server takes at once, from the first on: what it cannot take as a whole is halved,
 * until it goes or the first stands alone. So one item that cannot be sent blocks no other (I6).
 * @param items at least one
 * @throws ServerTrouble, when it is not about what was sent
 */
export async function sendFitting<T, A>(
  items: ReadonlyArray<T>,
  send: (items: ReadonlyArray<T>) => Promise<A>,
): Promise<Fitted<T, A>> {
  try {
    return { sent: items, answer: await send(items) };
  } catch (error) {
    const why = error instanceof ServerTrouble ? error.code : null;
    const [first] = items;
    if ((why !== 'bad-request' && why !== 'too-large') || first === undefined) throw error;
    if (items.length === 1) return { unfit: first, why };
    return sendFitting(items.slice(0, Math.ceil(items.length / 2)), send);
  }
}

/** The first of the items, as many as fit into `bytesMax` together; one at least, where there is one. */
export function firstFitting<T>(
  items: ReadonlyArray<T>,
  bytesOf: (item: T) => number,
  bytesMax: number,
): T[] {
  let bytes = 0;
  const end = items.findIndex((item, index) => {
    bytes += bytesOf(item);
    return index > 0 && bytes > bytesMax;
  });
  return items.slice(0, end === -1 ? items.length : end);
}
