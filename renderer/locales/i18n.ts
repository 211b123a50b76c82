import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Register, registers } from './registers.ts';

/** Each register is its own chunk, so that the first load holds one. */
const loaders: Record<Register, () => Promise<{ default: Record<string, Record<string, string>> }>> = {
  ja: () => import('./ja/index.ts'),
  'ja-easy': () => import('./ja-easy/index.ts'),
  en: () => import('./en/index.ts'),
};

const NAMESPACE = 'texts';

/** A register as a BCP 47 tag: i18next would take `ja-easy` for Japanese in a script named Easy. */
const tags: Record<Register, string> = { ja: 'ja', 'ja-easy': 'ja-x-easy', en: 'en' };

/** The one instance of i18next; components reach it through `useText`. */
export const i18n = createInstance({
  defaultNS: NAMESPACE,
  ns: [NAMESPACE],
  fallbackLng: false,
  load: 'currentOnly',
  resources: {},
  react: { useSuspense: false },
});
i18n.use(initReactI18next);

let wanted: Register | null = null;

/**
 * Loads a register and shows it: resolves when every text on screen is in it. The first call starts i18next.
 * When several are
 * asked for at once, the last one is shown. Rejects when the register's file cannot be loaded; what was shown stays.
 */
export async function showRegister(register: Register): Promise<void> {
  wanted = register;
  const { default: texts } = await loaders[register]();
  if (wanted !== register) return;
  if (!i18n.isInitialized) await i18n.init({ lng: tags[register], resources: {} });
  i18n.addResourceBundle(tags[register], NAMESPACE, texts);
  await i18n.changeLanguage(tags[register]);
}

/** The register that i18next's current language stands for. */
export function registerOf(language: string): Register {
  return registers.find((register) => tags[register] === language) ?? 'en';
}
