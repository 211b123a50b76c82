/** The one phrase about sync at the foot of the navigation. */
export default {
  lineLocal: 'On this computer only',
  lineUpToDate: 'Up to date',
  lineSyncing: 'Syncing…',
  lineBringing: 'Receiving your data… {{percent}}%',
  lineWaiting_one: '{{count}} change waiting',
  lineWaiting_other: '{{count}} changes waiting',
  lineOffline: 'Offline',
  lineOfflineWaiting_one: 'Offline, {{count}} change waiting',
  lineOfflineWaiting_other: 'Offline, {{count}} changes waiting',
  lineLocked: 'Your records are still locked here',
  lineLockedWaiting_one: 'Locked here, {{count}} change waiting',
  lineLockedWaiting_other: 'Locked here, {{count}} changes waiting',
  lineSignIn: 'New invite needed',
  lineUpdate: 'Update needed',
} as const;
