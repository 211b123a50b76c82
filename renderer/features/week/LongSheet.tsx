import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type RefObject,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Link, useLocation } from 'wouter';
import { placedWords, when } from '#renderer/locales/day-words.ts';
import { type TextTools, useText } from '#renderer/locales/use-text.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { type Day, dayOfMonth, daysBetween, weekdayOf } from '#shared/domain/day/day.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { type Kind, kindOf } from '#shared/domain/rhythm/kinds.ts';
import { dayOfRow, minutesAcross, type SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import styles from './LongSheet.module.css';
import { longSheet, type LongSheet as Picture, ROW_UNITS } from './long-sheet.ts';
import { momentWords } from './moment-words.ts';
import { HourLines, SheetHours } from './SheetHours.tsx';
import { layerClass, Sign } from './Sign.tsx';
import { acrossSheet, type SheetRecords, sheetMarks } from './sheet.ts';
import type { ShownSheet } from './shown-sheet.ts';

interface LongSheetProps extends Pick<ShownSheet, 'isShown' | 'kinds'> {
  span: 'month' | 'year';
  label: string;
  records: SheetRecords;
  frame: SheetFrame;
  today: Day;
  now: number;
}

const noTitles: ReadonlyMap<string, string> = new Map();
const everyLayer = () => true;

/**
 * Thin rows, one a day. The whole is one stop of Tab: the arrow keys choose a day, Enter opens it, and what lies in it
 * stands in a line below; so does that of the day that the pointer is at. The words are of all layers: a layer that is not
 * drawn is not one of which nothing is recorded.
 */
export function LongSheet({ span, label, records, frame, today, now, isShown, kinds }: LongSheetProps) {
  const text = useText();
  const { t, rich, format } = text;
  const [, navigate] = useLocation();
  const hintId = useId();
  const ofToday = daysBetween(frame.first, today);
  const [row, setRow] = useState(ofToday >= 0 && ofToday < frame.rows ? ofToday : 0);
  const [isChosen, setChosen] = useState(false);
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const picture = useMemo(
    () => longSheet(records, frame, isShown, span === 'month' ? 'signs' : 'ticks', now, width),
    [records, frame, isShown, span, now, width],
  );
  const day = dayOfRow(frame, row);
  const words = useMemo(() => {
    const marks = sheetMarks(records, { ...frame, first: day, rows: 1, daysAcross: 1 }, everyLayer, now);
    return marks.map((mark) => {
      if (mark.kind === 'moment') return momentWords(text, mark.record, kinds, day);
      return mark.kind === 'sleep'
        ? placedWords(text, mark, noTitles, day, now)
        : spanWords(text, mark.entry, day);
    });
  }, [records, frame, day, now, text, kinds]);
  const said = words.length === 0 ? t('week.nothing') : words.join(t('week.between'));

  const choose = (next: number) => {
    setRow(Math.min(Math.max(0, next), frame.rows - 1));
    setChosen(true);
  };
  const open = (opened: Day) => navigate(span === 'month' ? `/log/${opened}` : `/week/${opened}`);
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const long = span === 'month' ? 7 : 28;
    const to: Record<string, number> = {
      ArrowUp: row - 1,
      ArrowLeft: row - 1,
      ArrowDown: row + 1,
      ArrowRight: row + 1,
      PageUp: row - long,
      PageDown: row + long,
      Home: 0,
      End: frame.rows - 1,
    };
    const next = to[event.key];
    if (event.key === 'Enter' || event.key === ' ') open(day);
    else if (next !== undefined) choose(next);
    else return;
    event.preventDefault();
  };
  const rowAt = ({ clientY, currentTarget }: MouseEvent<Element>) => {
    const { top, height } = currentTarget.getBoundingClientRect();
    return Math.min(frame.rows - 1, Math.max(0, Math.floor(((clientY - top) / height) * frame.rows)));
  };
  return (
    <div className={classNames(styles.sheet, styles[span])} style={{ '--rows': frame.rows } as CSSProperties}>
      {span === 'month' ? (
        <DayNames frame={frame} today={today} chosen={isChosen ? row : null} />
      ) : (
        <MonthNames frame={frame} />
      )}
      <div
        ref={plot}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuemin={1}
        aria-valuemax={frame.rows}
        aria-valuenow={row + 1}
        aria-valuetext={`${t(format.day(day))}: ${said}`}
        aria-describedby={hintId}
        className={styles.plot}
        onKeyDown={onKey}
        onFocus={() => setChosen(true)}
        onPointerMove={(event) => choose(rowAt(event))}
        onClick={(event) => open(dayOfRow(frame, rowAt(event)))}
      >
        <svg aria-hidden="true" className={styles.picture}>
          <HourLines frame={frame} />
          {span === 'month' && <RowLines rows={frame.rows} />}
          <Shapes picture={picture} frame={frame} kinds={kinds} />
          {isChosen && (
            <rect
              y={`${(100 * row) / frame.rows}%`}
              width="100%"
              height={`${100 / frame.rows}%`}
              className={styles.chosen}
            />
          )}
        </svg>
      </div>
      <div className={styles.hours}>
        <SheetHours frame={frame} />
      </div>
      <div className={styles.said}>
        {isChosen && (
          <p className={styles.words}>
            <strong>{rich(format.day(day))}</strong> {said}
          </p>
        )}
        <p id={hintId} className={styles.hint}>
          {rich('week.daysHint')}
        </p>
      </div>
    </div>
  );
}

