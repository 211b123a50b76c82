import { CircleHelp } from 'lucide-react';
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
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { type Day, dateOf, dayOf } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { EntryPanel, type InPanel } from './EntryPanel.tsx';
import styles from './EntryTable.module.css';
import { type EntryLine, workedOnDay } from './entry-lines.ts';
import { SelectedBar } from './SelectedBar.tsx';

interface EntryTableProps {
  ref?: Ref<GridHandle>;
  lines: ReadonlyArray<EntryLine>;
  /** Null until they are known. */
  names: WorkNames | null;
  /** The day that a line is listed under (see `dayFinder`). */
  dayOfLine: (line: EntryLine) => Day;
  now: number;
}

/** As wide as the words of two times, or of one in a narrow window. */
const whenWidths = {
  ja: 'clamp(4.25rem, 45% - 6rem, 14rem)',
  'ja-easy': 'clamp(5.25rem, 45% - 3.5rem, 18rem)',
  en: 'clamp(4.25rem, 45% - 6rem, 13rem)',
};

/** Entries one below the other under their days, to be opened, and to be selected for what is done to many at once. */
export function EntryTable({ ref, lines, names, dayOfLine, now }: EntryTableProps) {
  const text = useText();
  const { t, rich, format, register } = text;
  const act = useAct();
  const [selection, setSelection] = useState(noSelection);
  const [opened, setOpened] = useState<(InPanel & { line: EntryLine }) | null>(null);
  const titleOf = ({ taskId }: EntryLine) => (names ? taskTitle(text, taskId, names.titles) : '');
  const projectOf = ({ taskId }: EntryLine) => (taskId !== null && names?.projects.get(taskId)) || '';
  const starts = useDayStarts();
  const dayHead = (day: Day, from: number) => {
    const ms = workedOnDay(lines, from, day, now, starts);
    return (
      <>
        <span>{rich(format.dayFull(day))}</span>
        {ms >= MINUTE_MS && <span className={styles.sum}>{rich(format.duration(ms))}</span>}
      </>
    );
  };
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
        groupOf={dayOfLine}
        groupHead={dayHead}
        rowRem={register === 'ja-easy' ? 3 : 2.5}
        columns={[
          {
            key: 'when',
            head: rich('log.start'),
            width: whenWidths[register],
            cell: (line) => {
              const { startAt, endAt, zone } = line;
              return (
                <p className={styles.when}>
                  {rich(when(format, startAt, zone, dayOfLine(line)))}
                  <span className={styles.wide}>
                    {' – '}
                    {endAt !== null && rich(when(format, endAt, zone, dateOf(startAt, zone)))}
                  </span>
                </p>
              );
            },
          },
          {
            key: 'what',
            head: rich('log.task'),
            width: 'minmax(0, 1fr)',
            cell: (line) => {
              const project = projectOf(line);
              return (
                <div className={styles.what}>
                  <p className={styles.title}>{titleOf(line)}</p>
                  {project && <p className={classNames(styles.quiet, styles.wide)}>{project}</p>}
                  {line.note && <p className={classNames(styles.quiet, styles.note)}>{line.note}</p>}
                  {line.kind !== 'work' && <p className={styles.mark}>{rich(kindNames[line.kind])}</p>}
                </div>
              );
            },
          },
          {
            key: 'length',
            head: rich('log.length'),
            width: 'clamp(4.5rem, 20%, 7rem)',
            isAtEnd: true,
            cell: (line) => (
              <p className={styles.length}>
                {line.isUnsure && (
                  <span className={styles.decide}>
                    <CircleHelp size={16} strokeWidth={1.75} aria-hidden />
                    <VisuallyHidden>{t('log.unsureMark')}</VisuallyHidden>
                  </span>
                )}
                <span>
                  {line.workedMs === null ? rich('log.stillOpen') : rich(format.duration(line.workedMs))}
                </span>
              </p>
            ),
          },
        ]}
        selection={selection}
        onSelection={setSelection}
        selectLabel={t('log.select')}
        selectRowLabel={(line) =>
          t('log.selectItem', {
            title: titleOf(line),
            date: format.dayFull(dayOfLine(line)),
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
