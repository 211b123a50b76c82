import type { Db } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change, write } from '#renderer/store/write.ts';
import { defaultPreferences, PREFERENCES_ID, type Preferences } from '#shared/domain/preferences.ts';
import type { MeasureKind } from '#shared/domain/rhythm/index.ts';
import type { SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';
import { type ReportColumn, withColumn } from '#shared/formats/daily-report.ts';

/** Changes some of the member's preferences. */
export function setPreferences(
  workspace: Workspace,
  patch: Partial<Omit<Preferences, 'id'>>,
): Promise<Change[]> {
  return write(workspace, [{ table: 'preferences', id: PREFERENCES_ID, kind: 'set', patch }]);
}

/** Puts a column on the daily report, or takes it off; a choice made a moment ago is kept. */
export function chooseReportColumn(
  workspace: Workspace,
  column: ReportColumn,
  isChosen: boolean,
): Promise<Change[]> {
  return atomically(workspace, ['preferences'], async (transaction) => {
    const { reportColumns } = await readPreferences(transaction.db);
    const patch = { reportColumns: withColumn(reportColumns, column, isChosen) };
    return transaction.write([{ table: 'preferences', id: PREFERENCES_ID, kind: 'set', patch }]);
  });
}

/** Shows a measure of rhythm, or hides it; a choice made a moment ago is kept. */
export function showMeasure(workspace: Workspace, kind: MeasureKind, isShown: boolean): Promise<Change[]> {
  return atomically(workspace, ['preferences'], async (transaction) => {
    const { hiddenMeasures } = await readPreferences(transaction.db);
    const others = hiddenMeasures.filter((hidden) => hidden !== kind);
    const patch = { hiddenMeasures: isShown ? others : [...others, kind] };
    return transaction.write([{ table: 'preferences', id: PREFERENCES_ID, kind: 'set', patch }]);
  });
}

/** Shows a layer of the sheets, or hides it; a choice made a moment ago is kept. */
export function showLayer(workspace: Workspace, layer: SheetLayer, isShown: boolean): Promise<Change[]> {
  return atomically(workspace, ['preferences'], async (transaction) => {
    const { hiddenLayers } = await readPreferences(transaction.db);
    const others = hiddenLayers.filter((hidden) => hidden !== layer);
    const patch = { hiddenLayers: isShown ? others : [...others, layer] };
    return transaction.write([{ table: 'preferences', id: PREFERENCES_ID, kind: 'set', patch }]);
  });
}

/** The member's preferences; the defaults where they have chosen nothing. */
export async function readPreferences(db: Db<'preferences'>): Promise<Preferences> {
  const row = await db.rows('preferences').get(PREFERENCES_ID);
  return parseRows('preferences', row ? [row] : [])[0] ?? defaultPreferences;
}
