import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { codeOf } from '#server/db/errors.ts';
import { jsonExcess } from './json-excess.ts';
import { ProblemError } from './problem.ts';

/**
 * A body over its limit is still read up to here and thrown away: a client that is cut off while it sends sees a broken
 * network instead of the answer.
 */
const DISCARD_BYTES_MAX = 16 * 1024 * 1024;

/**
 * Middleware that accepts only a body of JSON in UTF-8, gzipped or not, of at most `maxBytes` unpacked, and within the
 * limits of `jsonExcess`.
 */
export function jsonBody(maxBytes: number): MiddlewareHandler {
  return async (c, next) => {
    const sent = await read(c.req.raw.body, maxBytes);
    const text = decode(await unpack(sent, c.req.header('content-encoding'), maxBytes));
    const excess = jsonExcess(text);
    if (excess !== null) throw new ProblemError('bad-request', { detail: excess });
    c.req.raw = new Request(c.req.raw, { body: text });
    await next();
  };
}

async function read(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      if (size > DISCARD_BYTES_MAX) break;
    }
  } catch {
    // The client went away, or was cut off because it took too long.
    throw new ProblemError('bad-request', { detail: 'The body did not arrive.' });
  }
  if (size > maxBytes) throw tooLarge(maxBytes);
  return Buffer.concat(chunks);
}

/** Unpacks a body, and stops as soon as it is larger than `maxBytes`. */
async function unpack(
  bytes: Uint8Array,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  if (encoding === undefined) return bytes;
  if (encoding.toLowerCase() !== 'gzip') {
    throw new ProblemError('bad-request', { detail: 'A body may be gzipped, and nothing else.' });
  }
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new ProblemError('bad-request', { detail: 'The body is not gzipped as it says.' });
  }
}

function tooLarge(maxBytes: number): ProblemError {
  return new ProblemError('too-large', { detail: `The body may have ${maxBytes} bytes.` });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('bad-request', { detail: 'The body is not UTF-8.' });
  }
}
