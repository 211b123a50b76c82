/// <reference types="vite/client" />
import { WorkerClient } from '#renderer/host/worker-client.ts';
import type { OpenedFile } from '#shared/formats/imports/open-file.ts';
import type { ImportedBefore, ImportPlan } from '#shared/formats/imports/plan-import.ts';
import type { SourceName } from '#shared/formats/imports/sources.ts';
import type { LineError, ReadOptions } from '#shared/formats/imports/time-lines.ts';
import type { DateOrder } from '#shared/formats/imports/wall-read.ts';
import type { Encoding } from '#shared/formats/text-encoding.ts';
import workerAddress from './file-worker.ts?worker&url';

// Fetched with this page, so that a file can be read also when the app's host is out of reach later.
void fetch(workerAddress).catch(() => {});

/** What the page asks its file worker. */
export type Asked =
  | { ask: 'open'; bytes: ArrayBuffer; today: string }
  | { ask: 'read'; options: ReadOptions; known: ImportedBefore };

/** A time log that was recognised, and how it can be read. */
export interface OpenedTimes {
  kind: 'times';
  source: SourceName;
  encoding: Encoding;
  /** Whose time it holds. */
  people: string[];
  /** In which orders its dates may be meant, the most likely first; none where they cannot be mistaken. */
  orders: DateOrder[];
}

/** What importing a time log would add. */
export interface ReadTimes {
  kind: 'plan';
  plan: ImportPlan;
  errors: LineError[];
  others: number;
}

export type OpenedForImport = Exclude<OpenedFile, { kind: 'times' }> | OpenedTimes;
export type Answer = OpenedForImport | ReadTimes;

/** One file, being read beside the page. */
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
