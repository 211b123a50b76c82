import { registerHooks } from 'node:module';

/** `node --import register.ts main.js`: runs a bundled main with the stand-in for `electron`. */
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier !== 'electron') return nextResolve(specifier, context);
    return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true };
  },
});

const { connectOutsideWorld } = await import('./outside-world.ts');
connectOutsideWorld();
