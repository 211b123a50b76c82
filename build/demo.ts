import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'vite';
import { createInvite } from '#server/auth/invites.ts';
import { readConfig } from '#server/config.ts';
import { demoMembers, seedDemo } from '#server/relay/demo.ts';
import { startServer } from '#server/start.ts';
import { StartError } from '#server/start-error.ts';
import { buildAll } from './build.ts';
import { electronBinary, runElectron } from './electron.ts';
import { demoData } from './paths.ts';
import { serveApp } from './serve-app.ts';
import rendererConfig from './vite.renderer.ts';

export interface DemoOptions {
  /** Deletes the data of the previous demo first. */
  isReset: boolean;
  wantsBrowser: boolean;
}

/** Starts the demo and resolves when it runs. Ctrl-C ends everything it started. @throws StartError */
export async function startDemo({ isReset, wantsBrowser }: DemoOptions): Promise<void> {
  const ports = await freePorts();
  if (isReset) await rm(demoData, { recursive: true, force: true });
  const workspace = await demoWorkspace();
  console.log('Building …');
  await buildAll();
  const atEnd = endOnSignals();
  const demo = await startDemoNpo(ports);
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
    port: ports.app,
    connectTo: [demo.url],
    launch: async () => ({ join: await demo.invite(), workspace }),
  });
  atEnd(() => app.close());
  console.log(`No Electron window (${electron.missing}), so the same app runs in your browser.`);
  console.log(`Open ${app.url} — Ctrl-C ends it.`);
}

/** Starts the demo with the renderer served from its sources, showing every change at once. @throws StartError */
export async function startDev(): Promise<void> {
  const ports = await freePorts();
  const workspace = await demoWorkspace();
  const atEnd = endOnSignals();
  const demo = await startDemoNpo(ports);
  atEnd(() => demo.close());
  const vite = await createServer({
    ...rendererConfig,
    configFile: false,
    server: { host: '127.0.0.1', port: ports.app, strictPort: true },
    plugins: [
      rendererConfig.plugins,
      {
        name: 'launch',
        configureServer(server) {
          server.middlewares.use('/launch.json', async (_request, response) => {
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify({ join: await demo.invite(), workspace }));
          });
        },
      },
    ],
  });
  await vite.listen();
  atEnd(() => vite.close());
  vite.printUrls();
}

interface Ports {
  app: number;
  server: number;
}

/** The ports of the demo, from the environment or the standard ones. @throws StartError when one is in use */
async function freePorts(): Promise<Ports> {
  return { app: await freePort('APP_PORT', 4781), server: await freePort('SERVER_PORT', 4780) };
}

async function freePort(name: string, standard: number): Promise<number> {
  const port = Number(process.env[name] ?? standard);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartError(`${name} is not a port.`);
  await new Promise<void>((resolve, reject) => {
    const probe = createTcpServer();
    probe.once('error', () =>
      reject(new StartError(`Port ${port} is in use. Choose another one with ${name}=${port + 10}.`)),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
  return port;
}

interface DemoNpo {
  url: string;
  /** A fresh invite link for the demo's first member: every browser that opens the app joins with its own. */
  invite(): Promise<string>;
  close(): Promise<void>;
}

/** Starts the NPO server on its embedded database, with the demo NPO in it. @throws StartError */
async function startDemoNpo(ports: Ports): Promise<DemoNpo> {
  const server = await startServer(
    readConfig({
      ...process.env,
      PORT: String(ports.server),
      DATA_DIR: join(demoData, 'server'),
      NPO_NAME: '見本のNPO（架空）',
      ALLOWED_ORIGINS: `http://127.0.0.1:${ports.app}`,
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
function endOnSignals(): (step: () => unknown) => void {
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
async function demoWorkspace(): Promise<string> {
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