/** How wide an element is, in whole pixels; null until it is there, and where it is not shown. */
function useWidth(of: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return;
    const measure = () => setWidth(Math.floor(element.clientWidth) || null);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}

/** Work in words, without its name, which a long sheet does not read. */
function spanWords({ t, format }: TextTools, { startAt, endAt, zone }: TimeEntry, day: Day): string {
  const start = when(format, startAt, zone, day);
  return endAt === null
    ? t('week.workSince', { start })
    : t('week.workSpan', { start, end: when(format, endAt, zone, day) });
}

/** Everything that does not change while a day is chosen. */
const Shapes = memo(function Shapes({
  picture: { paths, signs },
  frame,
  kinds,
}: {
  picture: Picture;
  frame: SheetFrame;
  kinds: ReadonlyArray<Kind>;
}) {
  return (
    <>
      <svg
        viewBox={`0 0 ${minutesAcross(frame)} ${ROW_UNITS * frame.rows}`}
        preserveAspectRatio="none"
        width="100%"
        height="100%"
        aria-hidden="true"
      >
        {paths.map(({ layer, month, d }) => (
          <path
            key={`${layer} ${month}`}
            d={d}
            className={classNames(styles.shape, styles[layer], layerClass(layer))}
          />
        ))}
      </svg>
      {signs.map(({ key, row, minute, record }) => (
        <svg
          key={key}
          aria-hidden="true"
          x={`${acrossSheet(minute, frame)}%`}
          y={`${(100 * (row + 0.5)) / frame.rows}%`}
          className={styles.sign}
        >
          <Sign kind={kindOf(kinds, record)} />
        </svg>
      ))}
    </>
  );
});

function RowLines({ rows }: { rows: number }) {
  return Array.from({ length: rows + 1 }, (_, row) => {
    const y = `${(100 * row) / rows}%`;
    return <line key={y} x2="100%" y1={y} y2={y} className={styles.rule} />;
  });
}

/** The days of a month, beside their rows, which are too thin for readings. */
function DayNames({ frame, today, chosen }: { frame: SheetFrame; today: Day; chosen: number | null }) {
  const { t, format } = useText();
  return (
    <ol className={styles.days} aria-hidden="true">
      {Array.from({ length: frame.rows }, (_, row) => dayOfRow(frame, row)).map((day, row) => (
        <li
          key={day}
          className={classNames(day === today && styles.today, row === chosen && styles.chosenDay)}
        >
          <span>{dayOfMonth(day)}</span>
          <span>{t(format.weekdays([weekdayOf(day)]))}</span>
        </li>
      ))}
    </ol>
  );
}

/** The months of a year, each beside its first row; they lead to their sheets. */
function MonthNames({ frame }: { frame: SheetFrame }) {
  const { t, rich, format } = useText();
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = `${frame.first.slice(0, 4)}-${String(index + 1).padStart(2, '0')}`;
    return { month, row: daysBetween(frame.first, `${month}-01`) };
  });
  return (
    <ol className={styles.months}>
      {months.map(({ month, row }) => (
        <li key={month} style={{ top: `${(100 * row) / frame.rows}%` }}>
          <Link href={`/week/month/${month}`}>
            <VisuallyHidden>{t('week.openMonth', { month: format.month(`${month}-01`) })}</VisuallyHidden>
            <span aria-hidden="true">{rich(format.month(`${month}-01`))}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
