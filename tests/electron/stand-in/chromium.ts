import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { CHROMIUM_FLAGS, findChromium } from '../../find-chromium.ts';
import { Cdp } from './cdp.ts';

/** The Chromium under the stand-in. It ends when this process does, since its pipes end. */
export interface Chromium {
  cdp: Cdp;
  /** Where a test can join by `connectOverCDP`. */
  endpoint: string;
  process: ChildProcess;
}

/** Starts Chromium with a lasting profile; all it asks of the network goes to the proxy at `proxyPort`. */
export async function startChromium(profile: string, proxyPort: number): Promise<Chromium> {
  const executable = findChromium();
  if (!executable) throw new Error('no Chromium found: install one, or name it in CHROMIUM');
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = spawn(
    executable,
    [
      ...CHROMIUM_FLAGS,
      '--headless=new',
      '--no-first-run',
      `--user-data-dir=${profile}`,
      '--remote-debugging-pipe',
      '--remote-debugging-port=0',
      `--proxy-server=127.0.0.1:${proxyPort}`,
      '--proxy-bypass-list=<-loopback>',
      '--no-startup-window',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const cdp = new Cdp(to, from);
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  const [port] = readFileSync(portFile, 'utf8').split('\n');
  return { cdp, endpoint: `http://127.0.0.1:${port}`, process: child };
}
