import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { StartError } from '#server/start-error.ts';
import { lockFolder } from './folder-lock.ts';

const HOLDER = `
  import { lockFolder } from ${JSON.stringify(import.meta.resolve('./folder-lock.ts'))};
  globalThis.unlock = lockFolder(process.env.FOLDER);
  console.log('locked');
  setInterval(() => {}, 1_000_000);
`;

describe('the lock of a data folder', () => {
  let parent: string;
  let folder: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'kotsukotsu-lock-'));
    folder = join(parent, 'data');
    await mkdir(folder);
    onTestFinished(() => rm(parent, { recursive: true, force: true }));
  });

  const expectInUse = (path: string): void => {
    expect(() => lockFolder(path)).toThrow(
      new StartError(`The data folder ${path} is in use by another running server.`),
    );
  };

  it('is had once in a process, and again after it was given up', () => {
    const unlock = lockFolder(folder);
    expectInUse(folder);
    expectInUse(folder);
    unlock();
    lockFolder(folder)();
  });

  it('is the same one by another name of the folder', async () => {
    const link = join(parent, 'link');
    await symlink(folder, link, 'junction');
    const unlock = lockFolder(folder);
    expectInUse(link);
    expectInUse(join(parent, 'data', '..', 'data'));
    unlock();
    lockFolder(link)();
  });

  it('is the same one for a process with another temporary folder, and free at once when that is killed', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', HOLDER], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FOLDER: folder, TMPDIR: parent, TEMP: parent },
    });
    let printed = '';
    child.stderr.on('data', (text) => {
      printed += text;
    });
    const exited = once(child, 'exit');
    const [line] = await Promise.race([
      once(createInterface(child.stdout), 'line'),
      exited.then(() => [printed]),
    ]);
    expect(line).toBe('locked');
    expectInUse(folder);
    child.kill('SIGKILL');
    await exited;
    lockFolder(folder)();
    // And it prints no warning.
    expect(printed).toBe('');
  });

  it('says why it cannot be had', async () => {
    await mkdir(join(folder, 'server.lock'));
    expect(() => lockFolder(folder)).toThrow(
      new StartError(
        `${join(folder, 'server.lock')} cannot be locked (unable to open database file). Check the file and its file system.`,
      ),
    );
  });
});
