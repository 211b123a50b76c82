export default {
  title: 'すぐに　する',
  label: '{何|なに}を　しますか',
  hint: 'しごとを　{書|か}くと　{足|た}せます。Ctrl+Kで　{開|ひら}きます。Ctrl+Zで　もどせます。',
  choices: 'できる　こと',
  nothing: '{見|み}つかりません。',
  addToday: 'きょうに　{足|た}す：{{title}}',
  addLater: 'リストに　{足|た}す：{{title}}',
  startFree: 'しごとを　きめないで　はじめる',
  undo: 'もとに　もどす',
  redo: 'もう　{一度|いちど}　する',
  goTo: '{開|ひら}く：{{screen}}',
  addedTo: '「{{title}}」を　{{day}}に　{足|た}しました。',
};
