import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { clientAddress } from '#server/http/address.ts';
import { failureLimit } from '#server/http/rate-limit.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { JoinRequest } from '#shared/http/account.ts';
import { normalizeInviteCode } from '#shared/sync/invite.ts';

/** Failed attempts in a minute with one code, or of one device. A guess at a code is right once in 10^18. */
const ATTEMPTS_MAX = 10;
/** Failed attempts in a minute from one address, which all members behind one proxy or router may share. */
const ADDRESS_MAX = 300;

/**
 * Limits failed attempts to join: per address, and, with a much lower limit, per code and per device, so that one who
 * keeps failing does not use up the limit of the others at the same address. The address is checked first: a client
 * over its limit adds no codes and devices to the counters. Comes after `jsonBody`, since it reads the body.
 * @param proxies how many proxies stand in front of the server
 */
export function joinLimits(proxies: number): MiddlewareHandler[] {
  const by = (part: (attempt: JoinRequest) => string) => (c: Context) =>
    c.req.json().then(
      (json) => {
        const { data } = JoinRequest.safeParse(json);
        return data ? part(data) : null;
      },
      () => null,
    );
  return [
    failureLimit(ADDRESS_MAX, MINUTE_MS, (c) =>
      clientAddress(getConnInfo(c).remote.address ?? '', c.req.header('x-forwarded-for'), proxies),
    ),
    failureLimit(
      ATTEMPTS_MAX,
      MINUTE_MS,
      by(({ code }) => normalizeInviteCode(code) ?? code),
    ),
    failureLimit(
      ATTEMPTS_MAX,
      MINUTE_MS,
      by(({ device }) => device),
    ),
  ];
}
