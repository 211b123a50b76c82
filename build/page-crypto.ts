/**
 * What the module `crypto` of Node is in the page. `@hpke/common` imports it where there is no global `crypto`, as in
 * Node 18; in the page there always is one.
 */
export const webcrypto = globalThis.crypto;
