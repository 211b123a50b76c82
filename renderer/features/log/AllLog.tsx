import { Clock } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { dayChoiceWords } from '#renderer/locales/day-nav-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { useNow } from '#renderer/store/hooks.ts';
import { DayChoice } from '#renderer/ui/DayChoice.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { GridHandle } from '#renderer/ui/Grid.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { searchWords } from '#shared/domain/fold-text.ts';
import styles from './AllLog.module.css';
import { EntryPanel, type InPanel } from './EntryPanel.tsx';
import { EntryTable } from './EntryTable.tsx';
import { dayFinder, linesWith, useAllNames, useEntryLines } from './entry-lines.ts';
import { LogHead } from './LogHead.tsx';

/** More than a window shows. */
const FIRST_LINES = 50;

/** All entries there are, the latest first: to search, to go back to any date, to change many at once. */
export function AllLog() {
  const text = useText();
  const { rich } = text;
  const today = useToday();
  const now = useNow(MINUTE_MS);
  const starts = useDayStarts();
  const dayOfLine = useMemo(() => dayFinder(starts), [starts]);
  const { lines, leftOut, isWhole } = useEntryLines();
  const names = useAllNames();
  const [query, setQuery] = useState('');
  const [jumpedTo, setJumpedTo] = useState<Day | null>(null);
  const [adding, setAdding] = useState<InPanel | null>(null);
  const grid = useRef<GridHandle>(null);
  // The first lines follow every letter that is typed; the search through all years is deferred.
  const asked = useDeferredValue(query);
  const isAllFound = asked === query;
  const all = useMemo(
    () => (names ? linesWith(lines, searchWords(asked), names) : lines),
    [lines, names, asked],
  );
  const found = useMemo(
    () => (isAllFound || !names ? all : linesWith(lines, searchWords(query), names, FIRST_LINES)),
    [isAllFound, all, lines, names, query],
  );
  const goTo = (day: Day) => {
    setJumpedTo(day);
    const line = found.find((one) => dayOfLine(one) <= day) ?? found.at(-1);
    if (line) grid.current?.show(line.id);
  };
  return (
    <div className={styles.page} data-ready="log-all">
      <LogHead view="all" day={null} onAdd={() => setAdding({ kind: 'new', from: {} })}>
        {rich('log.viewAll')}
      </LogHead>
      {leftOut > 0 && <p>{rich('common.unreadable', { count: leftOut })}</p>}
      {isWhole && lines.length === 0 ? (
        <EmptyState icon={Clock}>{rich('log.empty')}</EmptyState>
      ) : (
        <>
          <div className={styles.bar}>
            <div className={styles.search}>
              <TextField
                label={rich('log.search')}
                value={query}
                onChange={setQuery}
                onCancel={() => setQuery('')}
              />
            </div>
            <DayChoice day={jumpedTo ?? today} today={today} words={dayChoiceWords(text)} onGo={goTo} />
            <p role="status" className={styles.count}>
              {isWhole && names && isAllFound
                ? rich('log.found', { count: found.length })
                : rich('log.reading')}
            </p>
          </div>
          {isWhole && found.length === 0 ? (
            <p>{rich('log.notFound')}</p>
          ) : (
            <EntryTable ref={grid} lines={found} names={names} dayOfLine={dayOfLine} now={now} />
          )}
        </>
      )}
      {adding && (
        <EntryPanel shown={adding} day={today} now={now} onShow={setAdding} onClose={() => setAdding(null)} />
      )}
    </div>
  );
}
