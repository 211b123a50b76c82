export default {
  title: 'ひとことで',
  label: '何をしますか',
  hint: 'しごとを書くと足せます。名前の一部を書くと見つかります。Ctrl+K（⌘K）で開き、Ctrl+Z（⌘Z）で元に戻します。',
  choices: 'できること',
  nothing: 'その名前のものはありません。',
  addToday: 'きょうに足す：{{title}}',
  addLater: '一覧に足す：{{title}}',
  startFree: '時計だけはじめる',
  undo: 'さっきのことを元に戻す',
  redo: '戻したことをもう一度する',
  goTo: '開く：{{screen}}',
  addedTo: '「{{title}}」を{{day}}に足しました。',
};
