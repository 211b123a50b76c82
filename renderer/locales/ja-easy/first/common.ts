export default {
  save: '{保存|ほぞん}する',
  cancel: 'やめる',
  close: '{閉|と}じる',
  undo: 'もとに　もどす',
  delete: '{消|け}す',
  letterWork: 'し',
  letterVisit: 'や',
  letterSleep: 'ね',
  unreadable_other:
    '{新|あたら}しい　アプリで　{書|か}いた　ものが　{{count}}こ　あります。「ぜんぶを　{保存|ほぞん}する」の　ファイルに　{入|はい}ります。',
};
