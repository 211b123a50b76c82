import type { GoalEdit } from '#renderer/model/goals/goals.ts';
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

/** What a member says of a goal of every day that they mark themselves. */
export function goalEdit(title: string): GoalEdit {
  return {
    title,
    why: '',
    cue: { kind: 'none' },
    step: '',
    perWeek: 7,
    amount: null,
    unit: '',
    smallest: '',
    target: { kind: 'none' },
    isStrengthShown: false,
    remindAtMinutes: null,
    remindsAfterCue: false,
  };
}
