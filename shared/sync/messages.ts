import * as z from 'zod';
import { Id, Instant } from '../domain/instant.ts';
import { PULL_LIMIT_MAX, PUSH_OPS_MAX } from './limits.ts';
import { JsonValue, Operation, SyncRecord, Version } from './operation.ts';

/** The sequence number up to which a device has seen its space. */
export const Cursor = z.number().int().min(0);
export const Epoch = z.uuid();

// POST /v1/sync/push

export const PushRequest = z.strictObject({
  epoch: Epoch,
  ops: z.array(Operation).min(1).max(PUSH_OPS_MAX),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** Why an operation was rejected or deferred, as far as this version knows. */
export const Reason = z.enum([
  'not-allowed',
  'not-found',
  'invalid-value',
  'too-large',
  'op-id-reused',
  'wrong-device',
  'sealed-needs-key',
  'unknown-to-server',
]);
export type Reason = z.infer<typeof Reason>;

/** What became of one operation. */
export const OpResult = z.object({
  opId: z.string(),
  /** `deferred`: this server does not know it yet; it stays in the outbox. */
  outcome: z.enum(['applied', 'merged', 'rejected', 'deferred']),
  /** One of {@link Reason}, or what a newer server calls it: an older client still reads the answer (I11). */
  reason: z.string().max(64).optional(),
  /**
   * The record after the whole push. Each row's record comes once, with the last result about that row, whatever the
   * outcome; with the results before it, it is null, as when there is no record.
   */
  record: SyncRecord.nullable(),
  lost: z.array(z.object({ field: z.string(), value: JsonValue, version: Version })).optional(),
});
export type OpResult = z.infer<typeof OpResult>;

/** A result as a server of this version sends it. */
export type SentResult = OpResult & { reason?: Reason | undefined };

export const PushResponse = z.object({ results: z.array(OpResult) });
export type PushResponse = z.infer<typeof PushResponse>;

// GET /v1/sync/pull

/** Query parameters arrive as text. */
export const PullQuery = z.strictObject({
  epoch: Epoch,
  cursor: z.coerce.number().pipe(Cursor),
  limit: z.coerce.number().int().min(1).max(PULL_LIMIT_MAX).default(PULL_LIMIT_MAX),
});
export type PullQuery = z.infer<typeof PullQuery>;

export const PullResponse = z.object({
  records: z.array(SyncRecord),
  /** The cursor after this page. */
  next: Cursor,
  upToDate: z.boolean(),
  /** The space's sequence number in the snapshot this page was read from. */
  watermark: Cursor,
});
export type PullResponse = z.infer<typeof PullResponse>;

// GET /v1/sync/events: server-sent events named `nudge`

/** "There is something": never the data itself. */
export const Nudge = z.object({ seq: Cursor });
export type Nudge = z.infer<typeof Nudge>;

// POST /v1/join

/** 256 random bits, base64url without padding. The device makes its token itself, so a lost answer can be asked again. */
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

/** GET /v1/devices: the devices of the member who asks. */
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
