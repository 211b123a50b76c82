import type { LostValue } from '#shared/sync/merge.ts';
import type { SentResult } from '#shared/sync/messages.ts';
import type { Version } from '#shared/sync/operation.ts';

/**
 * What is kept of the result of an operation, to give the same answer when it is repeated. It holds no row, and no
 * value that can be found elsewhere: the record is answered as it is by then, the operation's own lost values come with
 * it when it is repeated, and the lost values of a row that it deleted are in the row.
 */
export interface OpOutcome extends Pick<SentResult, 'outcome' | 'reason'> {
  /** Values that it replaced without having seen them; they are stored nowhere else. */
  lost?: LostValue[];
  /** It deleted a row with values that it had not seen: they are in the row. */
  buried?: true;
  /** Its own values that lost: their fields, and the version they were given. */
  own?: { version: Version; fields: string[] };
}
