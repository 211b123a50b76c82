/// <reference types="vite/client" />
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Register, registers } from './registers.ts';
import type { Namespace } from './texts.ts';

type Texts = Record<string, string>;

/** The words that are loaded with the app. */
const firsts = import.meta.glob<Record<string, Texts>>('./*/first.ts', { import: 'default' });
/** All words, each namespace of each register a file of its own. */
const files = import.meta.glob<Texts>(['./*/*.ts', '!./*/first.ts', '!./*/index.ts'], { import: 'default' });

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
/** The namespaces that were asked for beside the first ones, in whichever register is shown. */
const asked = new Set<Namespace>();

/**
 * Loads a register and shows it: resolves when every text on screen is in it. The first call starts i18next.
 * When several are asked for at once, the last one is shown. Rejects when the register's files cannot be loaded; what
 * was shown stays.
 */
export async function showRegister(register: Register): Promise<void> {
  wanted = register;
  const texts = await textsOf(register);
  if (wanted !== register) return;
  if (!i18n.isInitialized) await i18n.init({ lng: tags[register], resources: {} });
  i18n.addResourceBundle(tags[register], NAMESPACE, texts);
  await i18n.changeLanguage(tags[register]);
}

/**
 * A part of the app with the words that it shows beside the first: resolves when both are here.
 * `words.test.ts` compares what is named with what the part uses.
 */
export async function withWords<T>(names: ReadonlyArray<Namespace>, part: Promise<T>): Promise<T> {
  for (const name of names) asked.add(name);
  const [loaded] = await Promise.all([part, completeShown()]);
  return loaded;
}

async function completeShown(): Promise<void> {
  const tag = i18n.language;
  i18n.addResourceBundle(tag, NAMESPACE, await textsOf(registerOf(tag)));
  // A register whose loading had begun may have come without these words.
  if (i18n.language !== tag) await completeShown();
}

/** The first words of a register, and all that was asked for. */
async function textsOf(register: Register): Promise<Record<string, Texts>> {
  const names = [...asked];
  const [first, ...texts] = await Promise.all([
    firsts[`./${register}/first.ts`]?.(),
    ...names.map(async (name) => ({ [name]: await files[`./${register}/${name}.ts`]?.() })),
  ]);
  // More may have been asked for meanwhile.
  return asked.size > names.length ? textsOf(register) : Object.assign({}, first, ...texts);
}

/** The register that i18next's current language stands for. */
export function registerOf(language: string): Register {
  return registers.find((register) => tags[register] === language) ?? 'en';
}
