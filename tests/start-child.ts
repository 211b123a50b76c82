import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export interface ServerChild {
  url: string;
  pid: number;
  /** Settles when the process has ended, with what it printed as errors. */
  ended: Promise<{ code: number | null; printed: string }>;
  /** Sends a signal; settles when the process has ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/**
 * Starts a script that serves, and says so in a line that ends in `answers at URL`.
 * @throws with what it printed when it ends before it answers
 */
export async function startChild(
  script: string,
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerChild> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
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
    void exited.then(([code]) => fail(new Error(`${script} ended with ${code}: ${printed}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    ended: exited.then(([code]) => ({ code, printed })),
    async end(signal) {
      child.kill(signal);
      await exited;
    },
  };
}
