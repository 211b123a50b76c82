import { build } from 'vite';
import { buildShell } from './build-shell.ts';
import { shellDist } from './paths.ts';
import rendererConfig from './vite.renderer.ts';

/** Builds the renderer and the shell into `dist/`. */
export async function buildAll(): Promise<void> {
  await build({ ...rendererConfig, configFile: false, logLevel: 'warn' });
  await buildShell(shellDist);
}

if (import.meta.main) await buildAll();
