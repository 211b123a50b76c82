export default {
  save: '保存する',
  cancel: 'やめる',
  close: '閉じる',
  undo: '元に戻す',
  add: '足す',
  edit: '直す',
  delete: '消す',
  start: 'はじめる',
  letterWork: '仕',
  letterSleep: '眠',
};
