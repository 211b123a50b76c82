import { useMemo } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { dateOf } from '#shared/domain/day/day.ts';
import { SECOND_MS } from '#shared/domain/day/instant.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { breakIntervals, type TimeEntry, workedIntervals } from '#shared/domain/log/time-entry.ts';
import type { EntryChange, EntryWords } from '#shared/formats/imports/plan-import.ts';
import type { ProgramName } from '#shared/formats/imports/sources.ts';
import { missingColumn, PLACED_FROM } from '#shared/formats/imports/time-lines.ts';
import type { DateOrder } from '#shared/formats/imports/wall-read.ts';
import { ColumnsChoice } from './ColumnsChoice.tsx';
import { columnName } from './column-name.ts';
import styles from './DataPage.module.css';
import type { ReadTimes } from './file-messages.ts';
import { LongList } from './LongList.tsx';
import { lineReasons } from './refusals.ts';
import { SampleTable } from './SampleTable.tsx';
import type { Choices, ImportStep } from './use-import.ts';

interface TimesPreviewProps {
  step: Extract<ImportStep, { at: 'times' }>;
  onChange: (choices: Choices) => void;
  onTakeChanges: (takesChanges: boolean) => void;
}

const programs = {
  toggl: 'Toggl Track',
  clockify: 'Clockify',
  kimai: 'Kimai',
  solidtime: 'solidtime',
  harvest: 'Harvest',
} as const satisfies Record<ProgramName, string>;
const orderNames = { ymd: 'data.orderYmd', mdy: 'data.orderMdy', dmy: 'data.orderDmy' } as const;

/** What a time log of another program holds, how it is read, and what of it would come in. */
export function TimesPreview({
  step: { name, opened, ways, choices, read, takesChanges },
  onChange,
  onTakeChanges,
}: TimesPreviewProps) {
  const { t, rich } = useText();
  const missing = missingColumn(choices.columns);
  return (
    <>
      <p className={styles.name}>
        {opened.source === 'table'
          ? rich('data.fileIsTable', { name })
          : rich('data.fileIs', { name, program: programs[opened.source] })}
      </p>
      <ColumnsChoice
        opened={opened}
        columns={choices.columns}
        onChange={(columns) => onChange({ ...choices, columns })}
      />
      <div className={styles.choices}>
        <ZoneSelect value={choices.zone} onChange={(zone) => onChange({ ...choices, zone })} />
        {ways.orders.length > 1 && (
          <Select<DateOrder>
            label={rich('data.order')}
            description={rich('data.orderText')}
            value={choices.order}
            onChange={(order) => onChange({ ...choices, order })}
            options={ways.orders.map((value) => ({
              value,
              label: rich(orderNames[value]),
              text: t(orderNames[value]),
            }))}
          />
        )}
        {ways.people.length > 1 && (
          <Select
            label={rich('data.person')}
            description={rich('data.personText')}
            value={choices.person ?? ''}
            onChange={(person) => onChange({ ...choices, person })}
            options={ways.people.map((value) => ({ value, label: value || '—', text: value || '—' }))}
          />
        )}
      </div>
      {missing && <p role="status">{rich(missing === 'start' ? 'data.needStart' : 'data.needEnd')}</p>}
      {read && !missing && (
        <>
          <Facts read={read} />
          {read.plan.entries.length > 0 && <SampleTable plan={read.plan} />}
          <LongList
            title={rich('data.tasksNamed', { count: read.plan.named.length })}
            items={read.plan.named}
          >
            {({ title, project, entries, isNew }) => (
              <>
                {project ? t('data.titleOfProject', { title, project }) : title}{' '}
                <span className={styles.quiet}>
                  {rich(isNew ? 'data.taskNew' : 'data.taskOwn', { entries: String(entries) })}
                </span>
              </>
            )}
          </LongList>
          <Changes changes={read.plan.changes} isTaken={takesChanges} onTake={onTakeChanges} />
          <LongList title={rich('data.linesLeft', { count: read.errors.length })} items={read.errors} isOpen>
            {({ line, reason, cell }) => (
              <>
                {rich('data.lineError', { line: String(line), reason: rich(lineReasons[reason]) })}{' '}
                {cell && <q className={styles.quiet}>{cell}</q>}
              </>
            )}
          </LongList>
          <p className={styles.quiet}>
            {rich('data.intoNote')}{' '}
            {ways.unread.length > 0 &&
              rich('data.unread', {
                names: ways.unread.map((index) => columnName(opened.names, index, t)).join(' · '),
              })}
          </p>
        </>
      )}
    </>
  );
}

