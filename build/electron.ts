import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectDir } from './paths.ts';

const FETCH_TIMEOUT_MS = 180_000;

/** Electron's program, fetched when it is not there yet; or, in words, why there is none. */
export async function electronBinary(): Promise<{ path: string } | { missing: string }> {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay) return { missing: 'there is no display' };
  if (process.getuid?.() === 0) return { missing: 'Electron does not run as root' };
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  return (await findOrFetch(folder)) ?? { missing: 'its program could not be fetched' };
}

async function findOrFetch(folder: string): Promise<{ path: string } | null> {
  const found = installed(folder);
  if (found) return found;
  console.log('Fetching Electron …');
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], {
      stdio: 'ignore',
      timeout: FETCH_TIMEOUT_MS,
    });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return installed(folder);
}

function installed(folder: string): { path: string } | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const path = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? { path } : null;
}

/** Opens the shell, with an invitation to take up and a folder for its data. */
export function runElectron(
  path: string,
  { join: link, userData }: { join: string; userData: string },
): ChildProcess {
  return spawn(path, [projectDir], {
    stdio: 'inherit',
    env: { ...process.env, KOTSUKOTSU_LAUNCH_JOIN: link, KOTSUKOTSU_USER_DATA: userData },
  });
}
