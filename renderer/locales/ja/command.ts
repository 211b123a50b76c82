export default {
  title: 'すばやく操作',
  label: '何をしますか',
  hint: 'しごとの名前を書くと足せます。名前の一部を書くと見つかります。Ctrl+K（⌘K）で開き、Ctrl+Z（⌘Z）で元に戻します。',
  choices: 'できること',
  nothing: '見つかりません。',
  addToday: 'きょうの予定に足す：{{title}}',
  addLater: '一覧に足す：{{title}}',
  startFree: 'しごとを決めずにはじめる',
  undo: '元に戻す',
  redo: 'やり直す',
  goTo: '開く：{{screen}}',
  addedTo: '「{{title}}」を{{day}}に足しました。',
};
