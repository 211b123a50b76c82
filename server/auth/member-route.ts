import type { MiddlewareHandler } from 'hono';
import { jsonBody } from '#server/http/body.ts';
import type { Npo } from '#server/npo.ts';
import { type MemberEnv, memberOnly } from './sign-in.ts';

/** What a request of a member's device passes before it is answered. Every route for members has one of these. */
export function memberRoute(npo: Npo) {
  const signedIn = memberOnly(npo);
  const inTurn: MiddlewareHandler<MemberEnv> = async (c, next) => {
    const end = await npo.turns.take(c.var.device.spaceId, c.req.raw.signal);
    try {
      await next();
    } finally {
      end();
    }
  };
  return {
    /** One that has no body. */
    asking: [signedIn, inTurn],
    /** One with a body of JSON. It takes its turn when the body is there: who sends slowly holds up nobody. */
    sending: (maxBytes: number) => [signedIn, jsonBody(maxBytes), inTurn],
    /** One that stays open. It holds nothing while it waits. */
    listening: [signedIn],
  };
}
