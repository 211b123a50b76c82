import type { SyncState } from '#renderer/store/state.ts';

/**
 * What can happen to sync.
 * - `wake`: there may be something to do (a write, a nudge, focus, resume, a timer)
 * - `finished`: a round reached the watermark and left nothing to push
 * - `interrupted`: the server could not be reached, or was in trouble
 */
export type SyncEvent =
  | 'joined'
  | 'wake'
  | 'finished'
  | 'interrupted'
  | 'signed-out'
  | 'outdated'
  | 'went-offline'
  | 'came-online';

/** States × events, whole: a missing case does not compile. While the state is `syncing`, a round is under way. */
export const transitions: Record<SyncState, Record<SyncEvent, SyncState>> = {
  local: {
    joined: 'syncing',
    wake: 'local',
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
    finished: 'upgrade-needed',
    interrupted: 'upgrade-needed',
    'signed-out': 'sign-in-needed',
    outdated: 'upgrade-needed',
    'went-offline': 'upgrade-needed',
    'came-online': 'upgrade-needed',
  },
};
