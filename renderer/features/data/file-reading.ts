/// <reference types="vite/client" />
import { WorkerClient } from '#renderer/host/worker-client.ts';
import type { ImportedBefore } from '#shared/formats/imports/plan-import.ts';
import type { ReadOptions } from '#shared/formats/imports/time-lines.ts';
import type { Answer, Asked, OpenedForImport, ReadTimes } from './file-messages.ts';
import workerAddress from './file-worker.ts?worker&url';

// The worker's script is fetched with this page, so that a file can also be read offline later.
void fetch(workerAddress).catch(() => {});

/** One file that is being read, in a worker of its own. */
export class FileReading {
  readonly #worker = new WorkerClient<Asked, Answer>(workerAddress);

  /** @throws when the file can no longer be read, or the reading broke */
  async open(file: File, today: string): Promise<OpenedForImport> {
    const bytes = await file.arrayBuffer();
    return (await this.#worker.ask({ ask: 'open', bytes, today }, [bytes])) as OpenedForImport;
  }

  async read(options: ReadOptions, known: ImportedBefore): Promise<ReadTimes> {
    return (await this.#worker.ask({ ask: 'read', options, known })) as ReadTimes;
  }

  close(): void {
    this.#worker.close();
  }
}
