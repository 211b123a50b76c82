import { access, constants, mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { createApp } from './app.ts';
import { ensureCoordinator } from './auth/coordinator.ts';
import type { ServerConfig } from './config.ts';
import { connectPostgres } from './db/connect.ts';
import { openEmbedded } from './db/embedded.ts';
import { codeOf } from './db/errors.ts';
import { describeError } from './http/error-log.ts';
import { ProblemError, problemResponse } from './http/problem.ts';
import { newHttpServer } from './http/server.ts';
import { Turns } from './http/turns.ts';
import type { Npo } from './npo.ts';
import { keepDelivering } from './relay/keep-delivering.ts';
import { StartError } from './start-error.ts';
import { keepCollecting } from './sync/collect.ts';
import { type KnownTables, known } from './sync/known.ts';
import { Nudges } from './sync/nudges.ts';
import { PostgresPubSub } from './sync/postgres-pub-sub.ts';

const CLOSE_IDLE_EVERY_MS = 50;

export interface RunningServer {
  /** The origin it listens at. */
  url: string;
  npo: Npo;
  /** Takes no more requests, finishes those in flight, closes the database. */
  close(): Promise<void>;
}

/**
 * Starts the NPO server: takes the port first, so that a second start is refused before it touches any data, then
 * opens the database, brings it up to date and answers.
 * @param clock UTC milliseconds
 * @param knowing what it knows of the synced tables
 * @throws StartError with one line for the person who started it
 */
export async function startServer(
  config: ServerConfig,
  clock = Date.now,
  knowing: KnownTables = known,
): Promise<RunningServer> {
  const log = pino({ level: config.logLevel, serializers: { err: describeError } });
  const closing = new AbortController();
  let answer = (_request: Request, _env: object): Response | Promise<Response> =>
    problemResponse(new ProblemError('server-error', { retryAfter: 1 }));
  const http = newHttpServer((request, env) => answer(request, env), config.requestMs);

  await ensureWritable(config.dataDir);
  const url = await listen(http, config.port, config.host);
  /** The functions that close what was started, in the order in which it was started. */
  const ends: Array<() => Promise<unknown>> = [];
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closed ??= (async () => {
      closing.abort();
      await closeHttp(http, config.closeGraceMs);
      for (const end of ends.toReversed()) await end();
    })();
    return closed;
  };
  try {
    const database = await (config.databaseUrl === null
      ? openEmbedded(config.dataDir, log)
      : connectPostgres(config.databaseUrl, log));
    ends.push(database.close);
    const npo: Npo = {
      name: config.npoName,
      publicUrl: config.publicUrl ?? url,
      db: database.db,
      vacuum: database.vacuum,
      nudges: new Nudges(),
      turns: new Turns(),
      known: knowing,
      log,
      now: clock,
      newId: uuidv7,
      closing: closing.signal,
    };
    await ensureCoordinator(npo, config.dataDir);
    if (config.databaseUrl !== null) {
      const pubSub = new PostgresPubSub(npo, config.databaseUrl);
      npo.nudges.shareBy(pubSub);
      await pubSub.start();
      ends.push(() => pubSub.close());
    }
    // Neither is awaited, and neither rejects: whatever the database holds, the server answers.
    const inBackground = [keepDelivering(npo), keepCollecting(npo)];
    ends.push(() => Promise.all(inBackground));
    const app = createApp(npo, config);
    const requests = new Set<Promise<Response>>();
    // Waits also for requests whose client has gone: they end before the database is closed.
    ends.push(() => Promise.allSettled(requests));
    answer = (request, env) => {
      const answering = Promise.resolve(app.fetch(request, env));
      requests.add(answering);
      return answering.finally(() => requests.delete(answering));
    };
    return { url, npo, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function ensureWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be written to (${codeOf(error)}). Check DATA_DIR.`,
    );
  }
}

function listen(http: Server, port: number, host: string): Promise<string> {
  return new Promise((done, fail) => {
    http.once('error', (error) => fail(new StartError(listenError(codeOf(error), port, host))));
    http.listen(port, host, () => {
      const address = http.address();
      const taken = address !== null && typeof address === 'object' ? address.port : port;
      done(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`);
    });
  });
}

function listenError(code: string, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop it, or choose another with PORT.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Choose one above 1023 with PORT.`;
    default:
      return `Cannot listen at ${host}, port ${port} (${code}). Check HOST and PORT.`;
  }
}

function closeHttp(http: Server, graceMs: number): Promise<void> {
  const cut = setTimeout(() => http.closeAllConnections(), graceMs);
  // A connection that was busy when closing began becomes idle later, and would stay open for a next request.
  const sweep = setInterval(() => http.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
  return new Promise((done) => {
    http.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      done();
    });
    http.closeIdleConnections();
  });
}
