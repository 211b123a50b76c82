/// <reference types="vite/client" />
import { WorkerClient } from '#renderer/host/worker-client.ts';
import type { ImportedBefore } from '#shared/formats/imports/plan-import.ts';
import type { Columns } from '#shared/formats/imports/roles.ts';
import type { ReadOptions } from '#shared/formats/imports/time-lines.ts';
import type { Answer, Asked, OpenedForImport, ReadTimes, Ways } from './file-messages.ts';
import workerAddress from './file-worker.ts?worker&url';

// The worker's script is fetched with this page, so that a file can also be read offline later.
void fetch(workerAddress).catch(() => {});

/** One file that is being read, in a worker of its own. */
export class FileReading {
  readonly #worker = new WorkerClient<Asked, Answer>(workerAddress);

  /** @throws when the file can no longer be read, or the reading broke */
  async open(file: File): Promise<OpenedForImport> {
    const bytes = await file.arrayBuffer();
    return (await this.#worker.ask({ ask: 'open', bytes }, [bytes])) as OpenedForImport;
  }

  async ways(columns: Columns, today: string): Promise<Ways> {
    return (await this.#worker.ask({ ask: 'ways', columns, today })) as Ways;
  }

  async read(columns: Columns, options: ReadOptions, known: ImportedBefore): Promise<ReadTimes> {
    return (await this.#worker.ask({ ask: 'read', columns, options, known })) as ReadTimes;
  }

  close(): void {
    this.#worker.close();
  }
}
