import { registerHooks } from 'node:module';

/*
 * To know what kind a module is, Node takes the whole `package.json` of its package out of its cache, for each module
 * anew. That of drizzle-orm is 179 kB, and its modules are three hundred: a second of each start. What one of its
 * ES modules imports beside itself is one as well, so nobody has to look.
 */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '' } = context;
    const isDrizzles = /\/node_modules\/drizzle-orm\/.*\.js$/.test(parentURL) && /^\..*\.js$/.test(specifier);
    if (!isDrizzles) return next(specifier, context);
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
  },
});
