import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Register, registers } from './registers.ts';

type Load = () => Promise<{ default: Record<string, Record<string, string>> }>;

/** Each register is two chunks of its own, so that the first load holds no other words than it shows. */
const loaders: Record<Register, { first: Load; rest: Load }> = {
  ja: { first: () => import('./ja/first.ts'), rest: () => import('./ja/rest.ts') },
  'ja-easy': { first: () => import('./ja-easy/first.ts'), rest: () => import('./ja-easy/rest.ts') },
  en: { first: () => import('./en/first.ts'), rest: () => import('./en/rest.ts') },
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
let wantsAll = false;

/**
 * Loads a register and shows it: resolves when every text on screen is in it. The first call starts i18next.
 * When several are asked for at once, the last one is shown. Rejects when the register's files cannot be loaded; what
 * was shown stays.
 */
export async function showRegister(register: Register): Promise<void> {
  wanted = register;
  const { first, rest } = loaders[register];
  const texts = { ...(await first()).default, ...(wantsAll ? (await rest()).default : {}) };
  if (wanted !== register) return;
  if (!i18n.isInitialized) await i18n.init({ lng: tags[register], resources: {} });
  i18n.addResourceBundle(tags[register], NAMESPACE, texts);
  await i18n.changeLanguage(tags[register]);
}

/** A part of the app whose words are not among the first: resolves when it and its words are here. */
export async function withAllTexts<T>(part: Promise<T>): Promise<T> {
  wantsAll = true;
  const [loaded] = await Promise.all([part, showAllTexts()]);
  return loaded;
}

async function showAllTexts(): Promise<void> {
  const tag = i18n.language;
  const { default: texts } = await loaders[registerOf(tag)].rest();
  i18n.addResourceBundle(tag, NAMESPACE, texts);
  // A register that was already on its way may have come without the rest.
  if (i18n.language !== tag) await showAllTexts();
}

/** The register that i18next's current language stands for. */
export function registerOf(language: string): Register {
  return registers.find((register) => tags[register] === language) ?? 'en';
}
