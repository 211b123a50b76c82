import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Tx } from '#server/db/connect.ts';
import { members, stages } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import { ensureSpace, lockSpace } from '#server/sync/space.ts';
import { type RecordChange, WriteRefusedError, writeRecords } from '#server/sync/write-records.ts';
import type { Offered, WhyUndelivered } from '#shared/http/office.ts';
import { refreshProject, refreshSpace } from './refresh.ts';
import { lockProject, readStages, releaseStage, type StageWithHolder } from './stages.ts';

/** In words, why a stage cannot be offered. */
const refusals: Partial<Record<WhyUndelivered, string>> = {
  'too-large': 'The texts of this stage are too large to be offered.',
  'space-full': 'The space of this member is full.',
  unreadable: 'What is stored of this stage cannot be read.',
};

/**
 * Offers a stage to a member: an assignment appears in their space. An offer that somebody else declined or has not
 * answered is withdrawn; offering again to the same member changes nothing while the offer stands.
 * @throws ProblemError `not-found`; `conflict` when somebody else has accepted the stage, or it does not fit into a
 *   space
 */
export async function offerStage(npo: Npo, stageId: string, memberId: string): Promise<Offered> {
  const [stage] = await npo.db.select().from(stages).where(eq(stages.id, stageId));
  if (!stage) throw new ProblemError('not-found', { detail: 'There is no stage with this id.' });
  const [member] = await npo.db.select().from(members).where(eq(members.id, memberId));
  if (!member) throw new ProblemError('not-found', { detail: 'There is no member with this id.' });

  try {
    await withdraw(npo, stage.projectId, stageId, memberId);
    await give(npo, stage.projectId, stageId, memberId);
  } catch (error) {
    const detail = error instanceof WriteRefusedError ? refusals[error.why] : undefined;
    throw detail === undefined ? error : new ProblemError('conflict', { detail });
  } finally {
    // Also after an error: the stage may have been withdrawn from one member and not given to the other.
    await refreshProject(npo, stage.projectId);
  }
  return { stage: stageId, member: memberId };
}

/** Takes the stage back from whoever else has it, unless they accepted it. */
async function withdraw(npo: Npo, projectId: string, stageId: string, exceptMember: string): Promise<void> {
  const withdrawn = await transact(npo.db, async (tx) => {
    await lockProject(tx, projectId);
    const found = await readHolder(tx, projectId, stageId);
    if (!found || found.id === exceptMember) return null;
    const { spaceId } = found;
    await lockSpace(tx, spaceId);
    // Read again under the lock: an acceptance that came before it counts, one that comes after finds no offer.
    const holder = await readHolder(tx, projectId, stageId);
    if (holder?.state !== 'offered' && holder?.state !== 'declined') {
      throw new ProblemError('conflict', { detail: 'Another member has accepted this stage.' });
    }
    const change = { id: stageId, kind: 'delete' as const, patch: {}, current: holder.record };
    const seq = await writeRecords(npo, tx, { spaceId, table: 'assignments', writer: 'coordinator' }, [
      change,
    ]);
    await releaseStage(tx, stageId, null);
    return { spaceId, seq };
  });
  if (withdrawn) npo.nudges.publish(withdrawn.spaceId, withdrawn.seq);
}

/** Writes the assignment into the member's space, unless it stands there already. */
async function give(npo: Npo, projectId: string, stageId: string, memberId: string): Promise<void> {
  const given = await transact(npo.db, async (tx) => {
    const project = await lockProject(tx, projectId);
    const [stage] = await tx.select().from(stages).where(eq(stages.id, stageId));
    if (!project || !stage) throw new ProblemError('not-found');
    if (stage.memberId !== null && stage.memberId !== memberId) throw new ProblemError('conflict');

    const space = await ensureSpace(tx, memberId, { id: npo.newId(), epoch: randomUUID() });
    await lockSpace(tx, space.id);
    await tx.update(stages).set({ memberId, left: null }).where(eq(stages.id, stageId));
    // Read under the lock: an answer that came before it counts, one that comes after meets the new offer.
    const holder = await readHolder(tx, projectId, stageId);
    if (stage.memberId === memberId && holder && holder.state !== 'declined') return null;
    const current = holder?.record;
    const patch = {
      project: project.title,
      client: project.client,
      title: stage.title,
      role: stage.role,
      brief: stage.brief,
      checklist: stage.checklist,
      dueDay: stage.dueDay,
      offeredAt: npo.now(),
    };
    const set: RecordChange = { id: stageId, kind: 'set', patch, current };
    const restore: RecordChange = { id: stageId, kind: 'restore', patch: {}, current };
    const offer = current?.deleted ? [restore, set] : [set];
    let seq = await writeRecords(
      npo,
      tx,
      { spaceId: space.id, table: 'assignments', writer: 'coordinator' },
      offer,
    );
    // A first offer has no answer to clear. After the server was set back, the answer may still come in by a reupload,
    // and must then count.
    if (current) {
      const noAnswer = {
        answer: null,
        answeredAt: null,
        startedAt: null,
        handedOverAt: null,
        handOver: null,
      };
      const askAnew: RecordChange = { id: stageId, kind: 'set', patch: noAnswer, current };
      seq = await writeRecords(npo, tx, { spaceId: space.id, table: 'assignments', writer: 'relay' }, [
        askAnew,
      ]);
    }
    return { spaceId: space.id, seq: (await refreshSpace(npo, tx, projectId, space.id)) ?? seq };
  });
  if (given) npo.nudges.publish(given.spaceId, given.seq);
}

async function readHolder(tx: Tx, projectId: string, stageId: string): Promise<StageWithHolder['holder']> {
  return (await readStages(tx, projectId)).find(({ stage }) => stage.id === stageId)?.holder ?? null;
}
