import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { every } from 'hono/combine';
import { Problem } from './problem.ts';

/** Deeper than anything the app sends; what is read recursively must not be deeper than the stack. */
const JSON_DEPTH_MAX = 64;

/** Lets only a body through that is JSON in UTF-8, of at most `maxBytes` and a sane depth. */
export function jsonBody(maxBytes: number): MiddlewareHandler {
  return every(
    bodyLimit({
      maxSize: maxBytes,
      onError: () => {
        throw new Problem('too-large', { detail: `The body may have ${maxBytes} bytes.` });
      },
    }),
    async (c, next) => {
      const text = decode(await c.req.arrayBuffer());
      if (nestingDepth(text) > JSON_DEPTH_MAX)
        throw new Problem('bad-request', { detail: 'Nested too deeply.' });
      await next();
    },
  );
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('bad-request', { detail: 'The body is not UTF-8.' });
  }
}

/** How deep brackets are nested in a JSON text; those inside strings do not count. */
export function nestingDepth(json: string): number {
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
