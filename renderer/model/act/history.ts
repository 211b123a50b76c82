import { create } from 'zustand';
import { recordHeartbeat } from '#renderer/model/clock/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { WriteError } from '#renderer/store/write-error.ts';

/** One step of undo: the changes that undo an action. */
interface Step {
  id: number;
  changes: Change[];
}

/** The most steps that are kept for undo. */
const STEPS_MAX = 100;

/** The steps to undo (`past`) and to redo (`future`) since the app was opened. In memory only. */
export const useHistory = create<{ past: Step[]; future: Step[] }>(() => ({ past: [], future: [] }));

let made = 0;

/** Settles when all that was begun so far has ended. Undo waits for it: only then is it known what was done last. */
let begun: Promise<unknown> = Promise.resolve();

function begin<T>(work: Promise<T>): Promise<T> {
  begun = Promise.allSettled([begun, work]);
  return work;
}

/**
 * Adds a step of undo once an action has succeeded and changed something; the steps to redo are dropped then.
 * @param doing the running action; resolves to the changes that undo it
 * @returns the id of the step
 * @throws what the action throws; no step is added then
 */
export function remember(doing: Promise<Change[]>): Promise<number> {
  return begin(
    doing.then((changes) => {
      const step = { id: ++made, changes };
      if (changes.length > 0) {
        useHistory.setState(({ past }) => ({ past: [...past, step].slice(-STEPS_MAX), future: [] }));
      }
      return step.id;
    }),
  );
}

/** Undoes the last step, or the one with `id`; does nothing when it was undone already. @throws WriteError */
export function undoStep(workspace: Workspace, id?: number): Promise<void> {
  return begin(
    begun.then(async () => {
      const { past, future } = useHistory.getState();
      const step = past.findLast((one) => id === undefined || one.id === id);
      if (!step) return;
      const changes = await apply(workspace, step);
      useHistory.setState((now) => ({
        past: now.past.filter((one) => one !== step),
        // Unless something else was done meanwhile.
        future: now.future === future ? [...future, { id: step.id, changes }] : now.future,
      }));
    }),
  );
}

/** Redoes the step that was undone last. @throws WriteError */
export function redoStep(workspace: Workspace): Promise<void> {
  return begin(
    begun.then(async () => {
      const step = useHistory.getState().future.at(-1);
      if (!step) return;
      const changes = await apply(workspace, step);
      useHistory.setState(({ past, future }) => ({
        past: [...past, { id: step.id, changes }],
        future: future.filter((one) => one !== step),
      }));
    }),
  );
}

/**
 * Applies a step. One that can never be applied any more is dropped: it would block those before it.
 * @throws WriteError
 */
async function apply(workspace: Workspace, step: Step): Promise<Change[]> {
  try {
    return await undo(workspace, step.changes);
  } catch (error) {
    if (error instanceof WriteError && error.code === 'invalid-value') {
      const others = (steps: Step[]) => steps.filter((one) => one !== step);
      useHistory.setState(({ past, future }) => ({ past: others(past), future: others(future) }));
    }
    throw error;
  }
}

/**
 * Undoes what an action did. A heartbeat follows, as an undo can open a block again. @returns the changes that redo it
 */
export async function undo(workspace: Workspace, inverse: ReadonlyArray<Change>): Promise<Change[]> {
  const redo = await write(workspace, inverse);
  if (inverse.some(({ table }) => table === 'entries')) await recordHeartbeat(workspace);
  return redo;
}
