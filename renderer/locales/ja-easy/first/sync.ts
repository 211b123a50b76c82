export default {
  lineLocal: 'この　パソコンだけ',
  lineUpToDate: 'ぜんぶ　{新|あたら}しいです',
  lineSyncing: '{新|あたら}しく　して　います',
  lineBringing: 'データを　もらって　います　{{percent}}%',
  lineWaiting_other: 'まだ　{送|おく}って　いない　もの　{{count}}こ',
  lineOffline: 'オフライン',
  lineOfflineWaiting_other: 'オフライン・まだ　{{count}}こ　{送|おく}って　いません',
  lineLocked: 'きろくは　まだ　{開|ひら}いて　いません',
  lineLockedWaiting_other: 'まだ　{開|ひら}いて　いません・まだ　{{count}}こ　{送|おく}って　いません',
  lineSignIn: 'もう　{一度|いちど}　つなぐ',
  lineUpdate: '{新|あたら}しい　アプリが　いります',
};
