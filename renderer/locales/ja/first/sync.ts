export default {
  lineLocal: 'このパソコンだけ',
  lineUpToDate: 'そろっています',
  lineSyncing: 'そろえています…',
  lineBringing: '作業場を運んでいます… {{percent}}%',
  lineWaiting_other: '{{count}}件が待っています',
  lineOffline: 'オフライン',
  lineOfflineWaiting_other: 'オフライン・{{count}}件が待っています',
  lineLocked: '記録に鍵がかかっています',
  lineLockedWaiting_other: '記録に鍵がかかっています・{{count}}件が待っています',
  lineSignIn: 'もう一度つなぐ',
  lineUpdate: 'アプリの更新待ち',
};
