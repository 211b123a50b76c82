export default {
  save: '保存する',
  cancel: 'やめる',
  close: '閉じる',
  undo: '元に戻す',
  delete: '消す',
  letterWork: 'し',
  letterVisit: '約',
  letterSleep: '眠',
  unreadable_other:
    '新しいバージョンのアプリで書かれたものが、{{count}}件あります。消えてはいません。「全部を保存」のファイルにも入ります。',
};