interface ChangesProps {
  changes: ReadonlyArray<EntryChange>;
  isTaken: boolean;
  onTake: (isTaken: boolean) => void;
}

/** Entries that are here already and have other words in the file, which the member may take. */
function Changes({ changes, isTaken, onTake }: ChangesProps) {
  const { t, rich, format } = useText();
  if (changes.length === 0) return null;
  const words = ({ title, note }: EntryWords) =>
    [title || t('day.withoutTask'), note].filter(Boolean).join(' · ');
  return (
    <div className={styles.group}>
      <Checkbox isSelected={isTaken} onChange={onTake}>
        {rich('data.takeChanges', { count: changes.length })}
      </Checkbox>
      <LongList title={rich('data.changes')} items={changes}>
        {({ startAt, zone, was, becomes }) =>
          rich('data.changeItem', {
            day: format.dayShort(dateOf(startAt, zone)),
            time: format.time(startAt, zone),
            was: words(was),
            becomes: words(becomes),
          })
        }
      </LongList>
    </div>
  );
}

/** How much would come in, and from when to when. */
function Facts({ read: { plan, others, longer, placed } }: { read: ReadTimes }) {
  const { t, rich, format } = useText();
  const { entries, known } = plan;
  const { first, last, sumMs, breakMs } = useMemo(() => extent(entries), [entries]);
  const dayOfYear = ({ startAt, zone }: TimeEntry) => {
    const day = dateOf(startAt, zone);
    return t('data.dayOfYear', { day: t(format.dayShort(day)), year: day.slice(0, 4) });
  };
  return (
    <div className={styles.told} aria-live="polite">
      <dl className={styles.facts}>
        <dt>{rich('data.toAdd')}</dt>
        <dd>{rich('data.entriesCount', { count: entries.length })}</dd>
        {first && last && (
          <>
            <dt>{rich('data.span')}</dt>
            <dd>{rich('data.fromTo', { from: dayOfYear(first), to: dayOfYear(last) })}</dd>
            <dt>{rich('data.sum')}</dt>
            <dd>{rich(format.duration(sumMs))}</dd>
          </>
        )}
        {breakMs > 0 && (
          <>
            <dt>{rich('data.breaks')}</dt>
            <dd>{rich(format.duration(breakMs))}</dd>
          </>
        )}
        {known > 0 && (
          <>
            <dt>{rich('data.known')}</dt>
            <dd>{rich('data.entriesCount', { count: known })}</dd>
          </>
        )}
        {others > 0 && (
          <>
            <dt>{rich('data.others')}</dt>
            <dd>{rich('data.entriesCount', { count: others })}</dd>
          </>
        )}
      </dl>
      {breakMs > 0 && <p>{rich('data.breaksText')}</p>}
      {placed > 0 && (
        <p>{rich('data.placed', { count: placed, time: format.time(PLACED_FROM * SECOND_MS, 'UTC') })}</p>
      )}
      {longer > 0 && <p>{rich('data.longer', { count: longer })}</p>}
    </div>
  );
}

/** The first and the last of many entries, and how long work and breaks in them are altogether. */
function extent(entries: ReadonlyArray<TimeEntry>) {
  let [first, last, sumMs, breakMs] = [entries[0], entries[0], 0, 0];
  for (const entry of entries) {
    if (first && entry.startAt < first.startAt) first = entry;
    if (last && entry.startAt > last.startAt) last = entry;
    const end = entry.endAt ?? entry.startAt;
    sumMs += roundedMs(workedIntervals(entry, end));
    breakMs += roundedMs(breakIntervals(entry, end));
  }
  return { first, last, sumMs, breakMs };
}

/** The zone of the wall-clock times in the file: the member's own, unless they say otherwise. */
function ZoneSelect({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const { rich } = useText();
  const own = useWorkspace().around.zone();
  const zones = useMemo(() => [...new Set([own, ...Intl.supportedValuesOf('timeZone'), 'UTC'])], [own]);
  return (
    <Select
      label={rich('data.zone')}
      description={rich('data.zoneText')}
      value={value}
      onChange={onChange}
      options={zones.map((zone) => ({ value: zone, label: zone, text: zone }))}
    />
  );
}
