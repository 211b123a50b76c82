import { and, eq, inArray } from 'drizzle-orm';
import { attempt } from '#server/attempt.ts';
import type { Tx } from '#server/db/connect.ts';
import { projects, spaces, stages } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import type { Npo } from '#server/npo.ts';
import {
  differences,
  type RecordChange,
  WriteRefusedError,
  writeRecords,
} from '#server/sync/write-records.ts';
import type { WhyUndelivered } from '#shared/http/office.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { lockProject, readStages, receivedBy, stageSummaries } from './stages.ts';
import { forgetUndelivered, noteUndelivered, undeliveredProjects } from './undelivered.ts';

/**
 * Delivers the state of a project to every member who has a part in it: its stages, and what the stage before handed
 * over. Each space in a transaction of its own: what cannot be delivered to one member is noted for the office, and
 * stops none of the others. Never throws.
 */
export async function refreshProject(npo: Npo, projectId: string): Promise<void> {
  await attempt(npo.log, 'could not deliver a project', async () => {
    const holders = await npo.db
      .selectDistinct({ memberId: spaces.memberId, spaceId: spaces.id })
      .from(stages)
      .innerJoin(spaces, eq(spaces.memberId, stages.memberId))
      .where(eq(stages.projectId, projectId));
    for (const { memberId, spaceId } of holders) {
      const isDelivered = await attempt(npo.log, 'could not deliver a project to a member', () =>
        deliverTo(npo, projectId, spaceId),
      );
      if (isDelivered) continue;
      await attempt(npo.log, 'could not note what was not delivered', async () => {
        const theirs = and(eq(stages.projectId, projectId), eq(stages.memberId, memberId));
        const held = await npo.db.select({ id: stages.id }).from(stages).where(theirs);
        for (const { id } of held) await noteUndelivered(npo.db, id, 'failed', npo.now());
      });
    }
  });
}

async function deliverTo(npo: Npo, projectId: string, spaceId: string): Promise<void> {
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
  const inOrder = await readStages(tx, projectId);
  const summaries = stageSummaries(inOrder);
  let reached: number | null = null;
  for (const { stage, holder, isReadable } of inOrder) {
    if (holder?.spaceId !== spaceId) continue;
    const received = receivedBy(inOrder, stage.id);
    let why: WhyUndelivered | null = isReadable && received !== undefined ? null : 'unreadable';
    const patch = differences(
      holder.record,
      received === undefined ? { stages: summaries } : { stages: summaries, received },
    );
    // Each field by itself: a hand-over that is too large does not keep the stages from being delivered.
    for (const [field, value] of Object.entries(patch)) {
      const change = {
        id: stage.id,
        kind: 'set' as const,
        patch: { [field]: value },
        current: holder.record,
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

/**
 * Writes a change within a savepoint.
 * @returns the space's sequence number, or why the change was refused: then nothing of it is written
 */
async function tryToWrite(
  npo: Npo,
  tx: Tx,
  spaceId: string,
  change: RecordChange,
): Promise<number | WhyUndelivered> {
  try {
    return await tx.transaction((part) =>
      writeRecords(npo, part, { spaceId, table: 'assignments', writer: 'relay' }, [change]),
    );
  } catch (error) {
    if (!(error instanceof WriteRefusedError)) throw error;
    if (error.why === 'failed') npo.log.error({ err: error }, 'could not deliver a part of a project');
    return error.why;
  }
}

/**
 * Delivers to the other members of a project what a member's push changed. The push is committed already: an error here
 * is only logged.
 */
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

/** Delivers all projects again: a delivery may have been interrupted when the server last ended. */
export async function refreshAll(npo: Npo): Promise<void> {
  await attempt(npo.log, 'could not look for what was cut off', async () => {
    const all = await npo.db.select({ id: projects.id }).from(projects);
    for (const { id } of all) {
      if (npo.closing.aborted) return;
      await refreshProject(npo, id);
    }
  });
}

/** Tries again to deliver what could not be delivered. */
export async function refreshUndelivered(npo: Npo): Promise<void> {
  await attempt(npo.log, 'could not look for what was not delivered', async () => {
    for (const projectId of await undeliveredProjects(npo.db)) {
      if (npo.closing.aborted) return;
      await refreshProject(npo, projectId);
    }
  });
}
