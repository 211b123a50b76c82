import { useEffect, useRef, useState } from 'react';
import { useToday } from '#renderer/model/day/index.ts';
import {
  type Comparison,
  compareRows,
  importRows,
  importTimes,
  type OnProgress,
  readKnown,
} from '#renderer/model/files/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Change } from '#renderer/store/write.ts';
import { FILE_BYTES_MAX, type FileReason } from '#shared/formats/imports/open-file.ts';
import type { Columns } from '#shared/formats/imports/roles.ts';
import { missingColumn, type ReadOptions } from '#shared/formats/imports/time-lines.ts';
import type { ReadWorkspace } from '#shared/formats/workspace-json.ts';
import type { OpenedTimes, ReadTimes, Ways } from './file-messages.ts';
import { FileReading } from './file-reading.ts';

/** How a member chose that a time log is read. */
export interface Choices extends Omit<ReadOptions, 'now'> {
  columns: Columns;
}

/** What an import added, for the toast that tells of it. */
export interface Brought {
  rows: number;
  known: number;
}

/** The step that the import of a file has reached. */
export type ImportStep =
  | { at: 'start' }
  | { at: 'reading'; name: string }
  | { at: 'refused'; name: string; reason: FileReason | 'file-unreadable' }
  | {
      at: 'times';
      name: string;
      opened: OpenedTimes;
      ways: Ways;
      choices: Choices;
      read: ReadTimes | null;
      /** Entries that are here already take the words of the file. */
      takesChanges: boolean;
    }
  | { at: 'workspace'; name: string; read: ReadWorkspace; comparison: Comparison };

export interface Importing {
  step: ImportStep;
  choose: (file: File) => void;
  /** Reads a time log in another way. */
  change: (choices: Choices) => void;
  /** Whether entries that are here already take the words of the file. */
  takeChanges: (takesChanges: boolean) => void;
  /** Drops the file. */
  leave: () => void;
  /** The action that imports what is shown; null while there is nothing to import. */
  ready: { action: (workspace: Workspace, told: OnProgress) => Promise<Change[]>; brought: Brought } | null;
}

/** Takes a file from being chosen to being ready for import. */
export function useImport(): Importing {
  const workspace = useWorkspace();
  const today = useToday();
  const [step, setStep] = useState<ImportStep>({ at: 'start' });
  const reading = useRef<FileReading | null>(null);
  const asked = useRef(0);
  const put = (next: FileReading | null) => {
    reading.current?.close();
    reading.current = next;
    asked.current++;
  };
  useEffect(() => () => reading.current?.close(), []);

  /** Shows the result of a read, unless another one was begun meanwhile. */
  const show = async (name: string, work: () => Promise<ImportStep>) => {
    const ours = ++asked.current;
    const next = await work().catch((): ImportStep => ({ at: 'refused', name, reason: 'file-unreadable' }));
    if (asked.current === ours) setStep(next);
  };
  const readTimes = async (ours: FileReading, choices: Choices) => {
    const known = await readKnown(workspace.db);
    const secret = known.secret || workspace.around.newId();
    const { columns, ...options } = choices;
    return ours.read(columns, { ...options, now: workspace.around.now() }, { ...known, secret });
  };
  /** Finds out in which ways some columns can be read, and reads them in the likeliest. */
  const readColumns = async (ours: FileReading, columns: Columns, zone: string) => {
    const ways = await ours.ways(columns, today);
    const [order = 'ymd'] = ways.orders;
    const person = ways.people.length > 1 ? (ways.people[0] ?? null) : null;
    const choices: Choices = { columns, zone, order, person };
    return { ways, choices, read: await readTimes(ours, choices) };
  };

  const choose = (file: File) => {
    const { name } = file;
    // Checked before reading: the whole file might not fit into memory.
    if (file.size > FILE_BYTES_MAX) {
      put(null);
      setStep({ at: 'refused', name, reason: 'file-too-large' });
      return;
    }
    const ours = new FileReading();
    put(ours);
    setStep({ at: 'reading', name });
    void show(name, async () => {
      const opened = await ours.open(file);
      if (opened.kind === 'refused') return { at: 'refused', name, reason: opened.reason };
      if (opened.kind === 'workspace') {
        const comparison = await compareRows(workspace.db, opened.read.rows);
        return { at: 'workspace', name, read: opened.read, comparison };
      }
      const columns = await readColumns(ours, opened.columns, workspace.around.zone());
      return { at: 'times', name, opened, takesChanges: false, ...columns };
    });
  };
  const change = (choices: Choices) => {
    const ours = reading.current;
    if (step.at !== 'times' || !ours) return;
    const next = { ...step, choices, read: null };
    setStep(next);
    void show(step.name, async () => ({
      ...next,
      ...(choices.columns === step.choices.columns
        ? { read: await readTimes(ours, choices) }
        : await readColumns(ours, choices.columns, choices.zone)),
    }));
  };
  const takeChanges = (takesChanges: boolean) => {
    if (step.at === 'times') setStep({ ...step, takesChanges });
  };
  const leave = () => {
    put(null);
    setStep({ at: 'start' });
  };
  return { step, choose, change, takeChanges, leave, ready: readyOf(step) };
}

function readyOf(step: ImportStep): Importing['ready'] {
  if (step.at === 'times' && step.read && !missingColumn(step.choices.columns)) {
    const { plan } = step.read;
    const { takesChanges } = step;
    const changed = takesChanges ? plan.changes.length : 0;
    const brought = { rows: plan.entries.length + changed, known: plan.known - changed };
    if (brought.rows === 0) return null;
    return { action: (workspace, told) => importTimes(workspace, plan, takesChanges, told), brought };
  }
  if (step.at === 'workspace' && step.comparison.rows.length > 0) {
    const { rows, same } = step.comparison;
    const brought = { rows: rows.length, known: same };
    return { action: (workspace, told) => importRows(workspace, rows, told), brought };
  }
  return null;
}
