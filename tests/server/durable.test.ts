import fs from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readCoordinatorToken } from '#server/auth/coordinator.ts';
import { startServer } from '#server/start.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { startChild } from '#tests/start-child.ts';
import { askServer } from './support/ask.ts';
import { engine } from './support/engine.ts';
import { TestDevice } from './support/test-device.ts';
import { beginTestKeyring } from './support/test-keys.ts';
import { startWorld } from './support/world.ts';

const MAIN = fileURLToPath(import.meta.resolve('#server/main.ts'));
const PUSHES = 8;

describe('what the embedded database has acknowledged', () => {
  it('is there after the power is cut: in what was synced to disk before each answer', async () => {
    const { config, cleanUp } = await engine('PGlite').fresh();
    const kept = await mkdtemp(join(tmpdir(), 'kotsukotsu-power-cut-'));
    const folder = join(config.dataDir, 'database');
    const synced = copyWhatIsSynced(folder, join(kept, 'database'));
    const world = await startWorld({ name: 'PGlite', fresh: async () => ({ config, cleanUp }) });
    onTestFinished(async () => {
      await world.close();
      await rm(kept, { recursive: true, force: true });
    });
    const { device } = await world.newMember();
    await beginTestKeyring(device);
    await cp(folder, join(kept, 'database'), { recursive: true });
    synced.begin();

    const ids = Array.from({ length: PUSHES }, (_, n) => `task-${n}`);
    for (const [n, id] of ids.entries()) {
      const before = synced.ofLog();
      await device.pushOne(device.newTask(id));
      expect(synced.ofLog()).toBeGreaterThan(before);
      // In the middle, all tables get new files, and the log up to there is deleted.
      if (n === PUSHES / 2) {
        const [oldest] = logFiles(folder);
        world.server.npo.vacuum('full');
        await expect.poll(() => logFiles(folder)).not.toContain(oldest);
      }
    }
    synced.end();

    const after = await startServer({ ...config, dataDir: kept });
    const { id, token, space } = device;
    const later = new TestDevice({
      id,
      token,
      space,
      ask: (path, init) => askServer(after.url + path, init),
    });
    expect([...(await later.pullAll()).keys()]).toEqual(ids);
    await after.close();
  });

  it('is there after a disk failed: the server says so and ends, as it could not save what comes', async () => {
    const { config, cleanUp } = await engine('PGlite').fresh();
    onTestFinished(cleanUp);
    const failing = join(config.dataDir, 'failing.mjs');
    const sign = join(config.dataDir, 'fails');
    await writeFile(failing, failingWhen(sign));
    const env = { DATA_DIR: config.dataDir, PORT: '0', NODE_OPTIONS: `--import=${pathToFileURL(failing)}` };
    const child = await startChild(MAIN, [], env);
    const token = (await readCoordinatorToken(config.dataDir)) ?? '';
    const add = (url: string, name: string) =>
      askServer(`${url}${officeRoutes.addMember.path}`, { token, json: { name } });
    expect(await add(child.url, 'Sample Saved')).toMatchObject({ status: 200 });
    await writeFile(sign, '');
    await expect(add(child.url, 'Sample Unsaved')).rejects.toThrow();
    await expect(child.ended).resolves.toEqual({ code: 1, printed: expect.stringMatching(/cannot go on/) });

    const server = await startServer(config);
    const { body } = await askServer(`${server.url}${officeRoutes.overview.path}`, { token });
    expect(body.members).toContainEqual(expect.objectContaining({ name: 'Sample Saved' }));
    await server.close();
  });
});

function logFiles(folder: string): string[] {
  return fs.readdirSync(join(folder, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name));
}

/** Keeps a copy of each file in a folder as it was when it was last synced. */
function copyWhatIsSynced(folder: string, copy: string) {
  const { openSync, fdatasyncSync } = fs;
  const paths = new Map<number, string>();
  let isOn = false;
  let ofLog = 0;
  vi.spyOn(fs, 'openSync').mockImplementation((path, ...how) => {
    const file = openSync(path, ...how);
    paths.set(file, String(path));
    return file;
  });
  vi.spyOn(fs, 'fdatasyncSync').mockImplementation((file) => {
    fdatasyncSync(file);
    const path = paths.get(file) ?? '';
    const name = relative(folder, path);
    if (!isOn || name.startsWith('..')) return;
    if (name.startsWith('pg_wal')) ofLog++;
    fs.copyFileSync(path, join(copy, name));
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });
  return {
    begin() {
      isOn = true;
    },
    end() {
      isOn = false;
    },
    ofLog: () => ofLog,
  };
}

/** The source of a module that lets every fdatasync fail once the file `sign` exists. */
function failingWhen(sign: string): string {
  return `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { fdatasyncSync } = fs;
    fs.fdatasyncSync = (file) => {
      if (fs.existsSync(${JSON.stringify(sign)})) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      fdatasyncSync(file);
    };
    syncBuiltinESMExports();
  `;
}
