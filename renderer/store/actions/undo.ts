import type { Workspace } from '../workspace.ts';
import { type Change, write } from '../write.ts';
import { recordHeartbeat } from './focus.ts';

/** Takes back what an action did. The clock is looked at after it: an undo can open a block again. */
export async function undo(workspace: Workspace, inverse: ReadonlyArray<Change>): Promise<Change[]> {
  const redo = await write(workspace, inverse);
  if (inverse.some(({ table }) => table === 'entries')) await recordHeartbeat(workspace);
  return redo;
}
