import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { projectDir } from './paths.ts';

/** Runs a tool of the project and passes on what it prints. @throws when it ends with anything but 0 */
export function run(tool: string, args: ReadonlyArray<string>, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const bin = join(projectDir, 'node_modules', '.bin');
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, {
      cwd: projectDir,
      stdio: 'inherit',
      env: { ...process.env, ...env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${tool} ${args.join(' ')} ended with ${signal ?? code}`));
    });
  });
}
