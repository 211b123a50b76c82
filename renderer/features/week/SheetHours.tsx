import { useText } from '#renderer/locales/use-text.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { minutesAcross, type SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import styles from './SheetHours.module.css';
import { acrossSheet } from './sheet.ts';

/** Every how many hours one is named: fewer where two days lie in a row, or the sheet is narrow. */
export function namedEvery({ daysAcross }: SheetFrame, isNarrow = false): number {
  return 4 * daysAcross * (isNarrow && daysAcross === 1 ? 2 : 1);
}

/** The hours of a sheet, above or below it. */
export function SheetHours({ frame, isNarrow = false }: { frame: SheetFrame; isNarrow?: boolean }) {
  const { rich, format } = useText();
  const every = namedEvery(frame, isNarrow) * 60;
  const count = minutesAcross(frame) / every;
  return (
    <div className={classNames(styles.hours, !isNarrow && styles.many)} aria-hidden="true">
      {Array.from({ length: count + 1 }, (_, index) => index * every).map((minutes) => (
        <span key={minutes} className={styles.hour} style={{ left: `${acrossSheet(minutes, frame)}%` }}>
          {rich(format.time((frame.startMinutes + minutes) * MINUTE_MS, 'UTC'))}
        </span>
      ))}
    </div>
  );
}

/** The lines of the hours, for the picture of a sheet. */
export function HourLines({ frame, isNarrow = false }: { frame: SheetFrame; isNarrow?: boolean }) {
  const every = namedEvery(frame, isNarrow);
  const hours = Array.from({ length: minutesAcross(frame) / 60 + 1 }, (_, hour) => hour);
  return hours.map((hour) => {
    const x = `${acrossSheet(hour * 60, frame)}%`;
    const look = hour % 24 === 0 ? styles.dayLine : hour % every === 0 ? styles.namedLine : styles.plainLine;
    return <line key={hour} x1={x} x2={x} y2="100%" className={look} />;
  });
}
