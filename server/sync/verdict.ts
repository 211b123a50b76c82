import type { SentResult } from '#shared/sync/messages.ts';

/** What was said to an operation, without the record: a repeated operation gets the record as it is by then. */
export type Verdict = Omit<SentResult, 'opId' | 'record'>;
