import type { MiddlewareHandler } from 'hono';
import { jsonBody } from '#server/http/body.ts';
import type { GuardsOf } from '#server/http/serve.ts';
import type { Npo } from '#server/npo.ts';
import { type MemberEnv, memberOnly } from './sign-in.ts';

/** The middleware before every route of members: signed in, body read, turn taken. */
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
    // A stream takes no turn, because it uses nothing while it waits.
    if (stream !== undefined) return [signedIn];
    // A request takes its turn only when its body has arrived, so that a slow sender holds up nobody.
    return bodyBytesMax === undefined ? [signedIn, inTurn] : [signedIn, jsonBody(bodyBytesMax), inTurn];
  };
}
