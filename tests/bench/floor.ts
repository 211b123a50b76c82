import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { type AppServer, serveApp } from '#build/serve-app.ts';

/** Builds the page of `floor/` into a folder. */
export async function buildFloor(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('floor', import.meta.url)),
    base: './',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  });
}

/** Serves the page that was built there, in the same way as the app. */
export function serveFloor(folder: string): Promise<AppServer> {
  return serveApp({ port: 0, root: folder });
}
