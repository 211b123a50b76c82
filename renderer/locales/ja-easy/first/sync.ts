export default {
  lineLocal: 'このパソコンだけ',
  lineUpToDate: 'そろって　います',
  lineSyncing: 'そろえて　います',
  lineBringing: 'はこんで　います　{{percent}}%',
  lineWaiting_other: '{{count}}こ　{待|ま}って　います',
  lineOffline: 'オフライン',
  lineOfflineWaiting_other: 'オフライン。{{count}}こ　{待|ま}って　います',
  lineLocked: '{記録|きろく}が　{開|ひら}いて　いません',
  lineLockedWaiting_other: '{記録|きろく}が　{開|ひら}いて　いません。{{count}}こ　{待|ま}って　います',
  lineSignIn: 'もう{一度|いちど}　つなぐ',
  lineUpdate: '{新|あたら}しい　アプリが　いります',
};
