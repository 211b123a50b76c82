import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
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
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const [, , errors, to, from] = child.stdio as unknown as [null, null, Readable, Writable, Readable];
  const cdp = new Cdp(to, from);
  const endpoint = await endpointIn(errors);
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  return { cdp, endpoint, process: child };
}

/** The address that Chromium prints when it listens. Rejects with what else it printed when it ends before. */
function endpointIn(errors: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const lines = createInterface(errors);
    lines.on('line', (line) => {
      const [, endpoint] = line.match(/DevTools listening on (ws:\S+)/) ?? [];
      if (endpoint) resolve(endpoint);
      else printed += `${line}\n`;
    });
    lines.on('close', () => reject(new Error(`Chromium did not start:\n${printed}`)));
  });
}
