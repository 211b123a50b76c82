import { CalendarDays } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  monthStart,
  startMinutesOf,
  yearStart,
} from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { placerOf, type SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import { sheetLayers } from '#shared/domain/rhythm/sheet-layers.ts';
import { LongLegend } from './Legend.tsx';
import { LongSheet } from './LongSheet.tsx';
import { readLong } from './read-long.ts';
import { RecordButton, SheetHead } from './SheetHead.tsx';
import { hasAnything } from './sheet.ts';
import { addressOf } from './sheet-address.ts';
import type { UsedView } from './use-sheet-view.ts';
import { ViewChoice } from './ViewChoice.tsx';
import styles from './WeekView.module.css';

/** What there is of a day as a whole has no room in a thin row. */
const layers = sheetLayers.filter((layer) => layer !== 'self');

interface LongViewProps {
  span: 'month' | 'year';
  /** A day of the month or year that is asked for; null for today. */
  asked: Day | null;
  used: UsedView;
}

/** A month or a year: one thin row a day. */
export function LongView({ span, asked, used }: LongViewProps) {
  const { t, rich, format } = useText();
  const [, navigate] = useLocation();
  const today = useToday();
  const now = useNow(HOUR_MS);
  const starts = useDayStarts();
  const { around } = useWorkspace();
  const startOf = span === 'month' ? monthStart : yearStart;
  const first = startOf(asked ?? today);
  const { sheetStartMinutes, sheetDaysAcross } = used.view;
  const frame = useMemo((): SheetFrame => {
    const rows = daysBetween(first, addMonths(first, span === 'month' ? 1 : 12));
    return {
      first,
      rows,
      startMinutes: sheetStartMinutes ?? startMinutesOf(addDays(first, rows - 1), starts),
      daysAcross: sheetDaysAcross,
    };
  }, [first, span, sheetStartMinutes, sheetDaysAcross, starts]);
  const read = useRows(async (db) => ({ frame, records: await readLong(db, frame) }), [frame]);
  const isEmpty = useMemo(() => read && !hasAnything(read.records, read.frame, now), [read, now]);
  const unreadable = useMemo(() => {
    if (!read) return 0;
    const placer = placerOf(read.frame);
    return read.records.unreadableAt.filter((at) => placer.minutes(at, around.zone()).length > 0).length;
  }, [read, around]);
  if (!read) return null;

  const shownFirst = read.frame.first;
  const last = addDays(shownFirst, read.frame.rows - 1);
  const near = startOf(today) === shownFirst ? today : last;
  const name = span === 'month' ? format.monthLong(shownFirst) : format.year(shownFirst);
  return (
    <div className={styles.page} data-ready={`week-${span}`}>
      <SheetHead
        span={span}
        first={shownFirst}
        today={today}
        near={near}
        onGo={(day) => navigate(addressOf(span, day, today))}
        detail={rich(name)}
        used={used}
        viewChoice={<ViewChoice view={used.view} layers={layers} />}
        isEmpty={isEmpty ?? false}
      />
      {isEmpty ? (
        <EmptyState icon={CalendarDays} action={<RecordButton day={near} kind="main" />}>
          {rich(span === 'month' ? 'week.emptyMonth' : 'week.emptyYear')}
        </EmptyState>
      ) : (
        <>
          <LongSheet
            key={shownFirst}
            span={span}
            label={
              span === 'month' ? t('week.sheetMonth', { month: name }) : t('week.sheetYear', { year: name })
            }
            records={read.records}
            frame={read.frame}
            today={today}
            now={now}
            isShown={used.isShown}
            kinds={used.kinds}
          />
          <LongLegend
            sheets={[{ records: read.records, frame: read.frame }]}
            span={span}
            isShown={used.isShown}
            isSelfPrinted={false}
            kinds={used.kinds}
          />
        </>
      )}
      {unreadable > 0 && <p>{rich('common.unreadable', { count: unreadable })}</p>}
    </div>
  );
}
