export default {
  lineLocal: 'このパソコンだけ',
  lineUpToDate: '最新です',
  lineSyncing: '同期しています…',
  lineBringing: 'データを受け取っています… {{percent}}%',
  lineWaiting_other: '{{count}}件が送信待ち',
  lineOffline: 'オフライン',
  lineOfflineWaiting_other: 'オフライン・{{count}}件が送信待ち',
  lineLocked: '自分の記録は、まだ鍵がかかっています',
  lineLockedWaiting_other: '鍵がかかっています・{{count}}件が送信待ち',
  lineSignIn: '新しい招待が必要です',
  lineUpdate: 'アプリの更新が必要です',
};
