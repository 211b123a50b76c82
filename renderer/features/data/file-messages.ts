import type { OpenedFile } from '#shared/formats/imports/open-file.ts';
import type { ImportedBefore, ImportPlan } from '#shared/formats/imports/plan-import.ts';
import type { Columns } from '#shared/formats/imports/roles.ts';
import type { SourceName } from '#shared/formats/imports/sources.ts';
import type { ReadOptions, TimeLines } from '#shared/formats/imports/time-lines.ts';
import type { DateOrder } from '#shared/formats/imports/wall-read.ts';
import type { Encoding } from '#shared/formats/text-encoding.ts';

/** What the page asks its file worker. */
export type Asked =
  | { ask: 'open'; bytes: ArrayBuffer }
  | { ask: 'ways'; columns: Columns; today: string }
  | { ask: 'read'; columns: Columns; options: ReadOptions; known: ImportedBefore };

/** A time log, and what its columns were taken for. */
export interface OpenedTimes {
  kind: 'times';
  source: SourceName;
  encoding: Encoding;
  names: ReadonlyArray<string>;
  /** The first of what each column holds. */
  samples: string[][];
  columns: Columns;
}

/** In which ways a time log can be read, with what its columns are taken for. */
export interface Ways {
  kind: 'ways';
  /** Whose time it holds. */
  people: string[];
  /**
   * The orders of day and month in which its dates may be meant, the most likely first; only one where there is no
   * doubt.
   */
  orders: DateOrder[];
  /** The columns that hold something and are not read, by their index. */
  unread: number[];
}

/** What importing a time log would add. */
export interface ReadTimes extends Omit<TimeLines, 'lines'> {
  kind: 'plan';
  plan: ImportPlan;
}

export type OpenedForImport = Exclude<OpenedFile, { kind: 'times' }> | OpenedTimes;
export type Answer = OpenedForImport | Ways | ReadTimes;
