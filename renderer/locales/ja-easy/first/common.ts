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
    '{新|あたら}しい　アプリで　{書|か}いた　ものが　{{count}}{個|こ}　あります。なくなって　いません。「ぜんぶ」の　ファイルに　あります。',
};
