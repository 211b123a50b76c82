import { and, count, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#server/db/connect.ts';
import {
  appliedOps,
  devices,
  invites,
  keyRequests,
  keyringEntries,
  members,
  projects,
  records,
  spaces,
  stages,
} from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import { refreshProject } from '#server/relay/refresh.ts';
import { lockProject, readStages, releaseStage } from '#server/relay/stages.ts';
import { isSealedIn } from '#server/sync/known.ts';
import type { Account } from '#shared/http/account.ts';
import { lockOwnSpace, readOwnSpace } from './own-space.ts';
import type { SignedInDevice } from './sign-in.ts';

/** What the server has of a member, and what of it would stay if they deleted their account. */
export function readAccount(npo: Npo, device: SignedInDevice): Promise<Account> {
  return readOwnSpace(npo, device, async (tx, { id: spaceId, memberId }) => {
    const perTable = await tx
      .select({ table: records.table, rows: count() })
      .from(records)
      .where(eq(records.spaceId, spaceId))
      .groupBy(records.table);
    const rowsOf = (isCounted: (table: string) => boolean) =>
      perTable.filter(({ table }) => isCounted(table)).reduce((sum, { rows }) => sum + rows, 0);
    const [signedIn] = await tx
      .select({ devices: count() })
      .from(devices)
      .where(and(eq(devices.memberId, memberId), isNull(devices.revokedAt)));
    const parts = await partsOf(tx, memberId);
    const told = (isHandedOver: boolean) =>
      parts
        .filter((part) => part.isHandedOver === isHandedOver)
        .map(({ project, role }) => ({ project, role }));
    return {
      assignments: rowsOf((table) => table === 'assignments'),
      shares: rowsOf((table) => table === 'shares'),
      sealedRows: rowsOf((table) => isSealedIn(npo.known, table)),
      devices: signedIn?.devices ?? 0,
      stays: told(true),
      returns: told(false),
    };
  });
}

/** The stages a member has, with their projects. */
async function partsOf(tx: Tx, memberId: string) {
  const mine = await tx
    .selectDistinct({ id: projects.id, title: projects.title })
    .from(stages)
    .innerJoin(projects, eq(projects.id, stages.projectId))
    .where(eq(stages.memberId, memberId));
  const parts = [];
  for (const { id, title } of mine) {
    for (const { stage, holder } of await readStages(tx, id)) {
      if (holder?.id !== memberId) continue;
      const isHandedOver = holder.state === 'handed-over';
      parts.push({
        projectId: id,
        project: title,
        stageId: stage.id,
        role: stage.role,
        holder,
        isHandedOver,
      });
    }
  }
  return parts;
}

/**
 * Deletes everything the server has of a member, in one transaction; a full vacuum then removes it from the database's
 * files. What they handed over stays with the projects, under their name; stages that they had not handed over can be
 * offered to others.
 * @param typed the member's name, typed as a confirmation
 * @throws ProblemError `not-allowed` when it is another name; `sign-in-needed`, `device-revoked` when another device
 *   has deleted the account or signed this one out meanwhile
 */
export async function deleteAccount(npo: Npo, device: SignedInDevice, typed: string): Promise<void> {
  const { memberId, spaceId } = device;
  const { projectIds, seq } = await transact(npo.db, async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.id, memberId));
    if (!member) throw new ProblemError('sign-in-needed');
    if (typed.trim() !== member.name.trim()) throw new ProblemError('not-allowed');
    const parts = await partsOf(tx, memberId);
    const projectIds = [...new Set(parts.map(({ projectId }) => projectId))].toSorted();
    for (const id of projectIds) await lockProject(tx, id);
    const { space } = await lockOwnSpace(tx, device);
    // Joining locks the member's row too, before it writes anything: so a join at the same time is committed, or has
    // not begun.
    await tx.select().from(members).where(eq(members.id, memberId)).for('update');
    for (const { stageId, holder, isHandedOver } of await partsOf(tx, memberId)) {
      const { handedOverAt, handOver } = holder.answers;
      const left = isHandedOver ? { who: holder.name, handedOverAt, handOver } : null;
      await releaseStage(tx, stageId, left);
    }
    for (const table of [records, appliedOps, keyringEntries, keyRequests]) {
      await tx.delete(table).where(eq(table.spaceId, spaceId));
    }
    await tx.delete(spaces).where(eq(spaces.id, spaceId));
    await tx.delete(devices).where(eq(devices.memberId, memberId));
    await tx.delete(invites).where(eq(invites.memberId, memberId));
    await tx.delete(members).where(eq(members.id, memberId));
    return { projectIds, seq: space.seq + 1 };
  });
  npo.log.info('a member deleted their account');
  // Wakes the open nudge streams, which then find that their device is not signed in any more, and end.
  npo.nudges.publish(spaceId, seq);
  for (const projectId of projectIds) await refreshProject(npo, projectId);
  npo.vacuum('full');
}
