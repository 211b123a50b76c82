import { create } from 'zustand';
import { recordHeartbeat } from '#renderer/model/clock/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { WriteError } from '#renderer/store/write-error.ts';

/** Something that was done, as what takes it back. */
interface Step {
  id: number;
  changes: Change[];
}

/** The most steps that can be taken back. */
const STEPS_MAX = 100;

/** What was done since the app was opened, and what of it was taken back. In memory only. */
export const useHistory = create<{ past: Step[]; future: Step[] }>(() => ({ past: [], future: [] }));

let made = 0;

/** All that was begun so far. Taking back waits for it: what was done last is known only then. */
let begun: Promise<unknown> = Promise.resolve();

function begin<T>(work: Promise<T>): Promise<T> {
  begun = Promise.allSettled([begun, work]);
  return work;
}

/**
 * Remembers something that is being done, once it is. What was taken back before cannot be done again from then on.
 * @returns its number. @throws what doing it throws; then there is nothing to remember
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

/** Takes back what was done last, or one step; nothing when it was taken back already. @throws WriteError */
export function takeBack(workspace: Workspace, id?: number): Promise<void> {
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

/** Does again what was taken back last. @throws WriteError */
export function doAgain(workspace: Workspace): Promise<void> {
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
 * One that can never be applied any more is forgotten: it would stand in the way of those before it.
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

/** Takes back what an action did. The clock is looked at after it: an undo can open a block again. */
export async function undo(workspace: Workspace, inverse: ReadonlyArray<Change>): Promise<Change[]> {
  const redo = await write(workspace, inverse);
  if (inverse.some(({ table }) => table === 'entries')) await recordHeartbeat(workspace);
  return redo;
}
