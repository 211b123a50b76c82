import type en from './en/index.ts';

/**
 * The types of the texts. English is their source: the other registers have the same keys, and a key's
 * variables are those its English text names in `{{…}}`.
 */
type Texts = typeof en;
/** Texts that belong together, in a file of their own in each register. */
export type Namespace = keyof Texts;

/** Keys that end in `_one` and `_other` are one text, chosen by `count`. */
type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** The key of a text: `namespace.name`. */
export type TextKey = {
  [N in Namespace]: `${N}.${WithoutPlural<keyof Texts[N] & string>}`;
}[Namespace];

type TextOf<K extends string> = K extends `${infer N extends Namespace}.${infer Name}`
  ? Name extends keyof Texts[N]
    ? Texts[N][Name]
    : Texts[N][`${Name}_other` & keyof Texts[N]]
  : never;

type VariablesIn<T> = T extends `${string}{{${infer Name}}}${infer Rest}` ? Name | VariablesIn<Rest> : never;

/** The arguments after a key: nothing, or a value for each of its variables (`count` is a number). */
export type Values<K extends TextKey, V> = [VariablesIn<TextOf<K>>] extends [never]
  ? []
  : [values: { readonly [N in VariablesIn<TextOf<K>>]: N extends 'count' ? number : V }];

/** What a register other than English has to hold: the same keys; `_one` is for languages that have one. */
export type SameKeys = {
  [N in Namespace]: { [K in keyof Texts[N] as K extends `${string}_one` ? never : K]: string };
};
