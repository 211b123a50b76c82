import { type Ref, useState } from 'react';
import { taskTitle, when } from '#renderer/locales/day-words.ts';
import { kindNames } from '#renderer/locales/kind-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { deleteEntries } from '#renderer/model/log/index.ts';
import type { WorkNames } from '#renderer/model/work/index.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Grid, type GridHandle } from '#renderer/ui/Grid.tsx';
import { leave, noSelection } from '#renderer/ui/grid-selection.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { dateOf, dayOf } from '#shared/domain/day/day.ts';
import { EntryPanel, type InPanel } from './EntryPanel.tsx';
import styles from './EntryTable.module.css';
import type { EntryLine } from './entry-lines.ts';
import { SelectedBar } from './SelectedBar.tsx';

interface EntryTableProps {
  ref?: Ref<GridHandle>;
  lines: ReadonlyArray<EntryLine>;
  /** Null until they are known. */
  names: WorkNames | null;
  now: number;
}

/** Entries one below the other, to be opened, and to be selected for what is done to many at once. */
export function EntryTable({ ref, lines, names, now }: EntryTableProps) {
  const text = useText();
  const { t, rich, format, register } = text;
  const act = useAct();
  const [selection, setSelection] = useState(noSelection);
  const [opened, setOpened] = useState<(InPanel & { line: EntryLine }) | null>(null);
  const titleOf = ({ taskId }: EntryLine) => (names ? taskTitle(text, taskId, names.titles) : '');
  const starts = useDayStarts();
  const dateOfLine = ({ startAt, zone }: EntryLine) => dateOf(startAt, zone);
  const ids = lines.map(({ id }) => id);
  // What has been deleted elsewhere meanwhile is not selected any more.
  const selected = ids.filter((id) => selection.selected.has(id));
  const remove = (going: ReadonlyArray<string>) =>
    void act(
      (workspace) => deleteEntries(workspace, going),
      (undo) => {
        setSelection(leave(selection, ids, going));
        showToast({ message: rich('log.deletedMany', { count: going.length }), undo });
      },
    );
  const open = (id: string) => {
    const line = lines.find((one) => one.id === id);
    if (line) setOpened({ kind: 'edit', id, line });
  };
  return (
    <div className={styles.table}>
      <SelectedBar
        ids={selected}
        onDelete={() => remove(selected)}
        onDone={() => setSelection({ ...noSelection, active: selection.active })}
      />
      <Grid
        {...(ref ? { ref } : {})}
        label={t('log.entries')}
        rows={lines}
        rowRem={register === 'ja-easy' ? 4.75 : 3.75}
        columns={[
          {
            key: 'when',
            head: rich('log.date'),
            width: 'clamp(6.25rem, 30%, 11rem)',
            cell: (line) => (
              <div className={styles.when}>
                <p className={styles.wide}>{rich(format.dayLong(dateOfLine(line)))}</p>
                <p className={styles.narrow}>{dateOfLine(line)}</p>
                <p className={styles.quiet}>
                  {rich(format.time(line.startAt, line.zone))}
                  <span className={styles.wide}>
                    {' – '}
                    {line.endAt !== null && rich(when(format, line.endAt, line.zone, dateOfLine(line)))}
                  </span>
                </p>
              </div>
            ),
          },
          {
            key: 'what',
            head: rich('log.task'),
            width: 'minmax(0, 1fr)',
            cell: (line) => (
              <>
                <p className={styles.line}>{titleOf(line)}</p>
                {(line.isUnsure || line.note) && (
                  <p className={classNames(styles.line, styles.quiet)}>
                    {line.isUnsure && <span className={styles.decide}>{rich('log.unsureMark')}</span>}
                    {line.note}
                  </p>
                )}
              </>
            ),
          },
          {
            key: 'length',
            head: rich('log.length'),
            width: 'clamp(4.5rem, 20%, 7rem)',
            isAtEnd: true,
            cell: (line) => (
              <>
                <p>{line.workedMs === null ? rich('log.stillOpen') : rich(format.duration(line.workedMs))}</p>
                {line.kind !== 'work' && <p className={styles.quiet}>{rich(kindNames[line.kind])}</p>}
              </>
            ),
          },
        ]}
        selection={selection}
        onSelection={setSelection}
        selectLabel={t('log.select')}
        selectRowLabel={(line) =>
          t('log.selectItem', {
            title: titleOf(line),
            date: format.dayLong(dateOfLine(line)),
            start: format.time(line.startAt, line.zone),
          })
        }
        onOpen={open}
        onDelete={remove}
      />
      {opened && (
        <EntryPanel
          shown={opened}
          day={dayOf(opened.line.startAt, opened.line.zone, starts)}
          now={now}
          onShow={(next) => setOpened({ ...next, line: opened.line })}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
