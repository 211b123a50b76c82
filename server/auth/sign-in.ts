import { eq } from 'drizzle-orm';
import type { MiddlewareHandler } from 'hono';
import type { Db } from '#server/db/connect.ts';
import { coordinators, devices, spaces } from '#server/db/schema.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { Token } from '#shared/http/account.ts';
import { hashSecret } from './tokens.ts';

/** A device that may speak for its member, and for that member's space only. */
export interface SignedInDevice {
  id: string;
  memberId: string;
  spaceId: string;
  tokenHash: string;
  /** How far it is with what is collected, see `devices` in the schema. */
  lastCursor: number;
  minCursor: number | null;
  /** The marks it may come with, see `devices` in the schema. */
  markSeq: number;
  told: string[];
  toldFrom: number;
}

export interface MemberEnv {
  Variables: { device: SignedInDevice };
}

/** How often `seenAt` is written at most: its precision. */
const SEEN_EVERY_MS = MINUTE_MS;

/** Middleware that lets only signed-in devices of members pass, looked up anew for every request (I13). */
export function memberOnly(npo: Npo): MiddlewareHandler<MemberEnv> {
  return async (c, next) => {
    const tokenHash = bearerHash(c.req.header('authorization'));
    const device = await findDevice(npo.db, tokenHash);
    if (!device) {
      throw new ProblemError((await isCoordinator(npo.db, tokenHash)) ? 'not-allowed' : 'sign-in-needed');
    }
    const now = npo.now();
    if (device.seenAt === null || now - device.seenAt >= SEEN_EVERY_MS) {
      await npo.db.update(devices).set({ seenAt: now }).where(eq(devices.id, device.id));
    }
    c.set('device', device);
    await next();
  };
}

/** Middleware that lets only coordinators pass, looked up anew for every request (I13). */
export function coordinatorOnly(npo: Npo): MiddlewareHandler {
  return async (c, next) => {
    const tokenHash = bearerHash(c.req.header('authorization'));
    if (!(await isCoordinator(npo.db, tokenHash))) {
      throw new ProblemError((await findDevice(npo.db, tokenHash)) ? 'not-allowed' : 'sign-in-needed');
    }
    await next();
  };
}

/** True while the device's token is valid: it was neither revoked nor replaced by another sign-in. */
export async function isSignedIn(db: Db, device: Pick<SignedInDevice, 'id' | 'tokenHash'>): Promise<boolean> {
  const [existing] = await db.select().from(devices).where(eq(devices.id, device.id));
  return existing?.tokenHash === device.tokenHash && existing.revokedAt === null;
}

function bearerHash(header: string | undefined): string {
  const token = Token.safeParse(header?.match(/^Bearer (\S+)$/i)?.[1]);
  if (!token.success) throw new ProblemError('sign-in-needed');
  return hashSecret(token.data);
}

/** The device with this token; undefined when there is none. @throws ProblemError `device-revoked` */
export async function findDevice(db: Db, tokenHash: string) {
  const [device] = await db
    .select({
      id: devices.id,
      memberId: devices.memberId,
      spaceId: spaces.id,
      tokenHash: devices.tokenHash,
      lastCursor: devices.lastCursor,
      minCursor: devices.minCursor,
      markSeq: devices.markSeq,
      told: devices.told,
      toldFrom: devices.toldFrom,
      seenAt: devices.seenAt,
      revokedAt: devices.revokedAt,
    })
    .from(devices)
    .innerJoin(spaces, eq(spaces.memberId, devices.memberId))
    .where(eq(devices.tokenHash, tokenHash));
  if (device && device.revokedAt !== null) throw new ProblemError('device-revoked');
  return device;
}

async function isCoordinator(db: Db, tokenHash: string): Promise<boolean> {
  const found = await db
    .select({ id: coordinators.id })
    .from(coordinators)
    .where(eq(coordinators.tokenHash, tokenHash));
  return found.length > 0;
}
