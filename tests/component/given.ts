import { takeOver } from '#renderer/store/rebase-row.ts';
import type { Fields } from '#shared/sync/operation.ts';
import { assignmentFields, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';

/** The NPO offers a stage of a relay, and it is stored as a pull stores it. @returns its id */
export async function offerStage(
  { db }: TestWorkspace,
  title: string,
  fields: Partial<Fields> = {},
): Promise<string> {
  const id = crypto.randomUUID();
  const record = {
    table: 'assignments',
    id,
    fields: { ...assignmentFields(title), ...fields },
    vers: {},
    seq: 1,
  };
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () => takeOver(db, [record]));
  return id;
}
