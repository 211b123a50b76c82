import * as z from 'zod';
import { Id } from '#shared/domain/day/instant.ts';
import { PULL_LIMIT_MAX, PUSH_OPS_MAX, REUPLOAD_RECORDS_MAX } from './limits.ts';
import { JsonValue, Operation, SyncRecord, TableName, Version } from './operation.ts';

/*
 * What a device and the server say to each other, from beginning to end.
 *
 * A member's space has a sequence number that grows with every change, and an epoch: one history of it.
 *
 * 1. A device joins with an invitation (`shared/http/account.ts`) and is told the space's epoch. Its cursor is 0.
 * 2. To show something at once, it asks for what changed last (`recent`). No cursor moves by that.
 * 3. It pulls page by page from its cursor. With each page it stores the records, the new cursor and the server's mark, in
 *    one transaction, until a page says that it is up to date.
 * 4. What the member changes is an operation in the outbox. It pushes them in the order they were made. Each gets a result:
 *    applied, merged with what others wrote, rejected, or deferred until a newer server knows it. An operation that is
 *    pushed again, because its answer was lost, gets the same result.
 * 5. It listens for nudges (`events`). One says that the space has come to a sequence number; then the device pulls.
 * 6. Once an hour it compares: a digest of each table at a sequence number (`digest`). A table that differs is sent again
 *    and pulled anew.
 * 7. With every push and pull it shows the last mark it was told. A server that does not know the mark was set back: it
 *    begins a new epoch and answers `resync`. The device then sends again what it holds (`reupload`), each field with its
 *    own version, and pulls from cursor 0.
 *
 * Values of sealed tables are ciphertext on the whole way; the keys are in `shared/keys`. Routes and problems are in
 * `shared/http/contract.ts`.
 */

/** The sequence number up to which a device has seen its space. */
export const Cursor = z.number().int().min(0);
export const Epoch = z.uuid();

/**
 * Names one moment in a space's history: the server says it with every answer, the device shows the last one it was
 * told. A server that does not know it has been set back to before that moment (I9); a device that shows an older
 * one than before is a copy of itself. Only the server reads what is in it.
 */
export const Mark = z.string().min(1).max(100);

// push

export const PushRequest = z.strictObject({
  epoch: Epoch,
  /** The last mark this device was told; left out while it has none. */
  mark: Mark.optional(),
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
  /**
   * Values that lost against concurrent ones. Each comes once in an answer, with the first operation in which it lost.
   */
  lost: z.array(z.object({ field: z.string(), value: JsonValue, version: Version })).optional(),
});
export type OpResult = z.infer<typeof OpResult>;

/** A result as a server of this version sends it. */
export type SentResult = OpResult & { reason?: Reason | undefined };

export const PushResponse = z.object({
  /**
   * In the order of the operations. An answer has at most about a page, see `PullResponse`: what would not fit into it
   * was not applied, has no result, and is sent again.
   */
  results: z.array(OpResult),
  /** Null while nothing has happened in the space. */
  mark: Mark.nullable(),
});
export type PushResponse = z.infer<typeof PushResponse>;

// pull

/** Query parameters arrive as text. */
export const PullQuery = z.strictObject({
  epoch: Epoch,
  cursor: z.coerce.number().pipe(Cursor),
  /** Up to where the device has stored what came, where it asks ahead of that. */
  stored: z.coerce.number().pipe(Cursor).optional(),
  limit: z.coerce.number().int().min(1).max(PULL_LIMIT_MAX).default(PULL_LIMIT_MAX),
  mark: Mark.optional(),
  /** Only the records of this table: how one that does not match is pulled anew (I12). */
  table: TableName.optional(),
});
export type PullQuery = z.infer<typeof PullQuery>;

export const PullResponse = z.object({
  records: z.array(SyncRecord),
  /** The cursor after this page. */
  next: Cursor,
  upToDate: z.boolean(),
  /** The space's sequence number in the snapshot this page was read from. */
  watermark: Cursor,
  /** Null while nothing has happened in the space. */
  mark: Mark.nullable(),
  /** Changes whenever something about the keys does, see `shared/keys/messages`. */
  keysTag: Cursor.optional(),
});
export type PullResponse = z.infer<typeof PullResponse>;

// recent: what a new device shows first, while it pulls everything

export const EpochQuery = z.strictObject({ epoch: Epoch });
export type EpochQuery = z.infer<typeof EpochQuery>;

export const RecentResponse = z.object({
  /** Of each table those that changed last; no cursor moves by them. */
  records: z.array(SyncRecord),
  /** Null while nothing has happened in the space. */
  mark: Mark.nullable(),
});
export type RecentResponse = z.infer<typeof RecentResponse>;

// digest

export const DigestResponse = z.object({
  /** The sequence number at which it holds. */
  watermark: Cursor,
  /** Of each table that has records; see `digest.ts`. */
  tables: z.record(z.string(), z.string()),
});
export type DigestResponse = z.infer<typeof DigestResponse>;

// reupload: after the epoch changed

/** What a device holds of a row from a former epoch, each field with its own version. */
export const ReuploadedRecord = SyncRecord.omit({ seq: true })
  .extend({
    table: TableName,
    // They are kept as they are sent, so they may not be longer than what the server itself takes.
    vers: z.record(z.string(), Version.extend({ op: z.uuid(), device: Id })),
  })
  .strict();
export type ReuploadedRecord = Omit<SyncRecord, 'seq'>;

export const ReuploadRequest = z.strictObject({
  epoch: Epoch,
  records: z.array(ReuploadedRecord).min(1).max(REUPLOAD_RECORDS_MAX),
});
export type ReuploadRequest = z.infer<typeof ReuploadRequest>;

export const ReuploadResponse = z.object({
  /**
   * In the order of the request: the record as it is now, or null when the server has no place for it. As with a push,
   * what would not fit into an answer is left out, and is sent once more.
   */
  records: z.array(SyncRecord.nullable()),
  mark: Mark.nullable(),
});
export type ReuploadResponse = z.infer<typeof ReuploadResponse>;

// events: server-sent events named `nudge`

/** "There is something": never the data itself. */
export const Nudge = z.object({ seq: Cursor });
export type Nudge = z.infer<typeof Nudge>;
