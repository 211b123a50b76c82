import { inArray } from 'drizzle-orm';
import type { Tx } from '#server/db/connect.ts';
import { projects, stages } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import type { Npo } from '#server/npo.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { beadsOf, lockProject, readString, receivedBy } from './string.ts';
import { differences, writeAssignments } from './write.ts';

/**
 * Carries the state of a project to every member who has a part in it: the beads, and what the stage before handed
 * over. Each space in a transaction of its own.
 */
export async function refreshProject(npo: Npo, projectId: string): Promise<void> {
  const holders = (await readString(npo.db, projectId)).flatMap(({ holder }) => holder ?? []);
  for (const spaceId of new Set(holders.map((holder) => holder.spaceId))) {
    const seq = await transact(npo.db, async (tx) => {
      await lockProject(tx, projectId);
      return refreshSpace(npo, tx, projectId, spaceId);
    });
    if (seq !== null) npo.nudges.publish(spaceId, seq);
  }
}

/**
 * The same for one space, in a transaction that holds the project's lock: of two refreshes at once, the later one
 * then reads everything that the earlier one read.
 * @returns the space's sequence number when something was written
 */
export async function refreshSpace(
  npo: Npo,
  tx: Tx,
  projectId: string,
  spaceId: string,
): Promise<number | null> {
  const string = await readString(tx, projectId);
  const beads = beadsOf(string);
  const changes = string.flatMap(({ stage, holder }) => {
    if (holder?.spaceId !== spaceId) return [];
    const standing = holder.record;
    const patch = differences(standing, { beads, received: receivedBy(string, stage.id) });
    return Object.keys(patch).length > 0 ? [{ id: stage.id, kind: 'set' as const, patch, standing }] : [];
  });
  return changes.length > 0 ? writeAssignments(npo, tx, spaceId, 'relay', changes) : null;
}

/**
 * Hands on what a member's push changed. The push itself is done and stays done: what goes wrong here is logged, and
 * made good by the next change in the project or the next start of the server.
 */
export async function passOn(npo: Npo, changed: ReadonlyArray<SyncRecord>): Promise<void> {
  const ids = changed.flatMap(({ table, id }) => (table === 'assignments' ? id : []));
  if (ids.length === 0) return;
  try {
    const found = await npo.db
      .selectDistinct({ projectId: stages.projectId })
      .from(stages)
      .where(inArray(stages.id, ids));
    for (const { projectId } of found) await refreshProject(npo, projectId);
  } catch (error) {
    npo.log.error({ err: error }, 'could not hand on what was answered');
  }
}

/** Makes good what was cut off when the server last ended. */
export async function refreshAll(npo: Npo): Promise<void> {
  for (const { id } of await npo.db.select({ id: projects.id }).from(projects)) await refreshProject(npo, id);
}
