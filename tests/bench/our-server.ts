import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { readCoordinatorToken } from '#server/auth/coordinator.ts';
import { addMember } from '#server/auth/members.ts';
import { readConfig } from '#server/config.ts';
import { records, spaces } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { startServer } from '#server/start.ts';
import { ensureSpace } from '#server/sync/space.ts';
import { writeRecords } from '#server/sync/write-records.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { byteLength } from '#shared/sync/operation.ts';
import { askServer } from '#tests/server/support/ask.ts';
import { type ServerChild, startChild } from '#tests/start-child.ts';
import { assignmentFields, assignmentId, assignmentRecord } from './assignments.ts';

const MAIN = fileURLToPath(import.meta.resolve('#server/main.ts'));
const CHUNK = 500;

/** Where a server keeps its data, and who may call it. */
export interface Place {
  folder: string;
  /** The origin of the bench's page. */
  origin: string;
}

/** The configuration of the server in a folder. */
export function environment({ folder, origin }: Place): Record<string, string> {
  return { PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', ALLOWED_ORIGINS: origin, DATABASE_URL: '' };
}

/** Makes one member for each count, with a space of so many assignments. @returns the members' ids */
export async function fillServer(place: Place, counts: ReadonlyArray<number>): Promise<string[]> {
  const { npo, close } = await startServer(readConfig(environment(place)));
  const members: string[] = [];
  for (const count of counts) members.push(await fillSpace(npo, count));
  await close();
  return members;
}

/**
 * Inserts the records directly, without the sync, as that takes a tenth of the time; only the last one is written by
 * the coordinator.
 */
async function fillSpace(npo: Npo, count: number): Promise<string> {
  const member = await addMember(npo, 'Sample Person');
  const fresh = { id: npo.newId(), epoch: randomUUID() };
  const last = count - 1;
  await npo.db.transaction(async (tx) => {
    const { id: spaceId } = await ensureSpace(tx, member.id, fresh);
    for (let from = 0; from < last; from += CHUNK) {
      const rows = Array.from({ length: Math.min(CHUNK, last - from) }, (_, index) => {
        const record = assignmentRecord(from + index, count);
        return { ...record, spaceId, deleted: false, bytes: byteLength(JSON.stringify(record.fields)) };
      });
      await tx.insert(records).values(rows);
    }
    await tx.update(spaces).set({ seq: last }).where(eq(spaces.id, spaceId));
    const patch = assignmentFields(last);
    await writeRecords(npo, tx, { spaceId, table: 'assignments', writer: 'coordinator' }, [
      { id: assignmentId(last), kind: 'set', patch, current: undefined },
    ]);
  });
  return member.id;
}

/** Starts the server of a folder in a process of its own, as `npm run server` does. */
export function startOurs(place: Place): Promise<ServerChild> {
  return startChild(MAIN, [], environment(place));
}

/** An invitation for a member's next device. */
export async function invite({ folder }: Place, { url }: ServerChild, member: string): Promise<string> {
  const token = (await readCoordinatorToken(folder)) ?? '';
  const { body } = await askServer(`${url}${officeRoutes.invite.path}`, { token, json: { member } });
  return body.link;
}
