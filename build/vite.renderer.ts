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
  build: {
    outDir: rendererDist,
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // Fonts and pictures stay files: data URLs are not in the page's content security policy.
    assetsInlineLimit: 0,
    // What is loaded first has a limit of its own.
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Together, so that zod is told to make no code from text before any other chunk makes a schema.
            { name: 'zod', test: /[\\/]zod[\\/]|without-eval/ },
            { name: firstLoadGroup(), debugName: 'first' },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 10_000 },
          ],
        },
      },
    },
  },
});
