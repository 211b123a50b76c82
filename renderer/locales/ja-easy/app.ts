export default {
  name: 'こつこつ',
  skip: 'ページへ　{進|すす}む',
  navigation: 'ページの　リスト',
  today: 'きょう',
  tasks: 'しごと',
  focus: 'しごとちゅう',
  log: 'きろく',
  week: '1しゅうかん',
  settings: 'せってい',
  status: 'つながり',
  brokenTitle: 'ページが　{止|と}まりました',
  brokenText:
    '{書|か}いた　ものは　{残|のこ}って　います。もう{一度|いちど}　{開|ひら}いて　ください。{続|つづ}きから　できます。',
  unopenedTitle: 'きろくを　{開|ひら}けませんでした',
  unopenedText:
    '{書|か}いた　ものは　{消|き}えて　いません。ほかの　まどを　{閉|と}じて　ください。パソコンに　あきを　つくって　ください。もう{一度|いちど}　{開|ひら}いて　ください。',
  reload: 'もう{一度|いちど}　{開|ひら}く',
  unknownTitle: 'ここに　ページは　ありません',
  unknownText: 'アドレスが　{変|か}わったかも　しれません。',
  toToday: 'きょうの　ページへ',
  closeProblem: 'このおしらせを　{閉|と}じる',
};
