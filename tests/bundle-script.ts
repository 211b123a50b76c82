import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A module with all that it imports, as one classic script for a page. */
export async function bundleScript(entry: URL): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    // Vite leaves this in libraries, and a page has no `process`.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name: 'script' },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (!output || !('output' in output)) throw new Error('nothing was bundled');
  return output.output[0].code;
}
