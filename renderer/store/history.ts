import { create } from 'zustand';
import { undo } from './actions/undo.ts';
import type { Workspace } from './workspace.ts';
import type { Change } from './write.ts';

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

/** Remembers something that was done. What was taken back before cannot be done again from then on. */
export function remember(changes: Change[]): number {
  const step = { id: ++made, changes };
  if (changes.length > 0) {
    useHistory.setState(({ past }) => ({ past: [...past, step].slice(-STEPS_MAX), future: [] }));
  }
  return step.id;
}

/** Takes back what was done last, or one step; nothing when it was taken back already. @throws WriteProblem */
export async function takeBack(workspace: Workspace, id?: number): Promise<void> {
  const step = useHistory.getState().past.findLast((one) => id === undefined || one.id === id);
  if (!step) return;
  // Away first: a second press while it is written takes back the step before.
  useHistory.setState(({ past }) => ({ past: past.filter((one) => one !== step) }));
  const changes = await undo(workspace, step.changes);
  useHistory.setState(({ future }) => ({ future: [...future, { id: step.id, changes }] }));
}

/** Does again what was taken back last. @throws WriteProblem */
export async function doAgain(workspace: Workspace): Promise<void> {
  const step = useHistory.getState().future.at(-1);
  if (!step) return;
  useHistory.setState(({ future }) => ({ future: future.slice(0, -1) }));
  const changes = await undo(workspace, step.changes);
  useHistory.setState(({ past }) => ({ past: [...past, { id: step.id, changes }] }));
}
