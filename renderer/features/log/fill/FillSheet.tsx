import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { kindName, richKindName } from '#renderer/locales/rhythm-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { fillIn } from '#renderer/model/fill/index.ts';
import { useNow, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { isComposing } from '#renderer/ui/ime.ts';
import { parseTime, timeText } from '#renderer/ui/time-text.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import {
  cellKey,
  cellText,
  type FillColumn,
  filledCells,
  readCell,
  seenIn,
} from '#shared/domain/rhythm/fill-cells.ts';
import { type FilledCell, fillDiff } from '#shared/domain/rhythm/fill-diff.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { CellField } from './CellField.tsx';
import styles from './FillPage.module.css';
import { stepOf } from './move-in-sheet.ts';
import { useFillDraft } from './use-fill-draft.ts';

interface FillSheetProps {
  days: ReadonlyArray<Day>;
  records: ReadonlyArray<RhythmRecord>;
  kinds: ReadonlyArray<Kind>;
  today: Day;
}

/** A column of the sheet: a kind of moment, or short sleep. */
interface Column {
  id: FillColumn;
  kind: Kind | null;
}

/** Getting up, going to bed and short sleep first, then every other kind that is on. */
function columnsOf(kinds: ReadonlyArray<Kind>): Column[] {
  const on = kinds.filter(({ isOff }) => !isOff);
  const up = on.find(({ known }) => known === 'out-of-bed');
  const bed = on.find(({ known }) => known === 'bed');
  return [
    ...(up ? [{ id: 'up', kind: up }] : []),
    ...(bed
      ? [
          { id: 'bed', kind: bed },
          { id: 'nap', kind: null },
        ]
      : []),
    ...on.filter((kind) => kind !== up && kind !== bed).map((kind) => ({ id: kind.id, kind })),
  ];
}

/**
 * The sheet itself. What is recorded stands in it and can be changed; nothing is recorded before it is saved. What is
 * recorded in a cell while it is being typed in is told beside it, and stays.
 */
export function FillSheet({ days, records, kinds, today }: FillSheetProps) {
  const text = useText();
  const { t, rich, format } = text;
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const now = useNow(MINUTE_MS / 2);
  const draft = useFillDraft(days[0] ?? today);
  const { error, clear, run } = useFormAct();
  const [typingIn, setTypingIn] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);

  const columns = columnsOf(kinds);
  const stored = filledCells(records, starts);
  const shownText = (key: string) => draft.value[key]?.text ?? cellText(stored.get(key) ?? [], timeText);
  const onType = (key: string, words: string) => {
    setTypingIn(key);
    clear();
    const { [key]: before, ...others } = draft.value;
    const seen = before?.seen ?? seenIn(stored.get(key));
    const isAsBefore = words === cellText(seen, timeText);
    draft.onChange(isAsBefore ? others : { ...others, [key]: { text: words, seen } });
  };
  /** What was recorded in a cell since typing in it began, in words. */
  const sinceIn = (key: string): ReactNode => {
    const seen = draft.value[key]?.seen;
    if (!seen) return null;
    const since = stored.get(key)?.filter(({ record }) => !seen.some(({ id }) => id === record.id)) ?? [];
    return since.length === 0 ? null : rich('rhythm.fillSince', { times: cellText(since, timeText) });
  };
  const typed: FilledCell[] = [];
  const unreadable = new Set<string>();
  for (const day of days) {
    for (const { id: column } of columns) {
      const key = cellKey({ day, column });
      const cell = draft.value[key];
      if (!cell || cell.text.trim() === cellText(cell.seen, timeText)) continue;
      const times = readCell(cell.text, column, parseTime);
      if (times) typed.push({ day, column, times, seen: cell.seen });
      else unreadable.add(key);
    }
  }
  const { inFuture } = fillDiff(records, typed, { now, zone: around.zone(), starts });
  const isTyped = typed.length > 0 || unreadable.size > 0;

  const errorIn = (key: string, column: FillColumn): string | null => {
    // While something is being typed, it says nothing yet.
    if (key === typingIn) return null;
    if (unreadable.has(key))
      return t(column === 'nap' ? 'rhythm.fillNapUnreadable' : 'rhythm.fillUnreadable');
    return inFuture.has(key) ? t('errors.rhythm-in-future') : null;
  };
  const inputAt = (row: number, column: number) =>
    table.current?.tBodies[0]?.rows[row]?.cells[column + 1]?.querySelector('input');
  const nameOf = ({ kind }: Column) => (kind ? kindName(text, kind) : t('rhythm.fillNap'));

  const save = () => {
    setTypingIn(null);
    const [odd] = [...unreadable, ...inFuture];
    if (odd !== undefined) {
      const row = days.findIndex((day) => odd.startsWith(day));
      inputAt(
        row,
        columns.findIndex(({ id }) => odd === cellKey({ day: days[row] ?? '', column: id })),
      )?.focus();
    } else if (typed.length > 0) {
      void run(
        (workspace) => fillIn(workspace, days, typed, starts),
        (undo) => {
          draft.forget();
          showToast({ message: rich('rhythm.fillKept'), undo });
        },
      );
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || isComposing(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return save();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOf(event, input);
    const cell = input.closest('td');
    if (!step || !cell) return;
    event.preventDefault();
    const row = (cell.parentElement as HTMLTableRowElement).sectionRowIndex + step.rows;
    inputAt(row, cell.cellIndex - 1 + step.columns)?.focus();
  };
  return (
    <>
      <div className={styles.frame}>
        <table ref={table} aria-label={t('rhythm.fillSheet')} className={styles.sheet} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <th scope="col">{rich('rhythm.fillDay')}</th>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.kind ? richKindName(text, column.kind) : rich('rhythm.fillNap')}
                  {column.kind === null && <span className={styles.hint}>{rich('rhythm.fillNapHint')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day}>
                <th scope="row" className={classNames(day === today && styles.today)}>
                  {rich(format.day(day))}
                </th>
                {columns.map((column) => {
                  const key = cellKey({ day, column: column.id });
                  return (
                    <td key={key}>
                      <CellField
                        label={t('rhythm.fillCell', { day: format.day(day), kind: nameOf(column) })}
                        text={shownText(key)}
                        onType={(words) => onType(key, words)}
                        onLeave={() => setTypingIn(null)}
                        since={sinceIn(key)}
                        error={errorIn(key, column.id)}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div role="alert" className={styles.error}>
        {error && rich(`errors.${error}`)}
      </div>
      <div className={styles.foot}>
        <Button kind="main" onPress={save} isDisabled={!isTyped}>
          {rich('rhythm.fillSave')}
        </Button>
        {isTyped ? (
          <Button kind="plain" onPress={draft.forget}>
            {rich('rhythm.fillBack')}
          </Button>
        ) : (
          <p className={styles.quiet}>{rich('rhythm.fillSame')}</p>
        )}
      </div>
    </>
  );
}
