import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { unreadableIn } from '#renderer/model/log/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { useNow, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { addDays, type Day, weekStart } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { Legend } from './Legend.tsx';
import { MeasuresSection } from './MeasuresSection.tsx';
import { PrintedLines } from './PrintedLines.tsx';
import { RecordButton, SheetHead } from './SheetHead.tsx';
import { hasAnything } from './sheet.ts';
import { addressOf } from './sheet-address.ts';
import { useFrame } from './use-frame.ts';
import type { UsedView } from './use-sheet-view.ts';
import { type ReadWeek, useWeek } from './use-week.ts';
import { ViewChoice } from './ViewChoice.tsx';
import { WeekNumbers } from './WeekNumbers.tsx';
import { WeekSheet } from './WeekSheet.tsx';
import styles from './WeekView.module.css';

interface WeekViewProps {
  /** A day of the week that is asked for; null for today. */
  asked: Day | null;
  used: UsedView;
}

/** Seven days on one sheet, and another week beside it where the member wants. */
export function WeekView({ asked, used }: WeekViewProps) {
  const { rich } = useText();
  const [, navigate] = useLocation();
  const today = useToday();
  const starts = useDayStarts();
  const { around } = useWorkspace();
  const now = useNow(MINUTE_MS);
  const firstWeekday = useFirstWeekday();
  const first = weekStart(asked ?? today, firstWeekday);
  const [compared, setCompared] = useState<Day | null>(null);
  const read = useWeek(first, now);
  const frame = useFrame(first, used);
  if (!read) return null;

  const { records, week } = read;
  const shownFirst = records.days[0] ?? first;
  const thisWeek = weekStart(today, firstWeekday);
  const near = shownFirst === thisWeek ? today : addDays(shownFirst, 6);
  const isEmpty =
    compared === null &&
    !hasAnything(records, frame, now) &&
    week.every(({ energy, mood, line }) => energy === null && mood === null && line === '');
  const unreadable = unreadableIn(records, around.zone(), starts);
  return (
    <div className={styles.page} data-ready="week">
      <SheetHead
        span="week"
        first={shownFirst}
        today={today}
        near={near}
        onGo={(day) => {
          const chosen = weekStart(day, firstWeekday);
          navigate(addressOf('week', chosen === thisWeek ? today : chosen, today));
        }}
        detail={<WeekRange first={shownFirst} />}
        used={used}
        viewChoice={
          <ViewChoice
            view={used.view}
            compare={{
              week: shownFirst,
              today,
              onCompare: (day) => setCompared(weekStart(day, firstWeekday)),
            }}
          />
        }
        isEmpty={isEmpty}
      />
      {isEmpty ? (
        <EmptyState icon={CalendarDays} action={<RecordButton day={near} kind="main" />}>
          {rich('week.emptyWeek')}
        </EmptyState>
      ) : (
        <>
          <div className={styles.sheets}>
            <section className={styles.sheet}>
              {compared !== null && (
                <h2 className={styles.heading}>
                  <WeekRange first={shownFirst} />
                </h2>
              )}
              <WeekSheet
                week={week}
                records={records}
                frame={frame}
                today={today}
                now={now}
                isBeside={compared !== null}
                isShown={used.isShown}
                isSelfPrinted={used.isSelfPrinted}
                kinds={used.kinds}
              />
            </section>
            {compared !== null && (
              <ComparedWeek first={compared} used={used} today={today} now={now} onGo={setCompared} />
            )}
          </div>
          <p className={styles.hint}>{rich('week.marksHint')}</p>
          <Legend
            events={records.events}
            frame={frame}
            hasEnergy={week.some(({ energy, mood }) => energy !== null || mood !== null)}
            isShown={used.isShown}
            isSelfPrinted={used.isSelfPrinted}
            kinds={used.kinds}
          />
          {used.paper?.hasLines && <PrintedLines week={week} />}
          {unreadable > 0 && <p>{rich('common.unreadable', { count: unreadable })}</p>}
          <WeekNumbers week={week} records={records} kinds={used.kinds} now={now} />
        </>
      )}
      <MeasuresSection until={addDays(shownFirst, 6)} />
    </div>
  );
}

interface ComparedWeekProps {
  first: Day;
  used: UsedView;
  today: Day;
  now: number;
  /** Another week, or none. */
  onGo: (first: Day | null) => void;
}

/** Another week beside the one that is shown, drawn in the same way. */
function ComparedWeek({ first, used, today, now, onGo }: ComparedWeekProps) {
  const { t, rich } = useText();
  const headingId = useId();
  const read: ReadWeek | undefined = useWeek(first, now);
  const frame = useFrame(first, used);
  if (!read) return null;
  return (
    <section className={styles.sheet} aria-labelledby={headingId}>
      <div className={styles.heading}>
        <h2 id={headingId}>
          <WeekRange first={first} />
        </h2>
        <IconButton
          icon={ChevronLeft}
          label={t('week.previousWeek')}
          onPress={() => onGo(addDays(first, -7))}
        />
        <IconButton icon={ChevronRight} label={t('week.nextWeek')} onPress={() => onGo(addDays(first, 7))} />
        <Button kind="plain" onPress={() => onGo(null)}>
          {rich('week.closeCompared')}
        </Button>
      </div>
      <WeekSheet
        week={read.week}
        records={read.records}
        frame={frame}
        today={today}
        now={now}
        isBeside
        isShown={used.isShown}
        isSelfPrinted={used.isSelfPrinted}
        kinds={used.kinds}
      />
    </section>
  );
}

function WeekRange({ first }: { first: Day }) {
  const { rich, format } = useText();
  return rich('week.range', { from: format.dayShort(first), to: format.dayShort(addDays(first, 6)) });
}
