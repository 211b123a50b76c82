import { firstDayFor, withDayStart } from '#shared/domain/day.ts';
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
  return changeFrom(workspace, ({ reportColumns }) => ({
    reportColumns: withColumn(reportColumns, column, isChosen),
  }));
}

/** Lets the member's days start at `minutes` after midnight, from the first day on that can. */
export function chooseDayStart(workspace: Workspace, minutes: number): Promise<Change[]> {
  const { around } = workspace;
  return changeFrom(workspace, ({ dayStarts }) => {
    const from = firstDayFor(minutes, around.now(), around.zone(), dayStarts);
    return { dayStarts: withDayStart(dayStarts, from, minutes) };
  });
}

/** Changes preferences by what they are just now. */
function changeFrom(
  workspace: Workspace,
  change: (standing: Preferences) => Partial<Omit<Preferences, 'id'>>,
): Promise<Change[]> {
  const { db } = workspace;
  return writing(() =>
    db.transaction('rw', [db.rows('preferences'), db.meta, db.outbox], async () =>
      setPreferences(workspace, change(await readPreferences(db))),
    ),
  );
}
