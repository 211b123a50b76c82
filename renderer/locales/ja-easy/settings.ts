export default {
  title: 'せってい',
  language: 'ことば',
  look: '{画面|がめん}の　{色|いろ}',
  lookSystem: 'パソコンと　{同|おな}じ',
  lookLight: '{明|あか}るい',
  lookDark: '{暗|くら}い',
  lookContrast: 'はっきり',
  showReadings: '{漢字|かんじ}の　{上|うえ}に　ふりがなを　{出|だ}す',
  showPatterns: '{時間|じかん}の　{絵|え}に、{色|いろ}と　もようと　{文字|もじ}を　つける',
  connection: 'NPOとの　つながり',
  dayStart: '1{日|にち}の　はじまり',
  dayStartText:
    'はじまりまでは、{前|まえ}の　{日|ひ}です。{夜|よる}の　しごとも　その　{日|ひ}に　なります。',
  dayStartAt: '1{日|にち}が　はじまる　{時間|じかん}',
  dayStartFrom: '{{day}}からです。その　{前|まえ}の　{日|ひ}は　{{before}}の　ままです。',
  dayStartLeave: '{{time}}の　ままに　する',
  dayStartKept: '1{日|にち}の　はじまりを　かえました。',
  zoneTitle: 'この　パソコンの　{時計|とけい}',
  zoneUnknown:
    'この　パソコンの　タイムゾーンが　わかりません。UTC{{offset}}の　{時間|じかん}で　{進|すす}めます。{時間|じかん}が　ちがう　ときは、パソコンの　{設定|せってい}を　{見|み}て　ください。「Asia/Tokyo」のような　{場所|ばしょ}を　{選|えら}びます。',
  zoneSeen: 'わかりました',
};
