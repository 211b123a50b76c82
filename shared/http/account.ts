import * as z from 'zod';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { Epoch } from '#shared/sync/messages.ts';

// Joining, the devices of a member, and their account.

/**
 * 256 random bits, base64url without padding. The device makes its token itself, so a request whose answer was lost can
 * be repeated.
 */
export const Token = z.string().regex(/^[\w-]{43}$/);

export const JoinRequest = z.strictObject({
  code: z.string().min(1).max(64),
  token: Token,
  device: Id,
  deviceName: z.string().max(100),
});
export type JoinRequest = z.infer<typeof JoinRequest>;

export const JoinResponse = z.object({
  npo: z.string(),
  member: z.object({ id: Id, name: z.string() }),
  space: z.object({ id: Id, epoch: Epoch }),
});
export type JoinResponse = z.infer<typeof JoinResponse>;

/** A device that turned out to be a copy takes an identity of its own. */
export const NewDevice = JoinRequest.omit({ code: true }).strict();
export type NewDevice = z.infer<typeof NewDevice>;

export const NewDeviceResponse = z.object({ device: Id });

export const DeviceName = z.strictObject({ name: z.string().trim().min(1).max(100) });

/** An invitation as it is issued: by the coordinator, or by a member for another device of their own. */
export const IssuedInvite = z.object({
  /** In groups, for people: `XXXX-XXXX-XXXX`. */
  code: z.string(),
  link: z.string(),
  expiresAt: Instant,
});
export type IssuedInvite = z.infer<typeof IssuedInvite>;

/** The devices of the member who asks. */
export const DeviceList = z.object({
  devices: z.array(
    z.object({
      id: Id,
      name: z.string(),
      createdAt: Instant,
      seenAt: Instant.nullable(),
      isThis: z.boolean(),
    }),
  ),
});
export type DeviceList = z.infer<typeof DeviceList>;

/** What a member has at the server, and what would stay of it in the NPO's projects if they deleted their account. */
export const Account = z.object({
  /** Work that was offered to them. */
  assignments: z.number().int(),
  /** Pages that they showed. */
  shares: z.number().int(),
  sealedRows: z.number().int(),
  devices: z.number().int(),
  /** What they handed over: it stays with the projects, and in the workspaces of those who went on with it. */
  stays: z.array(z.object({ project: z.string(), role: z.string() })),
  /** Stages they have and did not hand over: the NPO can offer them to somebody else. */
  returns: z.array(z.object({ project: z.string(), role: z.string() })),
});
export type Account = z.infer<typeof Account>;

/** The member's own name, typed, so that nobody deletes an account by mistake. */
export const DeleteAccount = z.strictObject({ name: z.string().max(200) });
