import type { OpenedFile } from '#shared/formats/imports/open-file.ts';
import type { ImportedBefore, ImportPlan } from '#shared/formats/imports/plan-import.ts';
import type { SourceName } from '#shared/formats/imports/sources.ts';
import type { ReadOptions, TimeLines } from '#shared/formats/imports/time-lines.ts';
import type { DateOrder } from '#shared/formats/imports/wall-read.ts';
import type { Encoding } from '#shared/formats/text-encoding.ts';

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
  /** The names of the columns that hold something and are not read. */
  unread: string[];
  /**
   * The orders of day and month in which its dates may be meant, the most likely first; none where there is no doubt.
   */
  orders: DateOrder[];
}

/** What importing a time log would add. */
export interface ReadTimes extends Omit<TimeLines, 'lines'> {
  kind: 'plan';
  plan: ImportPlan;
}

export type OpenedForImport = Exclude<OpenedFile, { kind: 'times' }> | OpenedTimes;
export type Answer = OpenedForImport | ReadTimes;
