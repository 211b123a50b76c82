import type { SyncState } from '#renderer/store/state.ts';

/*
 *                joined                      finished
 *     local ───────────────►  syncing  ─────────────────►  up-to-date
 *                             ▲  │  ▲                           │
 *                 came-online │  │  └── wake, look, joined ─────┤
 *                             │  │                              │
 *     offline ────────────────┘  └── interrupted ──►  backing-off
 *
 *     went-offline leads from these to `offline`, signed-out to `sign-in-needed` (joined leads on from there), outdated to
 *     `upgrade-needed`, which a newer app alone ends.
 */

/**
 * What can happen to sync.
 * - `wake`: there may be something to do (a write, a nudge, the time to try again)
 * - `look`: the member is back at the window or asks for a sync: earlier failures no longer delay it
 * - `finished`: a round reached the watermark and left nothing to push
 * - `interrupted`: the server could not be reached, or was in trouble
 */
export type SyncEvent =
  | 'joined'
  | 'wake'
  | 'look'
  | 'finished'
  | 'interrupted'
  | 'signed-out'
  | 'outdated'
  | 'went-offline'
  | 'came-online';

/** The state of sync, with the data that belongs to that state. */
export type Sync =
  | { readonly state: Exclude<SyncState, 'syncing' | 'backing-off'> }
  | {
      readonly state: 'syncing';
      /** How many rounds in a row were interrupted before this one. */
      readonly failures: number;
      /** Something happened since the round began: there may be more to do. */
      readonly isWakened: boolean;
    }
  | { readonly state: 'backing-off'; readonly failures: number };

/** How sync stands after an event. */
export function nextSync(before: Sync, event: SyncEvent): Sync {
  const state = transitions[before.state][event];
  const failures = 'failures' in before ? before.failures : 0;
  if (state === 'syncing') {
    return {
      state,
      failures: event === 'wake' ? failures : 0,
      isWakened: before.state === 'syncing',
    };
  }
  if (state === 'backing-off') return { state, failures: failures + (event === 'interrupted' ? 1 : 0) };
  return { state };
}

/** States × events, whole: a missing case does not compile. While the state is `syncing`, a round is under way. */
export const transitions: Record<SyncState, Record<SyncEvent, SyncState>> = {
  local: {
    joined: 'syncing',
    wake: 'local',
    look: 'local',
    finished: 'local',
    interrupted: 'local',
    'signed-out': 'local',
    outdated: 'local',
    'went-offline': 'local',
    'came-online': 'local',
  },
  offline: {
    joined: 'offline',
    wake: 'offline',
    look: 'offline',
    finished: 'offline',
    interrupted: 'offline',
    'signed-out': 'sign-in-needed',
    outdated: 'upgrade-needed',
    'went-offline': 'offline',
    'came-online': 'syncing',
  },
  'up-to-date': {
    joined: 'syncing',
    wake: 'syncing',
    look: 'syncing',
    finished: 'up-to-date',
    interrupted: 'backing-off',
    'signed-out': 'sign-in-needed',
    outdated: 'upgrade-needed',
    'went-offline': 'offline',
    'came-online': 'syncing',
  },
  syncing: {
    joined: 'syncing',
    wake: 'syncing',
    look: 'syncing',
    finished: 'up-to-date',
    interrupted: 'backing-off',
    'signed-out': 'sign-in-needed',
    outdated: 'upgrade-needed',
    'went-offline': 'offline',
    'came-online': 'syncing',
  },
  'backing-off': {
    joined: 'syncing',
    wake: 'syncing',
    look: 'syncing',
    finished: 'up-to-date',
    interrupted: 'backing-off',
    'signed-out': 'sign-in-needed',
    outdated: 'upgrade-needed',
    'went-offline': 'offline',
    'came-online': 'syncing',
  },
  'sign-in-needed': {
    joined: 'syncing',
    wake: 'sign-in-needed',
    look: 'sign-in-needed',
    finished: 'sign-in-needed',
    interrupted: 'sign-in-needed',
    'signed-out': 'sign-in-needed',
    outdated: 'upgrade-needed',
    'went-offline': 'sign-in-needed',
    'came-online': 'sign-in-needed',
  },
  'upgrade-needed': {
    joined: 'upgrade-needed',
    wake: 'upgrade-needed',
    look: 'upgrade-needed',
    finished: 'upgrade-needed',
    interrupted: 'upgrade-needed',
    'signed-out': 'sign-in-needed',
    outdated: 'upgrade-needed',
    'went-offline': 'upgrade-needed',
    'came-online': 'upgrade-needed',
  },
};
