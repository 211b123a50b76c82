export default {
  withoutTask: '名前のない時間',
  goneTask: 'いまはないしごと',
  workSpan: '仕事：{{title}}、{{start}}から{{end}}まで',
  workSince: '仕事：{{title}}、{{start}}から',
  sleep: '眠り',
  sleepSpan: '眠り：{{start}}から{{end}}まで',
  sleepSince: '眠り：{{start}}から',
  upNotKnown: '起きた時刻はまだありません',
};
