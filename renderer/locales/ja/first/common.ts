export default {
  save: '保存する',
  cancel: 'やめる',
  close: '閉じる',
  undo: '元に戻す',
  delete: '消す',
  letterWork: '仕',
  letterVisit: '約',
  letterSleep: '眠',
  unreadable_other:
    '新しい版のアプリで書かれたものが、ここに{{count}}件あります。消えてはいません。「すべて」のファイルにも入ります。',
};
