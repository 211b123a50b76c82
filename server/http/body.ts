import type { MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';

/** Deeper than anything the app sends; what is read recursively must not be deeper than the stack. */
const JSON_DEPTH_MAX = 64;
/**
 * A body over its limit is still read up to here and thrown away: a client that is cut off while it sends sees a broken
 * network instead of the answer.
 */
const DISCARD_BYTES_MAX = 16 * 1024 * 1024;

/** Lets only a body through that is JSON in UTF-8, of at most `maxBytes` and a sane depth. */
export function jsonBody(maxBytes: number): MiddlewareHandler {
  return async (c, next) => {
    const text = decode(await read(c.req.raw.body, maxBytes));
    if (nestingDepth(text) > JSON_DEPTH_MAX)
      throw new Problem('bad-request', { detail: 'Nested too deeply.' });
    c.req.raw = new Request(c.req.raw, { body: text });
    await next();
  };
}

async function read(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    if (size > DISCARD_BYTES_MAX) break;
  }
  if (size > maxBytes) throw new Problem('too-large', { detail: `The body may have ${maxBytes} bytes.` });
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('bad-request', { detail: 'The body is not UTF-8.' });
  }
}

/** How deep brackets are nested in a JSON text; those inside strings do not count. */
function nestingDepth(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let i = 0; i < json.length; i++) {
    const letter = json[i];
    if (isInString) {
      if (letter === '\\') i++;
      else if (letter === '"') isInString = false;
    } else if (letter === '"') isInString = true;
    else if (letter === '[' || letter === '{') deepest = Math.max(deepest, ++depth);
    else if (letter === ']' || letter === '}') depth--;
  }
  return deepest;
}
