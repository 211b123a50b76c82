import { readPreferences } from '#renderer/model/preferences/index.ts';
import { keepingChanges, startedChanges } from '#renderer/model/work/index.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { getState, putState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change, type Transaction, write } from '#renderer/store/write.ts';
import {
  type Heartbeat,
  moveStart,
  observeClock,
  pauseBlock,
  reasonOfPause,
  resumeBlock,
  settleUnsure,
  startBlock,
  stopBlock,
  stopUnwatched,
  type UnsureAnswer,
  wentOn,
} from '#shared/domain/clock/focus-clock.ts';
import { advance, aimOf, extendRound } from '#shared/domain/clock/phase.ts';
import { InputError } from '#shared/domain/input-error.ts';
import { entryError, type TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { readEndBefore } from './end-before.ts';

/** Every transaction that reads or changes the clock is over these tables. */
const clockTables = ['entries', 'preferences'] as const;
type ClockTable = (typeof clockTables)[number];

/** The open blocks of this device's focus clock, in order of their start. More than one only after an undo. */
async function ownOpenBlocks({ db, device }: Transaction<'entries'>): Promise<TimeEntry[]> {
  const open = parseRows('entries', await db.rows('entries').where('_open').equals(1).toArray());
  return open
    .filter((entry) => entry.source === 'focus' && entry.device === device)
    .toSorted((a, b) => a.startAt - b.startAt);
}

/**
 * Marks this device's open block as seen now; time that the clocks cannot account for becomes unsure first.
 *
 * A device runs one block: where an undo opened another again, the earlier one ends where the later began. Called every
 * {@link HEARTBEAT_MS}, before the computer sleeps, and before every action on the clock.
 * @returns the open block as it is then, or null
 */
export function recordHeartbeat(workspace: Workspace): Promise<TimeEntry | null> {
  return atomically(workspace, clockTables, lookAtClock);
}

/** As {@link recordHeartbeat}, within a larger transaction. What it writes is not part of that action's undo. */
export async function lookAtClock(transaction: Transaction<ClockTable>): Promise<TimeEntry | null> {
  const { db, around, write } = transaction;
  const [blocks, seen] = await Promise.all([ownOpenBlocks(transaction), getState(db, 'heartbeat')]);
  const block = blocks.at(-1);
  // Without a block the last heartbeat stays, for an undo that opens one again.
  if (!block) return null;
  const reading = around.reading();
  const patch = observeClock(block, seen, reading) ?? (await advanced(transaction, block, seen, reading));
  await write([
    ...blocks.slice(0, -1).map((earlier, index) => {
      const next = blocks[index + 1] ?? block;
      return setEntry(earlier.id, stopBlock(earlier, next.startAt));
    }),
    setEntry(block.id, patch),
  ]);
  await putState(db, 'heartbeat', reading);
  return { ...block, ...patch };
}

/** Nobody was here for the last `ms`: what was marked as seen in that time becomes unsure at the next heartbeat. */
export function backdateHeartbeat(workspace: Workspace, ms: number): Promise<void> {
  return atomically(workspace, clockTables, async (transaction) => {
    if (!(await lookAtClock(transaction))) return;
    const { wallAt, monoMs, session } = transaction.around.reading();
    await putState(transaction.db, 'heartbeat', { wallAt: wallAt - ms, monoMs: monoMs - ms, session });
  });
}

/**
 * The patch that begins the next break or round by itself, if the member chose so, and only if the clock was seen to go
 * on while the present one became full.
 */
async function advanced(
  { db }: Transaction<'preferences'>,
  block: TimeEntry,
  seen: Heartbeat | null,
  reading: Heartbeat,
): Promise<Partial<TimeEntry>> {
  if (block.aim?.kind !== 'pomodoro' || !seen || !wentOn(seen, reading)) return {};
  const { advancesByItself } = await readPreferences(db);
  return advancesByItself ? advance(block, seen.wallAt, reading.wallAt) : {};
}

/** Starts a block on a task, with the aim that the member chose last, ending what is open on this device. */
export function startFocus(workspace: Workspace, taskId: string | null): Promise<Change[]> {
  return atomically(workspace, clockTables, async (transaction) =>
    transaction.write(await startingChanges(transaction, taskId)),
  );
}

/** Starts a block on a piece of work. Of an assignment the NPO sees when it was begun first, never how long. */
export function startWork(workspace: Workspace, item: WorkItem): Promise<Change[]> {
  const { id, assignment } = item;
  return atomically(workspace, [...clockTables, 'tasks', 'assignments'], async (transaction) => {
    const starting = await startingChanges(transaction, id);
    return transaction.write([
      ...keepingChanges(item),
      ...starting,
      ...(assignment ? startedChanges(assignment, transaction.around.now()) : []),
    ]);
  });
}

/** Records a heartbeat, and returns the changes that end the open block and begin another. */
async function startingChanges(
  transaction: Transaction<ClockTable>,
  taskId: string | null,
): Promise<Change<'entries'>[]> {
  const { db, around, device } = transaction;
  const [open, preferences] = await Promise.all([lookAtClock(transaction), readPreferences(db)]);
  const at = around.now();
  const aim = aimOf(preferences);
  const { id, ...patch } = startBlock({ id: around.newId(), taskId, at, zone: around.zone(), device, aim });
  await putState(db, 'heartbeat', around.reading());
  return [...(open ? [setEntry(open.id, stopBlock(open, at))] : []), setEntry(id, patch)];
}

/** Pauses the open block of this device. */
export function pauseFocus(workspace: Workspace): Promise<Change[]> {
  return onOpenBlock(workspace, (block, at) => pauseBlock(block, at));
}

/** Begins the break between two rounds. */
export function takeBreak(workspace: Workspace): Promise<Change[]> {
  return onOpenBlock(workspace, (block, at) => pauseBlock(block, at, { isBreak: true }));
}

/** Sets the reason of the pause under way; an empty text for none. */
export function tellReason(workspace: Workspace, reason: string): Promise<Change[]> {
  return onOpenBlock(workspace, (block) => reasonOfPause(block, reason));
}

/** Makes the round or the countdown longer. */
export function extendFocus(workspace: Workspace, ms: number): Promise<Change[]> {
  return onOpenBlock(workspace, (block, at) => extendRound(block, ms, at));
}

/**
 * Moves the start of the open block to `wantedAt` (UTC milliseconds), but not to before the end of the block before it.
 */
export function moveFocusStart(workspace: Workspace, wantedAt: number): Promise<Change[]> {
  return onOpenBlock(workspace, async (block, at, { db }) => {
    const notBefore = await readEndBefore(db, block, wantedAt);
    return moveStart(block, wantedAt, { notBefore, now: at });
  });
}

/** Goes on after a pause. */
export function resumeFocus(workspace: Workspace): Promise<Change[]> {
  return onOpenBlock(workspace, resumeBlock);
}

/** Ends the open block of this device. */
export function stopFocus(workspace: Workspace): Promise<Change[]> {
  return onOpenBlock(workspace, stopBlock);
}

function onOpenBlock(
  workspace: Workspace,
  move: (
    block: TimeEntry,
    at: number,
    transaction: Transaction<ClockTable>,
  ) => Partial<TimeEntry> | Promise<Partial<TimeEntry>>,
): Promise<Change[]> {
  return atomically(workspace, clockTables, async (transaction) => {
    const block = await lookAtClock(transaction);
    if (!block) return [];
    const patch = await move(block, transaction.around.now(), transaction);
    return transaction.write([setEntry(block.id, patch)]);
  });
}

/**
 * The member says what unsure time was. For a block of this device, a heartbeat is recorded first: right after waking,
 * what is shown as unsure is not stored yet.
 * @throws InputError when the chosen end does not fit
 */
export function answerUnsure(
  workspace: Workspace,
  { id }: Pick<TimeEntry, 'id'>,
  answer: UnsureAnswer,
): Promise<Change[]> {
  return atomically(workspace, clockTables, async (transaction) => {
    await lookAtClock(transaction);
    const row = await transaction.db.rows('entries').get(id);
    const [entry] = parseRows('entries', row ? [row] : []);
    if (!entry) return [];
    const patch = settleUnsure(entry, answer);
    if (answer.kind === 'stop') {
      const error =
        answer.at > transaction.around.now()
          ? 'entry-in-future'
          : entryError({ ...entry, ...patch, endAt: answer.at });
      if (error) throw new InputError(error);
    }
    return transaction.write([setEntry(id, patch)]);
  });
}

/** Ends another device's open block, because the member says so. What that device saw of it is not known here. */
export async function stopOtherBlock(workspace: Workspace, entry: TimeEntry): Promise<Change[]> {
  return write(workspace, [setEntry(entry.id, stopUnwatched(entry, workspace.around.now()))]);
}

function setEntry(id: string, patch: Partial<TimeEntry>): Change<'entries'> {
  const { id: _, ...fields } = patch;
  return { table: 'entries', id, kind: 'set', patch: fields };
}
