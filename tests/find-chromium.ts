import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, isAbsolute, join } from 'node:path';

/** Flags for a quiet Chromium: no sandbox of its own (containers lack it), nothing spoken to its maker. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/**
 * A Chromium of this machine: the one that `CHROMIUM` names, an installed one, else Playwright's own.
 * Null when there is none.
 */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM;
  const names = named
    ? [named]
    : ['chromium', 'chromium-browser', 'google-chrome', chromium.executablePath()];
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = names.flatMap((name) =>
    isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name)),
  );
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
