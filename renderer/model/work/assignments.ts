import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { InputError } from '#shared/domain/input-error.ts';
import {
  type Assignment,
  HAND_OVER_BYTES_MAX,
  HAND_OVER_LINK_MAX,
  HAND_OVER_LINKS_MAX,
  HAND_OVER_NOTE_MAX,
  type HandOver,
} from '#shared/domain/relay/assignment.ts';
import { byteLength } from '#shared/sync/operation.ts';

/** Says yes to an offer. */
export function acceptOffer(workspace: Workspace, { id }: Assignment): Promise<Change[]> {
  return answer(workspace, id, { answer: 'accepted', answeredAt: workspace.around.now() });
}

/** Says "not now" to an offer. */
export function declineOffer(workspace: Workspace, { id }: Assignment): Promise<Change[]> {
  return answer(workspace, id, { answer: 'declined', answeredAt: workspace.around.now() });
}

/** The changes that say that work on an assignment has begun; none when it was said before. */
export function startedChanges({ id, startedAt }: Assignment, now: number): Change<'assignments'>[] {
  return startedAt === null ? [{ table: 'assignments', id, kind: 'set', patch: { startedAt: now } }] : [];
}

/** Hands the work over to whoever is next, with a note and links. @throws InputError */
export function handOver(
  workspace: Workspace,
  { id, startedAt }: Assignment,
  handed: HandOver,
): Promise<Change[]> {
  if (handed.note.length > HAND_OVER_NOTE_MAX) throw new InputError('note-too-long');
  if (handed.links.length > HAND_OVER_LINKS_MAX) throw new InputError('too-many-links');
  if (handed.links.some((link) => link.length > HAND_OVER_LINK_MAX)) throw new InputError('link-too-long');
  if (byteLength(JSON.stringify(handed)) > HAND_OVER_BYTES_MAX) throw new InputError('hand-over-too-large');
  const handedOverAt = workspace.around.now();
  return answer(workspace, id, { startedAt: startedAt ?? handedOverAt, handedOverAt, handOver: handed });
}

function answer(workspace: Workspace, id: string, patch: Partial<Omit<Assignment, 'id'>>): Promise<Change[]> {
  return write(workspace, [{ table: 'assignments', id, kind: 'set', patch }]);
}
