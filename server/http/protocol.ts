import type { MiddlewareHandler } from 'hono';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#shared/sync/versions.ts';
import { Problem } from './problem.ts';

/** Refuses a client that says it speaks another protocol. One that says nothing is taken at its word. */
export const sameProtocol: MiddlewareHandler = async (c, next) => {
  const spoken = c.req.header(PROTOCOL_HEADER);
  if (spoken !== undefined && spoken !== String(PROTOCOL_VERSION)) {
    throw new Problem('upgrade-needed', { detail: `This server speaks version ${PROTOCOL_VERSION}.` });
  }
  await next();
};
