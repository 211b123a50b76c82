import { expect, test } from 'vitest';
import type { StatusReport } from '#renderer/model/sync/status.ts';
import type { SyncState } from '#renderer/store/state.ts';
import { syncPhrase } from './sync-phrase.ts';

const membership = {
  server: 'https://npo.example',
  npo: 'A made-up NPO',
  member: { id: 'm', name: 'Someone' },
  space: 's',
  device: 'd',
};

function report(state: SyncState, rest: Partial<StatusReport> = {}): StatusReport {
  return {
    membership,
    status: { state, error: null, lastSyncAt: null },
    waiting: 0,
    held: 0,
    isLocked: false,
    pulled: null,
    ...rest,
  };
}

test.each([
  ['nothing waits', report('up-to-date'), { key: 'sync.lineUpToDate' }],
  ['something waits', report('up-to-date', { waiting: 3 }), { key: 'sync.lineWaiting', count: 3 }],
  ['a round is under way', report('syncing', { waiting: 3 }), { key: 'sync.lineSyncing' }],
  [
    'a long pull is under way',
    report('syncing', { pulled: 0.999 }),
    { key: 'sync.lineBringing', percent: 99 },
  ],
  ['a long pull was interrupted', report('offline', { pulled: 0.4 }), { key: 'sync.lineOffline' }],
  ['offline', report('offline', { waiting: 1 }), { key: 'sync.lineOfflineWaiting', count: 1 }],
  ['tried again and again', report('backing-off'), { key: 'sync.lineOffline' }],
  ['the token is not known', report('sign-in-needed', { waiting: 1 }), { key: 'sync.lineSignIn' }],
  ['the app is too old', report('upgrade-needed', { waiting: 1 }), { key: 'sync.lineUpdate' }],
  ['the records are locked', report('up-to-date', { isLocked: true }), { key: 'sync.lineLocked' }],
  [
    'records wait behind a lock',
    report('up-to-date', { isLocked: true, held: 4_000, waiting: 2 }),
    { key: 'sync.lineLockedWaiting', count: 4_002 },
  ],
  ['they are locked, and offline', report('offline', { isLocked: true }), { key: 'sync.lineOffline' }],
  ['nobody has joined', report('local', { membership: null }), { key: 'sync.lineLocal' }],
])('%s: one phrase', (_what, given, text) => {
  expect(syncPhrase(given).text).toEqual(text);
});
