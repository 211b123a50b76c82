// How sync stands, as a member reads it: its state, what waits, and what they may want to look at again.
export {
  bringBack,
  type Conflict,
  type Inverse,
  putAway,
  putBack,
  type Rejection,
  retryRejected,
  takeOther,
} from './journal.ts';
export { type AboutRow, type Journal, type Notice, readJournal } from './read-journal.ts';
export type { RowName } from './row-name.ts';
export { readStatus, type StatusReport, useStatus } from './status.ts';
export { readWaiting, type WaitingOps, type WaitingRow } from './waiting.ts';
