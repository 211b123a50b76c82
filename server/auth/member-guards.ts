import type { MiddlewareHandler } from 'hono';
import { jsonBody } from '#server/http/body.ts';
import type { GuardsOf } from '#server/http/serve.ts';
import type { Npo } from '#server/npo.ts';
import { type MemberEnv, memberOnly } from './sign-in.ts';

/** What a request of a member's device passes before it is answered. */
export function memberGuards(npo: Npo): GuardsOf<MemberEnv> {
  const signedIn = memberOnly(npo);
  const inTurn: MiddlewareHandler<MemberEnv> = async (c, next) => {
    const end = await npo.turns.take(c.var.device.spaceId, c.req.raw.signal);
    try {
      await next();
    } finally {
      end();
    }
  };
  return ({ stream, bodyBytesMax }) => {
    // A stream holds nothing while it waits.
    if (stream !== undefined) return [signedIn];
    // A request takes its turn when its body is there: who sends slowly holds up nobody.
    return bodyBytesMax === undefined ? [signedIn, inTurn] : [signedIn, jsonBody(bodyBytesMax), inTurn];
  };
}
