import { PREFERENCES_ID, type Preferences } from '#shared/domain/preferences.ts';
import { type ReportColumn, withColumn } from '#shared/formats/daily-report.ts';
import { readPreferences } from '../reads/preferences.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, write, writing } from '../write.ts';

/** Changes some of the member's preferences. */
export function setPreferences(
  workspace: Workspace,
  patch: Partial<Omit<Preferences, 'id'>>,
): Promise<Change[]> {
  return write(workspace, [{ table: 'preferences', id: PREFERENCES_ID, kind: 'set', patch }]);
}

/** Puts a column on the daily report, or takes it off: beside what was chosen a moment ago. */
export function chooseReportColumn(
  workspace: Workspace,
  column: ReportColumn,
  isChosen: boolean,
): Promise<Change[]> {
  const { db } = workspace;
  return writing(() =>
    db.transaction('rw', [db.rows('preferences'), db.meta, db.outbox], async () => {
      const { reportColumns } = await readPreferences(db);
      return setPreferences(workspace, { reportColumns: withColumn(reportColumns, column, isChosen) });
    }),
  );
}
