import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * Features to turn off: menus of the browser's own, which take a process for each window, and those that Playwright
 * turns off as well, because Chromium uses only the last such list.
 */
const UNNEEDED = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'HttpsUpgrades',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
];

/** Flags for a quiet Chromium: no sandbox of its own (containers lack it), no requests to its maker. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${UNNEEDED.join()}`,
] as const;

/**
 * A Chromium of this machine: the one that `CHROMIUM` names, an installed one, else Playwright's own.
 * Null when there is none.
 */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM;
  const names = named ? [named] : ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = names.flatMap((name) =>
    isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name)),
  );
  const installed = candidates.find(isExecutable);
  if (installed || named) return installed ?? null;
  const own = playwrightsOwn();
  return isExecutable(own) ? own : null;
}

/** Playwright is loaded only when it is needed, because that takes longer than everything else here together. */
function playwrightsOwn(): string {
  const require = createRequire(import.meta.url);
  const { chromium } = require('@playwright/test') as typeof import('@playwright/test');
  return chromium.executablePath();
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
