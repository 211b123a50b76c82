export default {
  save: '保存する',
  cancel: 'やめる',
  close: '閉じる',
  undo: '元に戻す',
  delete: '消す',
  letterWork: '仕',
  letterVisit: '約',
  letterSleep: '眠',
};
