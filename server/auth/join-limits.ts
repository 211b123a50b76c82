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
 * Limits failed attempts to join: by address, and by code and device, where it is much less, so that whoever fails again and
 * again does not use up what the others at the same address have. The address is looked at first: who is over that leaves
 * no codes and devices to be counted. The body has to be there.
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
