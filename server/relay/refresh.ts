import { and, eq, inArray } from 'drizzle-orm';
import { attempt } from '#server/attempt.ts';
import type { Tx } from '#server/db/connect.ts';
import { projects, spaces, stages } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import type { Npo } from '#server/npo.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { beadsOf, lockProject, readString, receivedBy } from './string.ts';
import {
  forgetUndelivered,
  noteUndelivered,
  undeliveredProjects,
  type WhyUndelivered,
} from './undelivered.ts';
import { type Change, differences, WriteRefusedError, writeAssignments } from './write.ts';

/**
 * Carries the state of a project to every member who has a part in it: the beads, and what the stage before handed
 * over. Each space in a transaction of its own: what cannot be carried to one member is noted for the office, and stops
 * none of the others. Never throws.
 */
export async function refreshProject(npo: Npo, projectId: string): Promise<void> {
  await attempt(npo.log, 'could not carry on a project', async () => {
    const holders = await npo.db
      .selectDistinct({ memberId: spaces.memberId, spaceId: spaces.id })
      .from(stages)
      .innerJoin(spaces, eq(spaces.memberId, stages.memberId))
      .where(eq(stages.projectId, projectId));
    for (const { memberId, spaceId } of holders) {
      const isCarried = await attempt(npo.log, 'could not carry on a project to a member', () =>
        carryTo(npo, projectId, spaceId),
      );
      if (isCarried) continue;
      await attempt(npo.log, 'could not note what was not carried on', async () => {
        const theirs = and(eq(stages.projectId, projectId), eq(stages.memberId, memberId));
        const held = await npo.db.select({ id: stages.id }).from(stages).where(theirs);
        for (const { id } of held) await noteUndelivered(npo.db, id, 'failed', npo.now());
      });
    }
  });
}

async function carryTo(npo: Npo, projectId: string, spaceId: string): Promise<void> {
  const seq = await transact(npo.db, async (tx) => {
    await lockProject(tx, projectId);
    return refreshSpace(npo, tx, projectId, spaceId);
  });
  if (seq !== null) npo.nudges.publish(spaceId, seq);
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
  let reached: number | null = null;
  for (const { stage, holder, isReadable } of string) {
    if (holder?.spaceId !== spaceId) continue;
    const received = receivedBy(string, stage.id);
    let why: WhyUndelivered | null = isReadable && received !== undefined ? null : 'unreadable';
    const patch = differences(holder.record, received === undefined ? { beads } : { beads, received });
    // Each field by itself: a hand-over that is too large does not keep the beads from going on.
    for (const [field, value] of Object.entries(patch)) {
      const change = {
        id: stage.id,
        kind: 'set' as const,
        patch: { [field]: value },
        standing: holder.record,
      };
      const written = await tryToWrite(npo, tx, spaceId, change);
      if (typeof written === 'number') reached = written;
      else why = written;
    }
    if (why === null) await forgetUndelivered(tx, stage.id);
    else await noteUndelivered(tx, stage.id, why, npo.now());
  }
  return reached;
}

/** Writes a change, or leaves no trace of it in the transaction and says why. */
async function tryToWrite(
  npo: Npo,
  tx: Tx,
  spaceId: string,
  change: Change,
): Promise<number | WhyUndelivered> {
  try {
    return await tx.transaction((part) => writeAssignments(npo, part, spaceId, 'relay', [change]));
  } catch (error) {
    if (!(error instanceof WriteRefusedError)) throw error;
    if (error.why === 'failed') npo.log.error({ err: error }, 'could not carry on a part of a project');
    return error.why;
  }
}

/** Hands on what a member's push changed. The push itself is done and stays done, whatever becomes of this. */
export async function passOn(npo: Npo, changed: ReadonlyArray<SyncRecord>): Promise<void> {
  const ids = changed.flatMap(({ table, id }) => (table === 'assignments' ? id : []));
  if (ids.length === 0) return;
  await attempt(npo.log, 'could not hand on what was answered', async () => {
    const found = await npo.db
      .selectDistinct({ projectId: stages.projectId })
      .from(stages)
      .where(inArray(stages.id, ids));
    for (const { projectId } of found) await refreshProject(npo, projectId);
  });
}

/** Makes good what was cut off when the server last ended. */
export async function refreshAll(npo: Npo): Promise<void> {
  await attempt(npo.log, 'could not look for what was cut off', async () => {
    const all = await npo.db.select({ id: projects.id }).from(projects);
    for (const { id } of all) {
      if (npo.closing.aborted) return;
      await refreshProject(npo, id);
    }
  });
}

/** Tries again to carry on what could not be carried on. */
export async function refreshUndelivered(npo: Npo): Promise<void> {
  await attempt(npo.log, 'could not look for what was not carried on', async () => {
    for (const projectId of await undeliveredProjects(npo.db)) {
      if (npo.closing.aborted) return;
      await refreshProject(npo, projectId);
    }
  });
}
