import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readCoordinatorToken } from '#server/auth/coordinator.ts';
import type { ServerConfig } from '#server/config.ts';
import { joinThrough, type TestDevice } from './test-device.ts';
import { type Answer, type AskInit, askServer } from './world.ts';

const MAIN = fileURLToPath(import.meta.resolve('#server/main.ts'));

/** A server in a process of its own, as `npm run server` starts it. */
export interface ServerProcess {
  url: string;
  ask(path: string, init?: AskInit): Promise<Answer>;
  /** Takes up a member. @returns the member's id */
  newMember(): Promise<string>;
  /** A new device of a member. */
  joinDevice(member: string): Promise<TestDevice>;
  /** SIGKILL; settles when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; settles when the process has ended. */
  stop(): Promise<void>;
}

/** Starts a server process, on any free port. Rejects with what it printed when it does not come to answer. */
export async function startServerProcess(config: ServerConfig): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: config.logLevel,
      NPO_NAME: config.npoName,
      DATA_DIR: config.dataDir,
      DATABASE_URL: config.databaseUrl ?? '',
    },
  });
  const exited = once(child, 'exit');
  let printed = '';
  child.stderr.on('data', (text) => {
    printed += text;
  });
  const url = await new Promise<string>((answers, fail) => {
    createInterface(child.stdout).on('line', (line) => {
      const address = line.match(/ answers at (\S+)$/)?.[1];
      if (address) answers(address);
    });
    void exited.then(([code]) => fail(new Error(`the server ended with ${code}: ${printed}`)));
  });
  const token = (await readCoordinatorToken(config.dataDir)) ?? '';
  const ask = (path: string, init?: AskInit) => askServer(url + path, init);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await exited;
  };
  return {
    url,
    ask,
    newMember: async () =>
      (await ask('/v1/coordinator/members', { token, json: { name: 'Sample Person' } })).body.member.id,
    joinDevice: async (member) => {
      const { body } = await ask('/v1/coordinator/invites', { token, json: { member } });
      return joinThrough(ask, body.code);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
