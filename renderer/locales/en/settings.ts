export default {
  title: 'Settings',
  language: 'Language',
  look: 'Look',
  lookSystem: 'Like the system',
  lookLight: 'Light',
  lookDark: 'Dark',
  lookContrast: 'High contrast',
  showReadings: 'Show readings above kanji',
  connection: 'Connection to the NPO',
} as const;
