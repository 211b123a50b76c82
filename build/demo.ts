import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'vite';
import { StartError } from '#server/start-error.ts';
import { buildAll } from './build.ts';
import { startDemoNpo } from './demo/npo.ts';
import { electronBinary, runElectron } from './electron.ts';
import { demoData, emptyDemoData } from './paths.ts';
import { serveApp } from './serve-app.ts';
import rendererConfig from './vite.renderer.ts';

export interface DemoOptions {
  /** Deletes the data of the previous demo first. */
  isReset: boolean;
  /** Begins with a blank workspace and one offer, instead of with a member in her third week. */
  isEmpty: boolean;
  wantsBrowser: boolean;
}

/** Starts the demo and resolves when it runs. Ctrl-C ends everything it started. @throws StartError */
export async function startDemo({ isReset, isEmpty, wantsBrowser }: DemoOptions): Promise<void> {
  const ports = await freePorts();
  const folder = isEmpty ? emptyDemoData : demoData;
  if (isReset) await rm(folder, { recursive: true, force: true });
  const workspace = await demoWorkspace(folder);
  console.log('Building …');
  await buildAll();
  const atEnd = endOnSignals();
  const demo = await startDemoNpo({ port: ports.server, appUrl: appUrl(ports), folder, isEmpty });
  atEnd(() => demo.close());

  const electron = wantsBrowser ? { missing: '' } : await electronBinary();
  if ('path' in electron) {
    const child = runElectron(electron.path, {
      join: await demo.invite(),
      records: await recordsFile(folder, await demo.records()),
      userData: join(folder, 'app'),
    });
    atEnd(() => child.kill());
    child.once('exit', () => process.kill(process.pid, 'SIGTERM'));
    console.log(`\nKotsukotsu opens in a window of its own.${whatToTry(isEmpty)}`);
    return;
  }
  const app = await serveApp({
    port: ports.app,
    connectTo: [demo.url],
    launch: async () => ({ join: await demo.invite(), workspace, records: await demo.records() }),
  });
  atEnd(() => app.close());
  const why = wantsBrowser ? '' : ` (no window of its own: ${electron.missing})`;
  console.log(`\nOpen ${app.url} in a browser${why}.${whatToTry(isEmpty)}`);
}

/** What is printed once the app can be used. */
function whatToTry(isEmpty: boolean): string {
  const first = isEmpty
    ? [
        'Today: accept the offer and put it on the plan.',
        'Press Start, and look at another screen meanwhile.',
      ]
    : [
        'Today: press Start on the next step, and look at another screen meanwhile.',
        'Log: say what the unsure time of today was; then look at the week and at all entries.',
        'Tasks: see who handed you the flowers, and answer the new offer.',
      ];
  return [
    '\n\nTry first',
    ...first.map((line) => `  - ${line}`),
    '\nCtrl-C ends it; what you did is kept.',
  ].join('\n');
}

/** Stores the records that the shell is to begin with. @returns the path of the file, or null where there are none */
async function recordsFile(folder: string, records: string | null): Promise<string | null> {
  if (records === null) return null;
  const path = join(folder, 'records.json');
  await writeFile(path, records);
  return path;
}

/** Starts the demo with the renderer served from its sources, showing every change at once. @throws StartError */
export async function startDev(): Promise<void> {
  const ports = await freePorts();
  const workspace = await demoWorkspace(demoData);
  const atEnd = endOnSignals();
  const demo = await startDemoNpo({
    port: ports.server,
    appUrl: appUrl(ports),
    folder: demoData,
    isEmpty: false,
  });
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
            const [join, records] = [await demo.invite(), await demo.records()];
            response.end(JSON.stringify({ join, workspace, records }));
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

function appUrl({ app }: Ports): string {
  return `http://127.0.0.1:${app}`;
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
async function demoWorkspace(folder: string): Promise<string> {
  const file = join(folder, 'demo-id');
  try {
    return `demo-${(await readFile(file, 'utf8')).trim()}`;
  } catch {
    const id = randomUUID();
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(file, id);
    } catch (error) {
      throw new StartError(`The folder ${folder} cannot be written to: ${(error as Error).message}`);
    }
    return `demo-${id}`;
  }
}
