import { createContext, useContext } from 'react';
import { readOpenBlocks } from '#renderer/model/log/index.ts';
import { readTitles } from '#renderer/model/work/index.ts';
import { atOneMoment } from '#renderer/store/at-one-moment.ts';
import { useNow, useWorkspace } from '#renderer/store/hooks.ts';
import { sharedRows } from '#renderer/store/shared-rows.ts';
import { getState } from '#renderer/store/state.ts';
import { type ClockState, clockState, observeClock } from '#shared/domain/clock/focus-clock.ts';
import { type Phase, phaseOf } from '#shared/domain/clock/phase.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { type TimeEntry, workedMs } from '#shared/domain/log/time-entry.ts';

export interface OpenBlock {
  entry: TimeEntry;
  state: ClockState;
  /** The title of its task; null without a task, or when the task is no longer here. */
  title: string | null;
  /** Work in it so far, in milliseconds, without what is unsure. */
  elapsedMs: number;
  /** Its phase; null when it has no aim. */
  phase: Phase | null;
}

export interface OpenBlocks {
  /** The block of this device's clock. */
  own: OpenBlock | null;
  /** Blocks that other devices of the member run. */
  others: OpenBlock[];
}

/** The blocks that are open; provided by `CountedBlocks`. */
export const OpenBlocksContext = createContext<OpenBlocks | undefined>(undefined);

/** The blocks that are open, counted anew every second. Undefined until they were read. */
export function useOpenBlocks(): OpenBlocks | undefined {
  return useContext(OpenBlocksContext);
}

/** How many whole minutes were worked in the blocks that are open; provided by `CountedBlocks`. */
export const OpenMinutesContext = createContext(0);

/** How many whole minutes were worked in the blocks that are open: for what goes by the minute, and not by the second. */
export function useOpenMinutes(): number {
  return useContext(OpenMinutesContext);
}

/** How many whole minutes were worked in these blocks. */
export function openMinutes({ own, others }: OpenBlocks): number {
  const all = own ? [own, ...others] : others;
  return Math.floor(all.reduce((ms, { elapsedMs }) => ms + elapsedMs, 0) / MINUTE_MS);
}

/** The blocks that are open, as they are stored, with what tells how far their clock was seen to go. */
export const useOpenRows = sharedRows(async ({ db }) => {
  const [blocks, heartbeat] = await Promise.all([
    atOneMoment(db, ['entries', 'tasks', 'assignments'], async (db) => {
      const entries = await readOpenBlocks(db);
      const taskIds = entries.flatMap(({ taskId }) => taskId ?? []);
      return { entries, titles: await readTitles(db, taskIds) };
    }),
    getState(db, 'heartbeat'),
  ]);
  return { ...blocks, heartbeat };
});

/**
 * Reads the blocks that are open, and counts them every second: once for all components that show them. Right after
 * sleep, what the next heartbeat will find is applied already, so that no second of sleep is shown as work.
 */
export function useCountedBlocks(): OpenBlocks | undefined {
  const { device, around } = useWorkspace();
  const rows = useOpenRows();
  useNow(rows && rows.entries.length > 0 ? SECOND_MS : null);
  if (!rows) return undefined;
  const reading = around.reading();
  const blocks = rows.entries.map((stored): OpenBlock => {
    const isOwn = stored.device === device;
    const entry = isOwn ? { ...stored, ...observeClock(stored, rows.heartbeat, reading) } : stored;
    return {
      entry,
      state: clockState(entry),
      title: entry.taskId === null ? null : (rows.titles.get(entry.taskId) ?? null),
      elapsedMs: workedMs(entry, reading.wallAt),
      phase: phaseOf(entry, reading.wallAt),
    };
  });
  return {
    own: blocks.find(({ entry }) => entry.device === device) ?? null,
    others: blocks.filter(({ entry }) => entry.device !== device),
  };
}
