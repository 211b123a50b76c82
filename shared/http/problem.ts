import * as z from 'zod';
import { Epoch } from '#shared/sync/messages.ts';

/**
 * What can go wrong between app and server. The last part of a problem document's `type`; the app has a sentence
 * for each in every register.
 */
export const problemCodes = [
  'bad-request',
  'too-large',
  'sign-in-needed',
  'device-revoked',
  'device-copied',
  'not-allowed',
  'not-found',
  'resync',
  'keys-changed',
  'upgrade-needed',
  'too-many-requests',
  'invite-unknown',
  'invite-used',
  'invite-expired',
  'device-taken',
  'too-many-devices',
  'conflict',
  'server-error',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

const PREFIX = 'urn:kotsukotsu:problem:';

/** RFC 9457 problem document. */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** With `resync`: the epoch to start over with. */
  epoch: Epoch.optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/** The `type` of a problem. */
export function problemType(code: ProblemCode): string {
  return PREFIX + code;
}

/** The code in a problem document's `type`, or null when it is not one of ours. */
export function problemCode(type: string): ProblemCode | null {
  const code = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : '';
  return problemCodes.find((known) => known === code) ?? null;
}
