import { CircleHelp, Clock, Coffee, Globe, type LucideIcon, Pencil, Play, Tag, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { taskTitle, when } from '#renderer/locales/day-words.ts';
import { kindNames } from '#renderer/locales/kind-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { deleteEntries } from '#renderer/model/log/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import type { Interval } from '#shared/domain/day/interval.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { dayTotal, entryDayTotal } from '#shared/domain/log/totals.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { dayRows } from './day-rows.ts';
import styles from './EntryList.module.css';
import { GapRow } from './GapRow.tsx';
import { OverlapRow } from './OverlapRow.tsx';
import { WorkInSleepRow } from './WorkInSleepRow.tsx';

interface EntryListProps {
  /** The entries that touch the day, in order. */
  entries: ReadonlyArray<TimeEntry>;
  /** The sleep that touches the day. */
  sleep: ReadonlyArray<RhythmRecord>;
  titles: ReadonlyMap<string, string>;
  day: Day;
  now: number;
  /** Called with the times that are to be filled. */
  onAdd: (times: Interval) => void;
  onEdit: (id: string) => void;
}

/** The work of a day as a table, with what of it counts for this day, with overlaps and gaps. */
export function EntryList({ entries, sleep, titles, day, now, onAdd, onEdit }: EntryListProps) {
  const { rich, format } = useText();
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const total = dayTotal(entries, day, now, starts);
  return (
    <section className={styles.section} aria-labelledby="log-entries">
      <div className={styles.head}>
        <h2 id="log-entries">{rich('log.entries')}</h2>
        {entries.length > 0 && (
          <p className={styles.total}>
            <span>{rich('log.worked', { duration: format.duration(total.workedMs) })}</span>
            {total.unsureMs > 0 && (
              <span>{rich('log.unsure', { duration: format.duration(total.unsureMs) })}</span>
            )}
          </p>
        )}
      </div>
      {entries.length === 0 ? (
        <EmptyState icon={Clock}>{rich('log.empty')}</EmptyState>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{rich('log.start')}</th>
              <th scope="col">{rich('log.end')}</th>
              <th scope="col">{rich('log.task')}</th>
              <th scope="col" className={styles.length}>
                {rich('log.length')}
              </th>
              <th scope="col">
                <VisuallyHidden>{rich('log.actions')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {dayRows(entries, sleep, now).map((row) => {
              if (row.kind === 'entry') {
                const { entry } = row;
                return (
                  <EntryRow
                    key={entry.id}
                    entry={entry}
                    titles={titles}
                    day={day}
                    now={now}
                    onEdit={onEdit}
                  />
                );
              }
              if (row.kind === 'overlap') {
                const { overlap } = row;
                const key = `${overlap.earlier.id} ${overlap.later.id}`;
                return <OverlapRow key={key} overlap={overlap} titles={titles} day={day} now={now} />;
              }
              if (row.kind === 'in-sleep') {
                const { overlap } = row;
                const key = `sleep ${overlap.entry.id}`;
                return <WorkInSleepRow key={key} overlap={overlap} titles={titles} day={day} now={now} />;
              }
              const { gap, before } = row;
              return (
                <GapRow
                  key={`gap ${gap.startAt}`}
                  gap={gap}
                  before={before}
                  zone={before?.zone ?? around.zone()}
                  day={day}
                  onAdd={onAdd}
                />
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface EntryRowProps extends Pick<EntryListProps, 'titles' | 'day' | 'now' | 'onEdit'> {
  entry: TimeEntry;
}

function EntryRow({ entry, titles, day, now, onEdit }: EntryRowProps) {
  const text = useText();
  const { t, rich, format } = text;
  const act = useAct();
  const { around } = useWorkspace();
  const { id, startAt, endAt, zone, note, kind } = entry;
  const title = taskTitle(text, entry.taskId, titles);
  const start = when(format, startAt, zone, day);
  const { workedMs, unsureMs, breakMs } = entryDayTotal(entry, day, now, useDayStarts());
  const remove = () =>
    void act(
      (workspace) => deleteEntries(workspace, [id]),
      (undo) => showToast({ message: rich('log.deleted', { title }), undo }),
    );
  return (
    <tr data-row="entry">
      <td className={styles.time}>{rich(start)}</td>
      <td className={styles.time}>{endAt === null ? '' : rich(when(format, endAt, zone, day))}</td>
      <td className={styles.what}>
        <p>{title}</p>
        {note && <p className={styles.note}>{note}</p>}
        <ul className={styles.marks}>
          {kind !== 'work' && <Mark icon={Tag}>{rich(kindNames[kind])}</Mark>}
          {zone !== around.zone() && <Mark icon={Globe}>{zone}</Mark>}
          {endAt === null && <Mark icon={Play}>{rich('log.stillOpen')}</Mark>}
          {breakMs > 0 && (
            <Mark icon={Coffee}>{rich('log.breakLength', { duration: format.duration(breakMs) })}</Mark>
          )}
          {unsureMs > 0 && (
            <Mark icon={CircleHelp} isDecision>
              {rich('log.unsure', { duration: format.duration(unsureMs) })}
            </Mark>
          )}
        </ul>
      </td>
      <td className={styles.length}>{rich(format.duration(workedMs))}</td>
      <td className={styles.actions}>
        <IconButton icon={Pencil} label={t('log.editItem', { title, start })} onPress={() => onEdit(id)} />
        <IconButton icon={Trash2} label={t('log.deleteItem', { title, start })} onPress={remove} />
      </td>
    </tr>
  );
}

interface MarkProps {
  icon: LucideIcon;
  /** There is something here for the member to decide. */
  isDecision?: boolean;
  children: ReactNode;
}

function Mark({ icon: Icon, isDecision = false, children }: MarkProps) {
  return (
    <li className={classNames(styles.mark, isDecision && styles.decide)}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      {children}
    </li>
  );
}
