import type { Bytes } from './bytes.ts';

/** The smallest class, in bytes. */
const SMALLEST = 32;
/** Up to here a class is twice the one before; above, sixteen classes lie between a power of two and the next. */
const DOUBLING_UP_TO = 1_024;
/** The mark between content and padding (ISO/IEC 7816-4): one byte of 0x80, then zeros. */
const END = 0x80;

/** The size class of a content of so many bytes: all contents of a class look the same from outside. */
export function sizeClass(length: number): number {
  const needed = length + 1;
  const power = 2 ** Math.ceil(Math.log2(Math.max(needed, SMALLEST)));
  if (power <= DOUBLING_UP_TO) return power;
  const step = power / 32;
  return Math.ceil(needed / step) * step;
}

/** A content filled up to its size class. */
export function pad(content: Uint8Array): Bytes {
  const padded = new Uint8Array(sizeClass(content.length));
  padded.set(content);
  padded[content.length] = END;
  return padded;
}

/** The content of {@link pad}. @throws when there is no mark */
export function unpad(padded: Uint8Array): Uint8Array {
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== END) throw new Error('no end of content');
  return padded.subarray(0, end);
}
