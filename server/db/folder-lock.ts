import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { StartError } from '#server/start-error.ts';

/**
 * Makes this process the only server of a data folder: two engines on the same files would destroy them.
 * The lock is a listening local socket, so the system gives it up however the process ends.
 * @returns a function that gives it up
 * @throws StartError when another server has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = socketPath(resolve(folder));
  const server = (await listen(path)) ?? (await takeOver(path));
  if (!server) throw new StartError(`The data folder ${folder} is in use by another running server.`);
  server.unref();
  return () => new Promise((done) => server.close(() => done()));
}

/** Named by a hash, because the path of a local socket may only be about 100 bytes long. */
function socketPath(folder: string): string {
  const name = `kotsukotsu-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** The listening server, or null when the name is taken. */
function listen(path: string): Promise<Server | null> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(null) : fail(error),
    );
    server.listen(path, () => done(server));
  });
}

/** Takes the name from a process that ended without giving it up; null when somebody answers there. */
async function takeOver(path: string): Promise<Server | null> {
  if (await answers(path)) return null;
  await rm(path, { force: true });
  return listen(path);
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path, () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
