import { fileURLToPath } from 'node:url';
import { readCoordinatorToken } from '#server/auth/coordinator.ts';
import type { ServerConfig } from '#server/config.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { startChild } from '#tests/start-child.ts';
import { type Answer, type AskInit, askServer } from './ask.ts';
import { joinThrough, type TestDevice } from './test-device.ts';

const MAIN = fileURLToPath(import.meta.resolve('#server/main.ts'));

/** A server in a process of its own, as `npm run server` starts it. */
export interface ServerProcess {
  url: string;
  ask(path: string, init?: AskInit): Promise<Answer>;
  /** Adds a member. @returns the member's id */
  newMember(): Promise<string>;
  /** A new device of a member. */
  joinDevice(member: string): Promise<TestDevice>;
  /** SIGKILL; settles when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; settles when the process has ended. */
  stop(): Promise<void>;
}

/** Starts a server process, on any free port. Rejects with what it printed when it ends before it answers. */
export async function startServerProcess(config: ServerConfig): Promise<ServerProcess> {
  const { url, end } = await startChild(MAIN, [], {
    PORT: '0',
    LOG_LEVEL: config.logLevel,
    NPO_NAME: config.npoName,
    DATA_DIR: config.dataDir,
    DATABASE_URL: config.databaseUrl ?? '',
  });
  const token = (await readCoordinatorToken(config.dataDir)) ?? '';
  const ask = (path: string, init?: AskInit) => askServer(url + path, init);
  return {
    url,
    ask,
    newMember: async () =>
      (await ask(officeRoutes.addMember.path, { token, json: { name: 'Sample Person' } })).body.member.id,
    joinDevice: async (member) => {
      const { body } = await ask(officeRoutes.invite.path, { token, json: { member } });
      return joinThrough(ask, body.code);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
