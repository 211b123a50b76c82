import type { Change } from '#renderer/store/write.ts';

/** What the network does to one request. */
export type Fault =
  | { kind: FaultKind; at: number; later?: number }
  /** Other things happen before it arrives, while it is answered, or before its answer arrives. */
  | { kind: 'meanwhile'; at: number; when: 'before' | 'during' | 'after'; steps: Step[] };

export const faultKinds = [
  /** The server never sees it. */
  'lost-request',
  /** The server does it, the device never hears. */
  'lost-answer',
  /** The server sees it twice. */
  'twice',
  /** The device gives it up, and it arrives some steps later. */
  'late',
  /** It is answered, and arrives once more some steps later. */
  'late-again',
  /** Only half of the answer arrives. */
  'cut-in-half',
  /** Another program answers that the server is busy. */
  'busy',
  /** The device ends before it is sent, or before the answer arrives. */
  'crash-before',
  'crash-after',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/**
 * One thing that happens. `who` is taken modulo the number of computers that can do it, so every step fits every world.
 */
export type Step = {
  /** Seeds whatever is chosen within the step, so that it does the same when others are left out. */
  salt: number;
  /** How long nothing happens before it, in milliseconds. */
  after: number;
} /** `write`: random changes, unless `changes` is given. */ & (
  | { do: 'write'; who: number; cutAfter?: number; wish?: 'delete'; changes?: Change[] }
  | { do: 'undo'; who: number }
  | { do: 'sync'; who: number; faults: Fault[]; cutAfter?: number }
  /** Writes, and syncs at once. */
  | { do: 'work'; who: number }
  | { do: 'restart'; who: number }
  | { do: 'set-clock'; who: number; by: number }
  | { do: 'join'; who: number }
  | { do: 'get-keys'; who: number }
  | { do: 'change-sheet'; who: number }
  | { do: 'begin-keys-anew'; who: number }
  | { do: 'copy-profile'; who: number }
  | { do: 'keep-profile'; who: number }
  | { do: 'put-back-profile'; who: number }
  | { do: 'rot'; who: number }
  | { do: 'revoke'; who: number }
  | { do: 'offer-stage' }
  | { do: 'back-up-server' }
  | { do: 'restore-server' }
  | { do: 'reset-server' }
  | { do: 'update-server' }
  | { do: 'collect' }
);

export interface DevicePlan {
  /** Whose it is: the member's, or the colleague's on the same project. */
  member: 0 | 1;
  /** How far its clock is off, in milliseconds, and how it drifts. */
  clockOff: number;
  clockRate: number;
  isJoined: boolean;
  hasKeys: boolean;
  /** It runs a newer version of the app, which has a field more. */
  isNewer: boolean;
}

/** Everything about one run. */
export interface Schedule {
  seed: number;
  devices: DevicePlan[];
  /** The server begins as an older version. */
  isOldServer: boolean;
  /** How many records one page holds, and how many operations or records one request, before they are too much. */
  pageMax: number;
  batchMax: number;
  steps: Step[];
}
