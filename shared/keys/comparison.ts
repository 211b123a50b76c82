import { canonicalBytes, fromBase64Url, hash } from './bytes.ts';
import type { KeyRequest, Told } from './shapes.ts';

/*
 * How a device that has keys and a new one make sure that there is no man in the middle, while all they have is a
 * server that may lie:
 *
 * 1. The new device *asks*: it sends only the hash of its keys and of a random number.
 * 2. The other *answers* with its own keys and a random number.
 * 3. The new device *shows* what it had hashed.
 * 4. Both show the pictures that come of everything said. The member compares, and says so on both.
 *
 * A man in the middle has to choose what to tell each side before knowing what the other will say, so the chance of
 * pictures that match is one in 2³⁰. This is the commitment of the short authentication strings of ZRTP (RFC 6189,
 * 4.4.1).
 */

/** How many pictures there are, and how many are compared. */
export const PICTURES = 32;
export const COMPARED = 6;

/** Step 1: the commitment of a new device to its keys and nonce, which does not reveal them. */
export function commitmentOf(space: string, device: string, { keys, nonce }: Told): Promise<string> {
  return hash(canonicalBytes('kotsukotsu commitment 1', space, device, keys.sign, keys.agree, nonce));
}

/** Step 3: true when what a device shows is what it has committed to. */
export async function isAsCommitted(
  space: string,
  { device, commitment, shown }: KeyRequest,
): Promise<boolean> {
  return shown !== null && (await commitmentOf(space, device, shown)) === commitment;
}

/** Step 4: the numbers of the pictures, each from 0 to 31. @returns null while one side has not shown its keys */
export async function comparisonOf(
  space: string,
  { device, commitment, answer, shown }: Omit<KeyRequest, 'askedAt'>,
): Promise<number[] | null> {
  if (!answer || !shown) return null;
  const told = await hash(
    canonicalBytes(
      'kotsukotsu comparison 1',
      space,
      [answer.device, answer.keys.sign, answer.keys.agree, answer.nonce],
      [device, shown.keys.sign, shown.keys.agree, shown.nonce],
      commitment,
    ),
  );
  return [...fromBase64Url(told).subarray(0, COMPARED)].map((byte) => byte % PICTURES);
}
