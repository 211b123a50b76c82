export default {
  lineLocal: 'この　パソコンだけ',
  lineUpToDate: 'いちばん　{新|あたら}しいです',
  lineSyncing: '{新|あたら}しく　して　います',
  lineBringing: 'データを　もらって　います　{{percent}}%',
  lineWaiting_other: 'まだ　{送|おく}って　いない　もの　{{count}}こ',
  lineOffline: 'オフライン',
  lineOfflineWaiting_other: 'オフライン・まだ　{{count}}こ　{送|おく}って　いません',
  lineLocked: 'きろくは　まだ　{開|ひら}いて　いません',
  lineLockedWaiting_other: 'きろくは　まだ　{開|ひら}いて　いません・{送|おく}る　もの　{{count}}こ',
  lineSignIn: '{新|あたら}しい　{招待|しょうたい}が　いります',
  lineUpdate: '{新|あたら}しい　アプリが　いります',
};
