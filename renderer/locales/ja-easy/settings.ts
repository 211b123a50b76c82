export default {
  title: 'せってい',
  language: 'ことば',
  look: '{画面|がめん}の　{色|いろ}',
  lookSystem: 'パソコンと　{同|おな}じ',
  lookLight: '{明|あか}るい',
  lookDark: '{暗|くら}い',
  lookContrast: 'はっきり',
  showReadings: '{漢字|かんじ}の　{上|うえ}に　ふりがなを　{出|だ}す',
  connection: 'NPOとの　つながり',
  dayStart: '1{日|にち}の　はじまり',
  dayStartText:
    'はじまりまでは、{前|まえ}の　{日|ひ}です。{夜|よる}の　しごとも　その　{日|ひ}に　なります。',
  dayStartAt: '1{日|にち}が　はじまる　{時間|じかん}',
  dayStartFrom: '{{day}}からです。その　{前|まえ}の　{日|ひ}は　{{before}}の　ままです。',
  dayStartLeave: '{{time}}の　ままに　する',
  dayStartKept: '1{日|にち}の　はじまりを　かえました。',
};
