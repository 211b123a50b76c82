import { getState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';

/**
 * Brings in the workspace file that a launcher gives, as a member brings in a file of their own: at the very first
 * start, and only into an empty workspace. The code for it is loaded only then.
 * @throws when it does not fit, or cannot be written; then nothing of it is brought in
 */
export async function bringInLaunched(workspace: Workspace, records: string | null): Promise<void> {
  const { db } = workspace;
  if (records === null || (await getState(db, 'onboarded'))) return;
  // All is brought in as one step, so after a start that was interrupted either all of it is there, or nothing.
  if ((await db.outbox.count()) > 0) return;
  const [{ importRows }, { readWorkspace }] = await Promise.all([
    import('#renderer/model/files/index.ts'),
    import('#shared/formats/workspace-json.ts'),
  ]);
  const read = readWorkspace(records);
  if (!read || read.errors.length > 0) throw new Error('the records that the launcher gives do not fit');
  await importRows(workspace, read.rows, () => undefined);
}
