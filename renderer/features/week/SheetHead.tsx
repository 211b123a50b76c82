import { NotebookText, Plus, Printer, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { dayNavWords } from '#renderer/locales/day-nav-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { openSleepPanel } from '#renderer/model/panel/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DayNav } from '#renderer/ui/DayNav.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { type Day, weekStart } from '#shared/domain/day/day.ts';
import { reviewMonday } from '#shared/domain/review/review.ts';
import { PrintDialog } from './PrintDialog.tsx';
import styles from './SheetHead.module.css';
import { addressOf, type SheetSpan } from './sheet-address.ts';
import type { UsedView } from './use-sheet-view.ts';

const names = { week: 'week.viewWeek', month: 'week.viewMonth', year: 'week.viewYear' } as const;
const spans = ['week', 'month', 'year'] as const;

interface SheetHeadProps {
  span: SheetSpan;
  /** The first day that is shown. */
  first: Day;
  today: Day;
  /** The day that is in view when a longer or shorter span is chosen. */
  near: Day;
  onGo: (day: Day) => void;
  /** What is shown, in words. */
  detail: ReactNode;
  used: UsedView;
  /** The way to look at it in other ways. */
  viewChoice: ReactNode;
  /** Nothing is recorded: the way to begin stands below, and there is nothing to print. */
  isEmpty: boolean;
}

/** The head of a sheet: what is shown, longer and shorter spans, the ways to record, to print and to look at it. */
export function SheetHead({
  span,
  first,
  today,
  near,
  onGo,
  detail,
  used,
  viewChoice,
  isEmpty,
}: SheetHeadProps) {
  const text = useText();
  const { rich } = text;
  const [, navigate] = useLocation();
  const [isPrinting, setPrinting] = useState(false);
  return (
    <>
      <ScreenTitle detail={detail}>{rich('week.title')}</ScreenTitle>
      <div className={styles.bar}>
        <SegmentedChoice
          label={rich('week.views')}
          hideLabel
          value={span}
          onChange={(chosen) => navigate(addressOf(chosen, near, today))}
          options={spans.map((value) => ({ value, label: rich(names[value]) }))}
        />
        {!isEmpty && (
          <div className={styles.acts}>
            <Button icon={Printer} onPress={() => setPrinting(true)}>
              {rich('week.print')}
            </Button>
            <Button icon={Table2} onPress={() => navigate(`/log/fill/${first}`)}>
              {rich('week.fill')}
            </Button>
            <RecordButton day={near} kind="quiet" />
            <LookBackButton day={near} isNamed={span !== 'week'} />
          </div>
        )}
      </div>
      <div className={styles.bar}>
        <DayNav
          step={span === 'week' ? 7 : span}
          day={first}
          today={today}
          words={dayNavWords(text, span)}
          onGo={onGo}
        />
        {!isEmpty && <div className={styles.acts}>{viewChoice}</div>}
      </div>
      {isPrinting && (
        <PrintDialog
          isShown={used.isShown}
          hasDays={span === 'week'}
          onClose={() => setPrinting(false)}
          onPrint={(paper) => {
            setPrinting(false);
            used.print(paper);
          }}
        />
      )}
    </>
  );
}

/** The way to record sleep; filled where there is nothing to look at yet. */
export function RecordButton({ day, kind }: { day: Day; kind: 'main' | 'quiet' }) {
  const { rich } = useText();
  return (
    <Button kind={kind} icon={Plus} onPress={() => openSleepPanel({ day, record: null })}>
      {rich('log.addSleep')}
    </Button>
  );
}

interface LookBackButtonProps {
  day: Day;
  /** The week is named: what is shown is not this week alone. */
  isNamed: boolean;
}

/** The one filled button of the page: looking back on the week of a day. */
function LookBackButton({ day, isNamed }: LookBackButtonProps) {
  const { rich, format } = useText();
  const [, navigate] = useLocation();
  const firstWeekday = useFirstWeekday();
  const monday = reviewMonday(day, firstWeekday);
  return (
    <Button kind="main" icon={NotebookText} onPress={() => navigate(`/week/review/${monday}`)}>
      {isNamed
        ? rich('week.lookBackOn', { day: format.dayShort(weekStart(day, firstWeekday)) })
        : rich('week.lookBack')}
    </Button>
  );
}
