import { PenLine } from 'lucide-react';
import { useId } from 'react';
import { Link } from 'wouter';
import { energyNames } from '#renderer/locales/energy-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import type { DayRecords } from '#renderer/model/log/index.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { TRIGGER } from '#renderer/ui/follow-triggers.ts';
import { ScaleSign } from '#renderer/ui/ScaleSign.tsx';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import { MoodSign } from './MoodSign.tsx';
import { SheetHours } from './SheetHours.tsx';
import { SheetPlot } from './SheetPlot.tsx';
import { momentsOn } from './sheet.ts';
import type { ShownSheet } from './shown-sheet.ts';
import styles from './WeekSheet.module.css';
import type { WeekDay } from './week-days.ts';

interface WeekSheetProps extends ShownSheet {
  week: ReadonlyArray<WeekDay>;
  records: DayRecords;
  frame: SheetFrame;
  today: Day;
  now: number;
  /** Two sheets stand side by side where there is room. */
  isBeside?: boolean;
}

/** One row a day, each with its sum at the end. What was not recorded stays blank. */
export function WeekSheet({ week, records, frame, today, now, isBeside = false, ...shown }: WeekSheetProps) {
  const hasSigns = momentsOn(records.events, frame, shown.isShown).length > 0;
  return (
    <div className={classNames(styles.sheet, hasSigns && styles.withSigns, isBeside && styles.beside)}>
      <ol className={styles.days}>
        {week.map((one) => (
          <DayRow key={one.day} of={one} isToday={one.day === today} {...shown} />
        ))}
      </ol>
      <div className={styles.hours}>
        <SheetHours frame={frame} isNarrow={isBeside} />
      </div>
      <div className={styles.plot}>
        <SheetPlot
          records={records}
          frame={frame}
          today={today}
          now={now}
          hasSigns={hasSigns}
          narrow={isBeside ? 3 : 1}
          {...shown}
        />
      </div>
    </div>
  );
}

type DayRowProps = { of: WeekDay; isToday: boolean } & ShownSheet;

/** The name of a day, with the member's line about it on hover and focus, and what the day adds up to. */
function DayRow({ of, isToday, isShown, isSelfPrinted }: DayRowProps) {
  const { t, rich, format } = useText();
  const lineId = useId();
  const { day, workedMs, energy, mood, line } = of;
  const energyName = energy === null ? undefined : energyNames[energy - 1];
  return (
    <li className={styles.day}>
      <div className={styles.name}>
        <Link
          href={isToday ? '/log' : `/log/${day}`}
          className={isToday ? styles.today : styles.link}
          {...(line && { [TRIGGER]: line, 'aria-describedby': lineId })}
        >
          <VisuallyHidden>{t('week.openDay', { day: format.day(day) })}</VisuallyHidden>
          <span aria-hidden="true">{rich(format.day(day))}</span>
          {line && <PenLine size={14} strokeWidth={1.75} aria-hidden className={styles.mark} />}
        </Link>
        {line && (
          <span id={lineId} hidden>
            {line}
          </span>
        )}
      </div>
      <div className={styles.sums}>
        {isShown('work') && workedMs >= MINUTE_MS && (
          <span>
            <VisuallyHidden>{t('week.work')} </VisuallyHidden>
            {rich(format.duration(workedMs))}
          </span>
        )}
        {isShown('self') && (mood !== null || energyName) && (
          <span className={classNames(styles.self, !isSelfPrinted && styles.private)}>
            {mood !== null && <MoodSign mood={mood} />}
            {energy !== null && energyName && (
              <ScaleSign
                value={energy}
                of={energyNames.length}
                label={t('week.energyOf', { energy: t(energyName) })}
              />
            )}
          </span>
        )}
      </div>
    </li>
  );
}
