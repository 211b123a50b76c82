import { changeOwnSpace, requireEpoch } from '#server/auth/own-space.ts';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import type { PushRequest, PushResponse } from '#shared/sync/messages.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { applyOps } from './apply.ts';
import { beginEpoch } from './epoch.ts';
import { isForgotten, isLost, noteShown, noteTold, readMark, type ShownMark, writeMark } from './mark.ts';
import { PAGE_BYTES_MAX } from './page.ts';
import { requirePresentKey } from './refusal.ts';
import type { Space } from './space.ts';

/**
 * Applies what a device sends to its member's space, in one transaction, and nudges the others after the commit: all of
 * it, or as much as can be answered in one page.
 * @returns the answer, and the records that changed
 * @throws ProblemError `resync` when the space has started over since the device last saw it, or the device was away
 *   for so long that tombstones it has not seen were collected; `device-copied`; `keys-changed`; `device-revoked`
 */
export async function push(
  npo: Npo,
  asking: SignedInDevice,
  { epoch, mark, ops }: PushRequest,
): Promise<{ response: PushResponse; changed: SyncRecord[] }> {
  const shown = mark === undefined ? null : readMark(mark);
  const applied = await changeOwnSpace(npo, asking, async (tx, space, device) => {
    requireEpoch(space, epoch);
    if (shown && (await isLost(tx, space, device, shown))) return null;
    if (hasForgotten(space, device, shown)) throw new ProblemError('resync', { epoch });
    await noteShown(tx, device, shown);
    requirePresentKey(
      npo.known,
      space,
      ops.map(({ table, patch }) => ({ table, values: Object.values(patch) })),
    );
    const author = { writer: 'member', device: device.id } as const;
    const done = await applyOps(tx, space, ops, author, npo, PAGE_BYTES_MAX);
    await noteTold(tx, device, writeMark(done.mark));
    return done;
  });
  if (!applied) throw await beginEpoch(npo, asking.spaceId, epoch);
  const { results, changed, mark: reached } = applied;
  if (changed.length > 0) npo.nudges.publish(asking.spaceId, reached.seq);
  return { response: { results, mark: writeMark(reached) }, changed };
}

/** True when something was collected that the device may still hold: it has to pull before it writes. */
function hasForgotten(
  space: Space,
  { minCursor, lastCursor }: SignedInDevice,
  shown: ShownMark | null,
): boolean {
  if (minCursor === null) return isForgotten(space, shown);
  return Math.max(minCursor, lastCursor) < space.minCursor;
}
