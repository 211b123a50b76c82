import { constants, fdatasyncSync, fsyncSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** "Input or output error", as Emscripten numbers it. */
const EIO = 29;
const SYNCED_AT_ONCE = 8;
/** Windows writes directories to the disk by itself, and has no call for it. */
const syncsDirectories = process.platform !== 'win32';

/** An open file of Emscripten's NODEFS. */
interface NodeStream {
  nfd: number;
  node: { mode: number };
}

/**
 * PGlite's files in a folder, with an fsync that reaches the disk: PGlite's own reports success and does nothing.
 * Emscripten has no fdatasync that could be replaced, so this needs `wal_sync_method=fsync`.
 */
export class DurableFs extends NodeFS {
  readonly #onPanic: () => void;

  /**
   * @param onPanic called when Postgres aborts, for example because its log cannot be written; it cannot be used after
   *   that
   */
  constructor(folder: string, onPanic: () => void) {
    super(folder);
    this.#onPanic = onPanic;
  }

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun: NonNullable<typeof emscriptenOpts.preRun> = [
      ...(emscriptenOpts.preRun ?? []),
      (mod) => {
        mod.NODEFS.stream_ops.fsync = sync;
        mod.onAbort = this.#onPanic;
      },
    ];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

/** @returns 0, or the number of the error */
function sync({ nfd, node }: NodeStream): number {
  try {
    // For a file fdatasync is enough: nobody reads the timestamps that fsync would write as well.
    if ((node.mode & constants.S_IFMT) !== constants.S_IFDIR) fdatasyncSync(nfd);
    else if (syncsDirectories) fsyncSync(nfd);
    return 0;
  } catch {
    return EIO;
  }
}

/** Brings all that is in a folder to the disk, and the folder's own entry. */
export async function syncFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  const directories = entries.filter((entry) => entry.isDirectory());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).values();
  const syncNext = async (): Promise<void> => {
    for (const path of paths) await syncPath(path, 'r+');
  };
  await Promise.all(Array.from({ length: SYNCED_AT_ONCE }, syncNext));
  for (const { parentPath, name } of directories) await syncDirectory(join(parentPath, name));
  await syncDirectory(folder);
  await syncDirectory(join(folder, '..'));
}

/** Brings to the disk what was made, renamed and deleted in a directory. */
export async function syncDirectory(path: string): Promise<void> {
  if (syncsDirectories) await syncPath(path, 'r');
}

async function syncPath(path: string, flags: string): Promise<void> {
  const file = await open(path, flags);
  await file.sync();
  await file.close();
}
