export default {
  title: 'せってい',
  language: 'ことば',
  look: '{画面|がめん}の　{色|いろ}',
  lookSystem: 'パソコンと　{同|おな}じ',
  lookLight: '{明|あか}るい',
  lookDark: '{暗|くら}い',
  lookContrast: 'はっきり（{文字|もじ}が　よく　{見|み}える）',
  showReadings: '{漢字|かんじ}の　{上|うえ}に　ふりがなを　{出|だ}す',
  showPatterns: '{時間|じかん}の　{絵|え}に、{色|いろ}と　もようと　{文字|もじ}を　つける',
  connection: 'NPOとの　つながり',
  dayStart: '{1日|いちにち}の　はじまり',
  dayStartText:
    '{夜|よる}おそい　しごとは、{前|まえ}の　{日|ひ}の　きろくに　なります。{例|れい}：{午前|ごぜん}2{時|じ}の　しごと→{前|まえ}の　{日|ひ}',
  dayStartAt: '{1日|いちにち}が　はじまる　{時間|じかん}',
  dayStartFrom: '{{day}}からです。その　{前|まえ}の　{日|ひ}は　{{before}}の　ままです。',
  dayStartLeave: '{{time}}の　ままに　する',
  dayStartKept: '{1日|いちにち}の　はじまりを　{変|か}えました。',
  zoneTitle: 'この　パソコンの　{時計|とけい}',
  zoneUnknown:
    'この　パソコンの　タイムゾーンが　わかりません。UTC{{offset}}の　{時間|じかん}で　{進|すす}めます。{時間|じかん}が　ちがいますか。パソコンの　せっていを　{見|み}て　ください。「Asia/Tokyo」のような　{場所|ばしょ}を　えらびます。',
  zoneSeen: 'わかりました',
};
