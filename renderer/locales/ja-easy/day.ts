export default {
  withoutTask: '{名前|なまえ}の　ない　{時間|じかん}',
  goneTask: '{今|いま}は　ない　しごと',
  workSpan: 'しごと：{{title}}、{{start}}から　{{end}}まで',
  workSince: 'しごと：{{title}}、{{start}}から',
  sleep: 'ねむり',
  sleepSpan: 'ねむり：{{start}}から　{{end}}まで',
  sleepSince: 'ねむり：{{start}}から',
  upNotKnown: '{起|お}きた　{時間|じかん}は　まだ　ありません',
};
