import type { LostValue } from '#shared/sync/merge.ts';
import type { SentResult } from '#shared/sync/messages.ts';
import type { Version } from '#shared/sync/operation.ts';

/**
 * What is kept of what was said to an operation, to say the same when it is repeated. It holds no row, and no value
 * that is known otherwise: the record is told as it is by then, values that lost in the operation come with it again,
 * and those of a row that it deleted are in the row.
 */
export interface OpOutcome extends Pick<SentResult, 'outcome' | 'reason'> {
  /** Values that it replaced without having seen them: nowhere else are they kept. */
  lost?: LostValue[];
  /** It deleted a row with values that it had not seen: they are in the row. */
  buried?: true;
  /** Its own values that lost: their fields, and the version they were given. */
  own?: { version: Version; fields: string[] };
}
