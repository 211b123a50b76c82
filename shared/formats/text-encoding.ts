/** How the text of a file may be written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis';

export interface Decoded {
  text: string;
  encoding: Encoding;
}

/** How many bytes of a file are examined to find its encoding without a byte order mark. */
const LOOKED_AT = 4_096;

/**
 * The text of a file, without its byte order mark: UTF-8 or UTF-16 by their mark; UTF-16 without one by the places of
 * its zero bytes; UTF-8 where every byte fits; else Shift_JIS, as a Japanese Excel writes it. Null for what is no text.
 */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const encoding = markedEncoding(bytes) ?? zerosEncoding(bytes);
  const found = encoding ? decode(bytes, encoding) : (decode(bytes, 'utf-8') ?? decode(bytes, 'shift_jis'));
  // No text holds NUL: such a file is binary.
  return found?.text.includes('\0') ? null : found;
}

function markedEncoding([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** Commas, digits and line ends have a zero beside them in UTF-16, on one side only. */
function zerosEncoding(bytes: Uint8Array): Encoding | null {
  const part = bytes.subarray(0, LOOKED_AT - (LOOKED_AT % 2));
  const zeros = [0, 0];
  for (const [index, byte] of part.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const many = part.length / 8;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}

function decode(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}
