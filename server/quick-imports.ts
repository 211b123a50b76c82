import { registerHooks } from 'node:module';

/*
 * To tell an ES module from a CommonJS one, Node reads the whole `package.json` of its package from its cache, anew for
 * each module. That of drizzle-orm is 179 kB, and it has three hundred modules: a second of each start. What one of its
 * ES modules imports by a relative path is an ES module as well, so this hook skips the look-up.
 */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '' } = context;
    const isDrizzles = /\/node_modules\/drizzle-orm\/.*\.js$/.test(parentURL) && /^\..*\.js$/.test(specifier);
    if (!isDrizzles) return next(specifier, context);
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
  },
});
