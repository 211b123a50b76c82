import type { OpResult } from '#shared/sync/messages.ts';

/** What was said to an operation, without the record: a repeated operation gets the record as it is by then. */
export type Verdict = Omit<OpResult, 'opId' | 'record'>;
