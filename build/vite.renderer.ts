import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLoadGroup } from './first-load.ts';
import { fontFaces } from './font-faces.ts';
import { rendererDist } from './paths.ts';

/** How the renderer is built and served while developing. Everything it needs is bundled. */
export default defineConfig({
  root: fileURLToPath(new URL('../renderer', import.meta.url)),
  // Relative, so that the same build runs at `app://kotsukotsu/` and at any address of a web server.
  base: './',
  plugins: [react(), fontFaces()],
  resolve: {
    alias: [{ find: /^crypto$/, replacement: fileURLToPath(new URL('page-crypto.ts', import.meta.url)) }],
  },
  build: {
    outDir: rendererDist,
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // Fonts and pictures stay files: data URLs are not in the page's content security policy.
    assetsInlineLimit: 0,
    // The limit that counts is on the first load; `tests/e2e/first-load.spec.ts` checks it.
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // In one chunk, so that `without-eval` has configured zod before any other chunk makes a schema.
            { name: 'zod', test: /[\\/]zod[\\/]|without-eval/ },
            { name: firstLoadGroup(), debugName: 'first' },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 10_000 },
          ],
        },
      },
    },
  },
});
