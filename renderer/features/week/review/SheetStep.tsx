import { useLocation } from 'wouter';
import { dayNavWords } from '#renderer/locales/day-nav-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useToday } from '#renderer/model/day/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { useNow } from '#renderer/store/hooks.ts';
import { DayNav } from '#renderer/ui/DayNav.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { reviewMonday } from '#shared/domain/review/review.ts';
import { Legend } from '../Legend.tsx';
import { useFrame } from '../use-frame.ts';
import { type UsedView, useSheetView } from '../use-sheet-view.ts';
import { useWeek } from '../use-week.ts';
import { WeekSheet } from '../WeekSheet.tsx';
import { saidOfSelf } from '../week-days.ts';
import styles from './parts.module.css';
import type { StepProps } from './step-props.ts';

/** The sheet of the week, to look at; and the way to look back on another one. */
export function SheetStep({ days }: StepProps) {
  const text = useText();
  const { rich } = text;
  const [, navigate] = useLocation();
  const today = useToday();
  const firstWeekday = useFirstWeekday();
  const used = useSheetView();
  const first = days[0] ?? today;
  return (
    <>
      <p className={styles.quiet}>{rich('review.sheetHint')}</p>
      <DayNav
        step={7}
        day={first}
        today={today}
        words={dayNavWords(text, 'week')}
        onGo={(day) => navigate(`/week/review/${reviewMonday(day, firstWeekday)}`)}
      />
      {used && <Sheet first={first} used={used} today={today} />}
    </>
  );
}

/** The week as on its own screen: with the layers and in the way that the member chose there. */
function Sheet({ first, used, today }: { first: Day; used: UsedView; today: Day }) {
  const now = useNow(MINUTE_MS);
  const read = useWeek(first, now);
  const frame = useFrame(first, used);
  if (!read) return null;
  const { week, records } = read;
  const shown = { isShown: used.isShown, isSelfPrinted: used.isSelfPrinted, kinds: used.kinds };
  return (
    <>
      <WeekSheet week={week} records={records} frame={frame} today={today} now={now} {...shown} />
      <Legend sheets={[{ records, frame }]} now={now} hasEnergy={saidOfSelf(week)} {...shown} />
    </>
  );
}
