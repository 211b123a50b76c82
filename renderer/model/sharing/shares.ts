import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { InputError } from '#shared/domain/input-error.ts';
import { SHARED_PARTS_BYTES_MAX, type Share } from '#shared/domain/sharing/share.ts';
import { byteLength } from '#shared/sync/operation.ts';

/** A page as the member saw it before sending it. */
export type Page = Pick<Share, 'fromDay' | 'toDay' | 'language' | 'parts'>;

/** What leaves nothing of a page but that it was there. */
const emptied = { parts: [] } satisfies Partial<Share>;

/**
 * Shows a page to the NPO, from the next sync on. Undone, it is emptied before it is deleted: the content of what was
 * deleted stays on the server for months.
 * @throws InputError when nothing is on it, or too much
 */
export async function sendPage(workspace: Workspace, page: Page): Promise<Change[]> {
  if (page.parts.every(({ lines }) => lines.length === 0)) throw new InputError('share-empty');
  if (byteLength(JSON.stringify(page.parts)) > SHARED_PARTS_BYTES_MAX)
    throw new InputError('share-too-large');
  const id = workspace.around.newId();
  const sentAt = workspace.around.now();
  await write(workspace, [{ table: 'shares', id, kind: 'set', patch: { ...page, sentAt } }]);
  return [
    // Both fields, as in taking back: so that doing it again sets both, whatever another computer did meanwhile.
    { table: 'shares', id, kind: 'set', patch: { ...emptied, takenBackAt: sentAt } },
    { table: 'shares', id, kind: 'delete' },
  ];
}

/** Takes a page back: from the next sync on nobody can read it any more, nor is what it said stored on the server. */
export function takeBackPage(workspace: Workspace, id: string): Promise<Change[]> {
  const patch = { ...emptied, takenBackAt: workspace.around.now() };
  return write(workspace, [{ table: 'shares', id, kind: 'set', patch }]);
}

/** Takes a page that was taken back off the member's list. */
export function forgetPage(workspace: Workspace, id: string): Promise<Change[]> {
  return write(workspace, [{ table: 'shares', id, kind: 'delete' }]);
}
