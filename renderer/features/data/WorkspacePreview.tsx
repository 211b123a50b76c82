import { useMemo } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { ReadRow } from '#shared/formats/workspace-json.ts';
import { type TableName, tableNames } from '#shared/sync/tables.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';
import styles from './DataPage.module.css';
import { LongList } from './LongList.tsx';
import { rowReasons } from './refusals.ts';
import type { ImportStep } from './use-import.ts';

const tableWords = {
  assignments: 'data.tableAssignments',
  shares: 'data.tableShares',
  tasks: 'data.tasks',
  entries: 'data.entries',
  rhythm: 'data.rhythm',
  rhythmKinds: 'data.tableRhythmKinds',
  repeats: 'data.tableRepeats',
  plans: 'data.tablePlans',
  checkins: 'data.tableCheckins',
  reviews: 'data.tableReviews',
  goals: 'data.goals',
  goalMarks: 'data.tableGoalMarks',
  goalPauses: 'data.tableGoalPauses',
  preferences: 'data.tablePreferences',
} as const satisfies Record<TableName, string>;

/** What a workspace file holds, how it compares with what is here, and what of it would not be imported. */
export function WorkspacePreview({ step }: { step: Extract<ImportStep, { at: 'workspace' }> }) {
  const { rich } = useText();
  const { name, read, comparison } = step;
  const { rows, errors, forReading, unknownFields, unknownTables, schema } = read;
  const counts = useMemo(() => countsOf(rows), [rows]);
  const { added, changed, same } = comparison;
  return (
    <>
      <p className={styles.name}>{rich('data.fileIsOurs', { name })}</p>
      <dl className={styles.facts}>
        {counts.map(({ table, count }) => (
          <div key={table} className={styles.pair}>
            <dt>{rich(tableWords[table])}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles.facts}>
        <dt>{rich('data.rowsNew')}</dt>
        <dd>{added}</dd>
        <dt>{rich('data.rowsChanged')}</dt>
        <dd>{changed}</dd>
        <dt>{rich('data.rowsSame')}</dt>
        <dd>{same}</dd>
      </dl>
      <p>{rich(changed > 0 ? 'data.mergeText' : 'data.keepText')}</p>
      {added + changed === 0 && <p>{rich('data.nothingNew')}</p>}
      {forReading.assignments > 0 && (
        <p>{rich('data.assignmentsSkipped', { count: forReading.assignments })}</p>
      )}
      {forReading.shares > 0 && <p>{rich('data.sharesSkipped', { count: forReading.shares })}</p>}
      {schema > SCHEMA_VERSION && <p>{rich('data.newerFile')}</p>}
      <LongList
        title={rich('data.unknownTitle', { count: unknownTables.length + unknownFields.length })}
        items={[
          ...unknownTables.map(({ table, rows: n }) => ({ name: table, n })),
          ...unknownFields.map(({ field, rows: n }) => ({ name: field, n })),
        ]}
        isOpen
      >
        {({ name: unknown, n }) => rich('data.unknownItem', { name: unknown, rows: String(n) })}
      </LongList>
      <LongList title={rich('data.linesLeft', { count: errors.length })} items={errors} isOpen>
        {({ table, place, reason, field, id }) => (
          <>
            {rich('data.rowError', {
              table: rich(tableWords[table as TableName]),
              place: String(place),
              reason: rich(rowReasons[reason]),
            })}{' '}
            <span className={styles.quiet}>{[field, id].filter(Boolean).join(' · ')}</span>
          </>
        )}
      </LongList>
    </>
  );
}

/** How many rows of each table there are, of those that have any. */
function countsOf(rows: ReadonlyArray<ReadRow>): { table: TableName; count: number }[] {
  const byTable = Map.groupBy(rows, ({ table }) => table);
  return tableNames.flatMap((table) => {
    const count = byTable.get(table)?.length ?? 0;
    return count > 0 ? [{ table, count }] : [];
  });
}
