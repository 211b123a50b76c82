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
import type { SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import { Legend } from './Legend.tsx';
import { MeasuresSection } from './MeasuresSection.tsx';
import { PrintedLines } from './PrintedLines.tsx';
import { RecordButton, SheetHead } from './SheetHead.tsx';
import { hasAnything } from './sheet.ts';
import { addressOf } from './sheet-address.ts';
import type { ShownSheet } from './shown-sheet.ts';
import { useFrame } from './use-frame.ts';
import type { UsedView } from './use-sheet-view.ts';
import { type ReadWeek, useWeek } from './use-week.ts';
import { ViewChoice } from './ViewChoice.tsx';
import { WeekNumbers } from './WeekNumbers.tsx';
import { WeekSheet } from './WeekSheet.tsx';
import styles from './WeekView.module.css';
import { saidOfSelf } from './week-days.ts';

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
  const readBeside = useWeek(compared, now);
  const beside = compared === null ? undefined : readBeside;
  // Until the week that is asked for has been read, everything still shows the one before.
  const shownFirst = read?.records.days[0] ?? first;
  const frame = useFrame(shownFirst, used);
  const besideFrame = useFrame(beside?.records.days[0] ?? first, used);
  if (!read) return null;

  const { records, week } = read;
  const shown = { isShown: used.isShown, isSelfPrinted: used.isSelfPrinted, kinds: used.kinds };
  const thisWeek = weekStart(today, firstWeekday);
  const near = shownFirst === thisWeek ? today : addDays(shownFirst, 6);
  const isEmpty =
    compared === null &&
    !hasAnything(records, frame, now) &&
    !saidOfSelf(week) &&
    week.every(({ line }) => line === '');
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
                {...shown}
              />
            </section>
            {beside && compared !== null && (
              <ComparedWeek
                of={beside}
                asked={compared}
                frame={besideFrame}
                today={today}
                now={now}
                onGo={setCompared}
                {...shown}
              />
            )}
          </div>
          <p className={styles.hint}>{rich('week.marksHint')}</p>
          <Legend
            sheets={[
              { records, frame },
              ...(beside ? [{ records: beside.records, frame: besideFrame }] : []),
            ]}
            now={now}
            hasEnergy={saidOfSelf([...week, ...(beside?.week ?? [])])}
            {...shown}
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

interface ComparedWeekProps extends ShownSheet {
  of: ReadWeek;
  /** Its first day; until it has been read, `of` is the week before. */
  asked: Day;
  frame: SheetFrame;
  today: Day;
  now: number;
  /** Another week, or none. */
  onGo: (first: Day | null) => void;
}

/** Another week beside the one that is shown, drawn in the same way. */
function ComparedWeek({
  of: { week, records },
  asked,
  frame,
  today,
  now,
  onGo,
  ...shown
}: ComparedWeekProps) {
  const { t, rich } = useText();
  const headingId = useId();
  const { first } = frame;
  return (
    <section className={styles.sheet} aria-labelledby={headingId}>
      <div className={styles.heading}>
        <h2 id={headingId}>
          <WeekRange first={first} />
        </h2>
        <IconButton
          icon={ChevronLeft}
          label={t('week.previousWeek')}
          onPress={() => onGo(addDays(asked, -7))}
        />
        <IconButton icon={ChevronRight} label={t('week.nextWeek')} onPress={() => onGo(addDays(asked, 7))} />
        <Button kind="plain" onPress={() => onGo(null)}>
          {rich('week.closeCompared')}
        </Button>
      </div>
      <WeekSheet week={week} records={records} frame={frame} today={today} now={now} isBeside {...shown} />
    </section>
  );
}

function WeekRange({ first }: { first: Day }) {
  const { rich, format } = useText();
  return rich('week.range', { from: format.dayShort(first), to: format.dayShort(addDays(first, 6)) });
}
