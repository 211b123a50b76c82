import type { StatusReport } from '#renderer/model/sync/index.ts';

/** What the quiet line says: a picture and a text, with how many wait or how far it is, where that says something. */
export interface SyncPhrase {
  icon: 'local' | 'offline' | 'waiting' | 'syncing' | 'up-to-date' | 'locked' | 'sign-in' | 'update';
  text:
    | {
        key:
          | 'sync.lineLocal'
          | 'sync.lineUpToDate'
          | 'sync.lineSyncing'
          | 'sync.lineOffline'
          | 'sync.lineLocked'
          | 'sync.lineSignIn'
          | 'sync.lineUpdate';
      }
    | { key: 'sync.lineWaiting' | 'sync.lineOfflineWaiting' | 'sync.lineLockedWaiting'; count: number }
    | { key: 'sync.lineBringing'; percent: number };
}

/** The one phrase for a state of sync. "Up to date" is only said when nothing waits and nothing is locked. */
export function syncPhrase(report: StatusReport): SyncPhrase {
  const { membership, status, waiting, isLocked, held, pulled } = report;
  if (!membership) return { icon: 'local', text: { key: 'sync.lineLocal' } };
  switch (status?.state) {
    case 'sign-in-needed':
      return { icon: 'sign-in', text: { key: 'sync.lineSignIn' } };
    case 'upgrade-needed':
      return { icon: 'update', text: { key: 'sync.lineUpdate' } };
    case 'offline':
    case 'backing-off':
      return waiting > 0
        ? { icon: 'offline', text: { key: 'sync.lineOfflineWaiting', count: waiting } }
        : { icon: 'offline', text: { key: 'sync.lineOffline' } };
    case 'up-to-date':
      if (isLocked) {
        const count = waiting + held;
        const text = count > 0 ? ({ key: 'sync.lineLockedWaiting', count } as const) : null;
        return { icon: 'locked', text: text ?? { key: 'sync.lineLocked' } };
      }
      return waiting > 0
        ? { icon: 'waiting', text: { key: 'sync.lineWaiting', count: waiting } }
        : { icon: 'up-to-date', text: { key: 'sync.lineUpToDate' } };
    default:
      if (pulled !== null) {
        const percent = Math.floor(pulled * 100);
        return { icon: 'syncing', text: { key: 'sync.lineBringing', percent } };
      }
      return { icon: 'syncing', text: { key: 'sync.lineSyncing' } };
  }
}
