import {
  clockState,
  type Heartbeat,
  observeClock,
  pauseBlock,
  resumeBlock,
  settleUnsure,
  startBlock,
  stopBlock,
  type UnsureAnswer,
} from '#shared/domain/focus-clock.ts';
import { entryProblem, type TimeEntry } from '#shared/domain/time-entry.ts';
import type { WorkItem } from '#shared/domain/work.ts';
import { parseRows } from '../reads/parse-rows.ts';
import { getState, putState } from '../state.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, write } from '../write.ts';
import { markStarted } from './assignments.ts';
import { InputProblem } from './input-problem.ts';

/** Everything that looks at or moves the focus clock happens in one transaction. */
function inClockTransaction<T>({ db }: Workspace, work: () => Promise<T>): Promise<T> {
  return db.transaction(
    'rw',
    [db.rows('entries'), db.rows('assignments'), db.meta, db.outbox, db.state],
    work,
  );
}

/** The open block of this device's focus clock, or null. */
async function ownOpenBlock({ db, device }: Workspace): Promise<TimeEntry | null> {
  const open = parseRows('entries', await db.rows('entries').where('_open').equals(1).toArray());
  return open.find((entry) => entry.source === 'focus' && entry.device === device) ?? null;
}

/**
 * Marks this device's open block as seen now; what cannot be told from the clocks becomes unsure first.
 * Called every {@link HEARTBEAT_MS}, before the computer sleeps, and before every action on the clock.
 */
export function beat(workspace: Workspace): Promise<TimeEntry | null> {
  return inClockTransaction(workspace, async () => {
    const block = await ownOpenBlock(workspace);
    if (!block) {
      await workspace.db.state.delete('heartbeat');
      return null;
    }
    const reading = workspace.around.reading();
    const seen = await getState(workspace.db, 'heartbeat');
    const patch = observeClock(block, seen, reading);
    if (patch) await write(workspace, [setEntry(block.id, patch)]);
    await markSeen(workspace, block.id);
    return { ...block, ...patch };
  });
}

async function markSeen({ db, around }: Workspace, entryId: string): Promise<void> {
  const heartbeat: Heartbeat = { entryId, ...around.reading() };
  await putState(db, 'heartbeat', heartbeat);
}

/** Starts a block on a task, ending the one that is open on this device. */
export function startFocus(workspace: Workspace, taskId: string | null): Promise<Change[]> {
  return inClockTransaction(workspace, async () => {
    const { around, device } = workspace;
    const at = around.now();
    const before = await beat(workspace);
    const block = startBlock({ id: around.newId(), taskId, at, zone: around.zone(), device });
    const { id, ...patch } = block;
    const undo = await write(workspace, [
      ...(before ? [setEntry(before.id, stopBlock(before, at))] : []),
      setEntry(id, patch),
    ]);
    await markSeen(workspace, id);
    return undo;
  });
}

/** Starts a block on a piece of work. Of an assignment the NPO sees that it has begun, never when or how long. */
export function startWork(workspace: Workspace, { id, assignment }: WorkItem): Promise<Change[]> {
  return inClockTransaction(workspace, async () => [
    ...(await startFocus(workspace, id)),
    ...(assignment ? await markStarted(workspace, assignment) : []),
  ]);
}

/** Pauses the open block of this device. */
export function pauseFocus(workspace: Workspace): Promise<Change[]> {
  return onOpenBlock(workspace, pauseBlock);
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
  move: (block: TimeEntry, at: number) => Partial<TimeEntry>,
): Promise<Change[]> {
  return inClockTransaction(workspace, async () => {
    const block = await beat(workspace);
    if (!block) return [];
    const patch = move(block, workspace.around.now());
    if (Object.keys(patch).length === 0) return [];
    const undo = await write(workspace, [setEntry(block.id, patch)]);
    if (clockState({ ...block, ...patch }) === 'ended') await workspace.db.state.delete('heartbeat');
    return undo;
  });
}

/** The member says what unsure time was. @throws InputProblem when the chosen end does not fit */
export async function answerUnsure(
  workspace: Workspace,
  entry: TimeEntry,
  answer: UnsureAnswer,
): Promise<Change[]> {
  const patch = settleUnsure(entry, answer);
  if (answer.kind === 'stop') {
    const problem =
      answer.at > workspace.around.now()
        ? 'entry-in-future'
        : entryProblem({ ...entry, ...patch, endAt: answer.at });
    if (problem) throw new InputProblem(problem);
  }
  return write(workspace, [setEntry(entry.id, patch)]);
}

/** Ends another device's open block, because the member says so. */
export async function stopOtherBlock(workspace: Workspace, entry: TimeEntry): Promise<Change[]> {
  return write(workspace, [setEntry(entry.id, stopBlock(entry, workspace.around.now()))]);
}

function setEntry(id: string, patch: Partial<TimeEntry>): Change {
  const { id: _, ...fields } = patch;
  return { table: 'entries', id, kind: 'set', patch: fields };
}
