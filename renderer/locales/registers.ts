/** The registers of language: natural Japanese, easy Japanese (やさしい日本語), English. */
export const registers = ['ja', 'ja-easy', 'en'] as const;
export type Register = (typeof registers)[number];

/** What each register calls itself, as ruby markup. */
export const registerNames: Readonly<Record<Register, string>> = {
  ja: '日本語',
  'ja-easy': 'やさしい{日本語|にほんご}',
  en: 'English',
};

/** The register for a system's languages, most wanted first. Easy Japanese is a choice, never a guess. */
export function systemRegister(languages: ReadonlyArray<string>): Register {
  const known = languages.find((language) => /^(ja|en)\b/i.test(language));
  return known?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

/** The language tag of a register, for `lang` attributes. */
export function languageTag(register: Register): 'ja' | 'en' {
  return register === 'en' ? 'en' : 'ja';
}
