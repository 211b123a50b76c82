import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectDir } from './paths.ts';

const FETCH_TIMEOUT_MS = 180_000;

/** The path of Electron's executable, or in words why there is none. */
type Found = { path: string } | { missing: string };

/** The path of Electron's executable, which is downloaded first when it is not there yet. */
export async function electronBinary(): Promise<Found> {
  const hindrance = whyNot();
  if (hindrance) return { missing: hindrance };
  return (await findOrFetch(electronFolder())) ?? { missing: 'its program could not be fetched' };
}

/** The path of Electron's executable where it is installed and can run; nothing is downloaded. */
export function installedElectron(): string | null {
  return whyNot() ? null : (installed(electronFolder())?.path ?? null);
}

function whyNot(): string | null {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay) return 'there is no display';
  return process.getuid?.() === 0 ? 'Electron does not run as root' : null;
}

function electronFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
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

/**
 * Starts the shell: `join` is the invite link that it accepts, `records` the path of a workspace file that it begins
 * with, `userData` the folder for its data.
 */
export function runElectron(
  path: string,
  { join: link, records, userData }: { join: string; records: string | null; userData: string },
): ChildProcess {
  return spawn(path, [projectDir], {
    stdio: 'inherit',
    env: {
      ...process.env,
      KOTSUKOTSU_LAUNCH_JOIN: link,
      KOTSUKOTSU_USER_DATA: userData,
      ...(records === null ? {} : { KOTSUKOTSU_LAUNCH_RECORDS: records }),
    },
  });
}
