import { readFileSync, renameSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import type * as z from 'zod';

/**
 * A small file of the shell's own, kept in memory once read. Written whole and atomically: to a second file beside it,
 * flushed to the disk, then renamed, so that a crash leaves the old or the new content. Readable by the member's
 * account alone.
 */
export class JsonFile<T> {
  readonly #path: string;
  readonly #schema: z.ZodType<T>;
  readonly #empty: T;
  #content: T | null = null;
  #lastWrite: Promise<void> = Promise.resolve();

  /** @param empty the content when there is no file yet */
  constructor(path: string, schema: z.ZodType<T>, empty: T) {
    this.#path = path;
    this.#schema = schema;
    this.#empty = empty;
  }

  /**
   * The content as last written. A file that cannot be understood is set aside as `….unreadable`, not deleted.
   * Throws when the file is there but the system does not let it be read.
   */
  read(): T {
    this.#content ??= this.#load();
    return this.#content;
  }

  /**
   * Replaces the content by `change(content)`; several updates run one after the other. Rejects on failure, and the
   * content stays as before.
   */
  update(change: (content: T) => T): Promise<void> {
    const write = async () => {
      const next = change(this.read());
      await this.#write(JSON.stringify(next));
      this.#content = next;
    };
    const written = this.#lastWrite.then(write);
    this.#lastWrite = written.catch(() => undefined);
    return written;
  }

  #load(): T {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return this.#empty;
      throw error;
    }
    try {
      return this.#schema.parse(JSON.parse(text));
    } catch {
      renameSync(this.#path, `${this.#path}.unreadable`);
      return this.#empty;
    }
  }

  async #write(text: string): Promise<void> {
    const neighbour = `${this.#path}.new`;
    const file = await open(neighbour, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(neighbour, this.#path);
  }
}
