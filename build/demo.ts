import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInvite } from '#server/auth/invites.ts';
import { readConfig } from '#server/config.ts';
import { demoMembers, seedDemo } from '#server/relay/demo.ts';
import { startServer } from '#server/start.ts';
import { StartError } from '#server/start-error.ts';
import { buildAll } from './build.ts';
import { electronBinary, runElectron } from './electron.ts';
import { demoData } from './paths.ts';
import { serveApp } from './serve-app.ts';

export const APP_PORT = 4781;
const SERVER_PORT = 4780;

export interface DemoOptions {
  /** Forgets the demo that was there. */
  isReset: boolean;
  wantsBrowser: boolean;
}

/** Starts the demo and resolves when it runs. Ctrl-C ends everything it started. @throws StartError */
export async function startDemo({ isReset, wantsBrowser }: DemoOptions): Promise<void> {
  if (isReset) await rm(demoData, { recursive: true, force: true });
  const appPort = portFrom('APP_PORT', APP_PORT);
  const workspace = await demoWorkspace();
  console.log('Building …');
  await buildAll();
  const atEnd = endOnSignals();
  const demo = await startDemoNpo(`http://127.0.0.1:${appPort}`);
  atEnd(() => demo.close());

  const electron = wantsBrowser ? { missing: 'as asked' } : await electronBinary();
  if ('path' in electron) {
    const child = runElectron(electron.path, { join: await demo.invite(), userData: join(demoData, 'app') });
    atEnd(() => child.kill());
    child.once('exit', () => process.kill(process.pid, 'SIGTERM'));
    console.log('Kotsukotsu opens in a window. Ctrl-C ends it.');
    return;
  }
  const app = await serveApp({
    port: appPort,
    connectTo: [demo.url],
    launch: async () => ({ join: await demo.invite(), workspace }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new StartError(`Port ${appPort} is in use. Choose another one: APP_PORT=4791 npm start`);
  });
  atEnd(() => app.close());
  console.log(`No Electron window (${electron.missing}), so the same app runs in your browser.`);
  console.log(`Open ${app.url} — Ctrl-C ends it.`);
}

export interface DemoNpo {
  url: string;
  /** A fresh invite link for the demo's first member: every browser that opens the app joins with its own. */
  invite(): Promise<string>;
  close(): Promise<void>;
}

/** Starts the NPO server on its embedded database, with the demo NPO in it. @throws StartError */
export async function startDemoNpo(appUrl: string): Promise<DemoNpo> {
  const server = await startServer(
    readConfig({
      ...process.env,
      PORT: String(portFrom('SERVER_PORT', SERVER_PORT)),
      DATA_DIR: join(demoData, 'server'),
      NPO_NAME: '見本のNPO（架空）',
      ALLOWED_ORIGINS: appUrl,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    }),
  );
  await seedDemo(server.npo);
  console.log(`The demo NPO's server answers at ${server.url}`);
  return {
    url: server.url,
    invite: async () => (await createInvite(server.npo, demoMembers[0].id)).link,
    close: () => server.close(),
  };
}

/** Collects what has to end, and ends it, the last first, on Ctrl-C. */
export function endOnSignals(): (step: () => unknown) => void {
  const steps: Array<() => unknown> = [];
  const end = async (): Promise<void> => {
    for (const step of steps.toReversed()) await step();
    process.exit(0);
  };
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
  return (step) => steps.push(step);
}

/** The demo's workspace in the browser has a name of its own, so a demo that starts over does not find the old one. */
export async function demoWorkspace(): Promise<string> {
  const file = join(demoData, 'demo-id');
  try {
    return `demo-${(await readFile(file, 'utf8')).trim()}`;
  } catch {
    const id = randomUUID();
    try {
      await mkdir(demoData, { recursive: true });
      await writeFile(file, id);
    } catch (error) {
      throw new StartError(`The folder ${demoData} cannot be written to: ${(error as Error).message}`);
    }
    return `demo-${id}`;
  }
}

/** A port from the environment, or the standard one. @throws StartError */
export function portFrom(name: string, standard: number): number {
  const port = Number(process.env[name] ?? standard);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartError(`${name} is not a port.`);
  return port;
}
