import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..');

/**
 * Bundles the desktop shell into `outDir`: `main.js` (one ES module) and `preload.cjs` (one CommonJS file, as the
 * sandbox asks). Both import nothing but Electron and, in main, Node.
 */
export async function buildShell(outDir: string): Promise<void> {
  await bundle(outDir, 'main.ts', 'main.js', 'es');
  await bundle(outDir, 'preload.ts', 'preload.cjs', 'cjs');
}

async function bundle(outDir: string, entry: string, file: string, format: 'es' | 'cjs'): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // Node 24 is the one inside Electron 45.
    build: {
      ssr: join(ROOT, 'electron', entry),
      target: 'node24',
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
    ssr: { noExternal: true },
  });
}
