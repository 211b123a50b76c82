import { lookAtClock } from '#renderer/model/clock/index.ts';
import type { JournalRow } from '#renderer/store/database.ts';
import { recordHere } from '#renderer/store/record-here.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change, type Transaction } from '#renderer/store/write.ts';
import { WriteError } from '#renderer/store/write-error.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import type { LostValue } from '#shared/sync/merge.ts';
import type { Fields, SyncRecord } from '#shared/sync/operation.ts';
import { type TableName, tableNames, tableOf } from '#shared/sync/tables.ts';

/** A journal row that tells of two values for one thing. */
export type Conflict = Extract<JournalRow, { kind: 'conflict' }>;
/** A journal row that tells of something the server did not take. */
export type Rejection = Extract<JournalRow, { kind: 'rejected' }>;

/**
 * The changes that undo what was done for a journal row; null when nothing was done, as the row had changed or was
 * gone.
 */
export type Inverse = Change[] | null;

/**
 * Swaps lost values of a conflict with the values that are shown: doing it twice comes to the same as not doing it.
 * @param chosen the lost values as the member saw them, each of another field
 * @returns the changes to hand to {@link putBack}; null when the journal row no longer holds the chosen values
 * @throws WriteError when the row is not here, or a value does not fit
 */
export function takeOther(
  workspace: Workspace,
  row: Conflict,
  chosen: ReadonlyArray<LostValue>,
): Promise<Inverse> {
  const { table, id } = row;
  return onJournal(workspace, row, async ({ db, write }) => {
    const current = await db.journal.get(row.n ?? 0);
    const lost = current?.kind === 'conflict' ? current.lost : [];
    const isOther = (one: LostValue) => lost.some((other) => canonicalJson(other) === canonicalJson(one));
    if (!chosen.every(isOther)) return null;
    const here = await recordHere(db, table, id);
    if (!here || here.deleted) throw new WriteError('invalid-value', id);
    const fields = new Set(chosen.map(({ field }) => field));
    const swapped = lost.map((one) => (fields.has(one.field) ? shownValue(here, one) : one));
    await db.journal.put({ ...row, lost: swapped });
    return write([setting(table, id, valuesOf(chosen))]);
  });
}

/** What is shown in the place of a lost value. */
function shownValue({ fields, vers }: SyncRecord, { field, version }: LostValue): LostValue {
  return { field, value: fields[field] ?? null, version: vers[field] ?? { ...version, at: 0, device: '' } };
}

/**
 * Brings a deleted row back with what was written to it while it was deleted elsewhere, and puts the journal row away.
 * @returns the changes to hand to {@link putBack}; null when it was done already
 * @throws WriteError when it is not the member's to bring back, or too little of it is left
 */
export function bringBack(workspace: Workspace, row: Conflict): Promise<Inverse> {
  return settle(workspace, row, () => [setting(row.table, row.id, valuesOf(row.lost))]);
}

/**
 * Writes anew what the server did not take, and puts the journal row away.
 * @returns the changes to hand to {@link putBack}; null when it was done already
 * @throws WriteError when it does not fit what is here by now
 */
export function retryRejected(workspace: Workspace, row: Rejection): Promise<Inverse> {
  return settle(workspace, row, () => [intended(row)]);
}

/** What the member meant, as a change. */
function intended({ table, id, fields, intent }: Rejection): Change {
  if (!intent) return setting(table, id, fields);
  // One by one: of more combinations of a table and a kind than 25, the compiler does not see that each is a change.
  return intent === 'delete'
    ? { table: known(table), id, kind: 'delete' }
    : { table: known(table), id, kind: 'restore' };
}

/** Puts a journal row away. @returns null when it was done already */
export function putAway(workspace: Workspace, row: JournalRow): Promise<Inverse> {
  return settle(workspace, row, () => []);
}

/** Undoes what was done with a journal row: restores the row, and undoes the changes that were made with it. */
export function putBack(
  workspace: Workspace,
  row: JournalRow,
  inverse: ReadonlyArray<Change>,
): Promise<Change[]> {
  return onJournal(workspace, row, async ({ db, write }) => {
    await db.journal.put(row);
    return write(inverse);
  });
}

/** Changes something for a journal row and puts it away, once. */
function settle(workspace: Workspace, row: JournalRow, changes: () => Change[]): Promise<Inverse> {
  return onJournal(workspace, row, async ({ db, write }) => {
    if (!(await db.journal.get(row.n ?? 0))) return null;
    await db.journal.delete(row.n ?? 0);
    return write(changes());
  });
}

/**
 * Changes the journal row and what is written for it in one transaction. A heartbeat follows for entries, as after an
 * undo.
 */
function onJournal<R>(
  workspace: Workspace,
  row: JournalRow,
  work: (transaction: Transaction) => Promise<R>,
): Promise<R> {
  return atomically(workspace, tableNames, async (transaction) => {
    const done = await work(transaction);
    if ('table' in row && row.table === 'entries') await lookAtClock(transaction);
    return done;
  });
}

function valuesOf(lost: ReadonlyArray<LostValue>): Fields {
  return Object.fromEntries(lost.map(({ field, value }) => [field, value]));
}

function setting(table: string, id: string, patch: Fields): Change {
  return { table: known(table), id, kind: 'set', patch };
}

/** @throws WriteError for a table of a newer version */
function known(table: string): TableName {
  if (!tableOf(table)) throw new WriteError('invalid-value', table);
  return table as TableName;
}
