import type { MiddlewareHandler } from 'hono';
import { PROTOCOL_FLOOR, PROTOCOL_HEADER } from '#shared/sync/versions.ts';
import { ProblemError } from './problem.ts';

/** Refuses a client that says it speaks a protocol below the floor. A client that names no version is accepted. */
export const protocolFloor: MiddlewareHandler = async (c, next) => {
  const spoken = c.req.header(PROTOCOL_HEADER);
  // Written this way round, so that NaN is refused too.
  if (spoken !== undefined && !(Number(spoken) >= PROTOCOL_FLOOR)) {
    throw new ProblemError('upgrade-needed', {
      detail: `This server speaks version ${PROTOCOL_FLOOR} and later.`,
    });
  }
  await next();
};
