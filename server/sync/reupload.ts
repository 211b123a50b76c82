import { changeOwnSpace, requireEpoch } from '#server/auth/own-space.ts';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import type { Npo } from '#server/npo.ts';
import { SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import { mergeReuploaded } from '#shared/sync/merge.ts';
import type { ReuploadedRecord, ReuploadRequest, ReuploadResponse } from '#shared/sync/messages.ts';
import { EXISTENCE, keyOf, type SyncRecord } from '#shared/sync/operation.ts';
import { isMembersOwn, mayWrite, type TableDeclaration } from '#shared/sync/tables.ts';
import { AnswerSize } from './answer-size.ts';
import { tableIn } from './known.ts';
import { noteTold, writeMark } from './mark.ts';
import { PAGE_BYTES_MAX } from './page.ts';
import { requirePresentKey, valueRefusal } from './refusal.ts';
import {
  changedRecords,
  countAtOnce,
  keepOwnEntry,
  openWork,
  putRecord,
  type SpaceWork,
  saveWork,
} from './work.ts';

/**
 * Merges what a device holds from before the space was set back, in one transaction (I9): all of it, or as much as can
 * be answered in one page. Only what members write is taken from it, and only where it is later than what is there. A
 * record that could not be taken, or only in part, is answered with null: the device keeps it.
 * @returns the answer, and the records that changed
 * @throws ProblemError `resync` when the space has started over since; `keys-changed`; `device-revoked`
 */
export async function reupload(
  npo: Npo,
  device: SignedInDevice,
  { epoch, records }: ReuploadRequest,
): Promise<{ response: ReuploadResponse; changed: SyncRecord[] }> {
  const { work, isPlaced, mark } = await changeOwnSpace(npo, device, async (tx, space) => {
    requireEpoch(space, epoch);
    requirePresentKey(
      npo.known,
      space,
      records.map(({ table, fields }) => ({ table, values: Object.values(fields) })),
    );
    const atOnce = records.slice(0, await countAtOnce(tx, space, records, PAGE_BYTES_MAX));
    const work = await openWork(tx, space, atOnce);
    const by = npo.newId();
    const now = npo.now();
    const answer = new AnswerSize(PAGE_BYTES_MAX);
    const isPlaced: boolean[] = [];
    for (const record of atOnce) {
      if (!answer.hasRoomFor(work, record, record)) break;
      const table = tableIn(npo.known, record.table);
      isPlaced.push(table !== undefined && mergeUploaded(work, table, record, by, now));
      answer.add(work, record, null);
    }
    if (work.seq > space.seq) keepOwnEntry(work, by, now);
    await saveWork(tx, work, now);
    const mark = writeMark(work);
    await noteTold(tx, device, mark);
    return { work, isPlaced, mark };
  });
  const changed = changedRecords(work);
  if (changed.length > 0) npo.nudges.publish(device.spaceId, work.seq);
  const answers = records
    .slice(0, isPlaced.length)
    .map((record, index) => (isPlaced[index] ? (work.records.get(keyOf(record)) ?? null) : null));
  return { response: { records: answers, mark }, changed };
}

/**
 * Merges a record that a device uploads again into the current one. False when it could not be taken, or only in part.
 */
function mergeUploaded(
  work: SpaceWork,
  table: TableDeclaration,
  record: ReuploadedRecord,
  by: string,
  now: number,
): boolean {
  const current = work.records.get(keyOf(record));
  if (!current && !isMembersOwn(table)) return false;
  const vers = Object.entries(record.vers).filter(([field]) => isMembersPart(table, record, field));
  const fitting = vers.filter(([field]) => fits(table, record, field));
  const part = { ...record, vers: Object.fromEntries(fitting) };
  const merged = mergeReuploaded(current, part, { ver: work.seq + 1, now });
  const isKept = merged === undefined || merged === current || putRecord(work, merged, by, SPACE_BYTES_MAX);
  return isKept && fitting.length === vers.length;
}

/**
 * True for a field that a member may write, or that this server does not know, so that only a newer one can say. Of what
 * is the member's own, also what the office wrote there: nobody else holds it, and it is only for the member to read.
 */
function isMembersPart(table: TableDeclaration, { fields }: ReuploadedRecord, field: string): boolean {
  if (field === EXISTENCE) return isMembersOwn(table);
  const isMembers = !isKnown(table, field) || isMembersOwn(table) || mayWrite(table, field, 'member');
  return Object.hasOwn(fields, field) && isMembers;
}

/** True when this server knows the field and takes its value. */
function fits(table: TableDeclaration, { id, fields }: ReuploadedRecord, field: string): boolean {
  if (field === EXISTENCE) return true;
  return isKnown(table, field) && valueRefusal(table, id, field, fields[field] ?? null) === null;
}

function isKnown(table: TableDeclaration, field: string): boolean {
  return Object.hasOwn(table.schema.shape, field);
}
