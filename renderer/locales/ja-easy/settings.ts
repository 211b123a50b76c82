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
};
