import { build, createLogger, type Logger } from 'vite';
import { buildShell } from './build-shell.ts';
import { shellDist } from './paths.ts';
import rendererConfig from './vite.renderer.ts';

/** Builds the renderer and the shell into `dist/`. */
export async function buildAll(customLogger: Logger = createLogger('warn')): Promise<void> {
  await build({ ...rendererConfig, configFile: false, logLevel: 'warn', customLogger });
  await buildShell(shellDist);
}

/** As {@link buildAll}. @throws when the page is not built without a warning */
export async function buildWithoutWarnings(): Promise<void> {
  const warnings: string[] = [];
  const warn = (message: string): void => void warnings.push(message);
  await buildAll({ ...createLogger('error'), warn, warnOnce: warn });
  if (warnings.length > 0) throw new Error(`the page was built with warnings:\n${warnings.join('\n')}`);
}

if (import.meta.main) await buildAll();
