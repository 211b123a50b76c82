export default {
  title: '設定',
  language: 'ことば',
  look: '見た目',
  lookSystem: 'パソコンに合わせる',
  lookLight: '明るい',
  lookDark: '暗い',
  lookContrast: 'くっきり',
  showReadings: '漢字の上に、ふりがなを出す',
  connection: 'NPOとのつながり',
};
