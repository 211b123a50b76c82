import { build } from 'vite';
import { buildShell } from './build-shell.ts';
import { checkFirstLoad } from './first-load.ts';
import { shellDist } from './paths.ts';
import rendererConfig from './vite.renderer.ts';

/** Builds the renderer and the shell into `dist/`. Throws when the renderer's first load is too heavy. */
export async function buildAll(): Promise<void> {
  await build({ ...rendererConfig, configFile: false, logLevel: 'warn' });
  await buildShell(shellDist);
  console.log(await checkFirstLoad());
}

if (import.meta.main) await buildAll();
