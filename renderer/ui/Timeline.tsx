import type { CSSProperties, ReactNode, Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import { drawSpans } from './drawn-spans.ts';
import { BlockShape, PatternLetter, withPatterns } from './patterns.tsx';
import styles from './Timeline.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** A stretch inside a span that is drawn in its own way: not sure, or a break. Minutes after the day start. */
export interface TimelinePart {
  kind: 'unsure' | 'paused';
  from: number;
  to: number;
}

/** One thing on the timeline. `from` and `to` are minutes after the day start, up to the length of the day. */
export interface TimelineSpan {
  id: string;
  kind: 'work' | 'sleep' | 'unsure' | 'plan' | 'visit';
  from: number;
  to: number;
  /** What it is and when, in words: its accessible name. */
  label: string;
  /** The words on it, where there is room. */
  detail?: ReactNode;
  /** How long it was, in words, beside those where there is room. */
  length?: ReactNode;
  /** The colour of its project. */
  tone?: number | null;
  parts?: ReadonlyArray<TimelinePart>;
}

export interface TimelineProps {
  /** What the timeline shows, in words. */
  label: string;
  spans: ReadonlyArray<TimelineSpan>;
  /** What was meant to be, drawn beside what was; nothing when there is no plan. */
  planned?: { label: string; spans: ReadonlyArray<TimelineSpan> } | undefined;
  /** The letter of each kind in the member's language; a kind without one is told by its words and pattern. */
  letters: { work: string; sleep: string; visit?: string };
  /** Minutes after midnight at which the day starts. */
  dayStartMinutes: number;
  /** How many minutes are drawn; 24 hours by default. */
  dayMinutes?: number;
  /** The words for an hour at the side, given minutes after midnight. */
  hourLabel?: (minutes: number) => ReactNode;
  /** Where now is, in minutes after the day start; nothing on other days. */
  nowAt?: number | undefined;
  nowLabel?: ReactNode;
  /** Makes the spans buttons. */
  onPick?: (id: string) => void;
  /** The height of an hour in rem. */
  hourRem?: number;
  /** Drawn over the day, at its right side: `TimelineMarks`. */
  children?: ReactNode;
}

const DAY_MINUTES = 1_440;
/** The height of an hour in rem where nothing else is said. */
export const HOUR_REM = 1.75;
/** How high a span has to be, in rem, to be seen, and to be hit as a button. */
const LEAST_REM = { seen: 0.5, hit: 1.5 };

/** The words at the side need this much room, in rem. */
const LABEL_REM = 1.2;

/** A day from top to bottom, with its hours at the side. What overlaps stands side by side. */
export function Timeline({
  ref,
  hourLabel,
  nowLabel,
  ...day
}: TimelineProps & { ref?: Ref<HTMLDivElement> }) {
  const { dayStartMinutes, dayMinutes = DAY_MINUTES, nowAt, hourRem = HOUR_REM } = day;
  return (
    <div ref={ref} className={styles.timeline} style={{ height: down(dayMinutes, hourRem) }}>
      <TimelineHours
        {...{ dayStartMinutes, dayMinutes, nowAt, hourRem, nowLabel }}
        {...(hourLabel ? { hourLabel } : {})}
      />
      <TimelineDay {...day} />
    </div>
  );
}

type TimelineHoursProps = Pick<
  TimelineProps,
  'dayStartMinutes' | 'dayMinutes' | 'hourLabel' | 'nowAt' | 'nowLabel' | 'hourRem'
>;

/** The hours at the side of a day, or of several side by side. */
export function TimelineHours({
  dayStartMinutes,
  dayMinutes = DAY_MINUTES,
  hourLabel = twoDigits,
  nowAt,
  nowLabel,
  hourRem = HOUR_REM,
}: TimelineHoursProps) {
  return (
    <div aria-hidden="true" className={styles.hours}>
      {hourMarks(dayMinutes, hourRem)
        .filter((minutes) => nowAt === undefined || Math.abs(minutes - nowAt) * hourRem >= LABEL_REM * 60)
        .map((minutes) => (
          <div key={minutes} className={styles.label} style={{ top: down(minutes, hourRem) }}>
            <span>{hourLabel((dayStartMinutes + minutes) % DAY_MINUTES)}</span>
          </div>
        ))}
      {nowAt !== undefined && (
        <div className={classNames(styles.label, styles.nowLabel)} style={{ top: down(nowAt, hourRem) }}>
          <span>{nowLabel}</span>
        </div>
      )}
    </div>
  );
}

/** The day itself. */
export function TimelineDay({
  label,
  spans,
  planned,
  letters,
  dayMinutes = DAY_MINUTES,
  nowAt,
  onPick,
  hourRem = HOUR_REM,
  children,
}: Omit<TimelineProps, 'hourLabel' | 'nowLabel' | 'dayStartMinutes'>) {
  const lists = { letters, hourRem, dayMinutes, ...(onPick ? { onPick } : {}) };
  return (
    <div className={styles.day}>
      {hourMarks(dayMinutes, hourRem).map((minutes) => (
        <div key={minutes} className={styles.hourLine} style={{ top: down(minutes, hourRem) }} />
      ))}
      {planned && (
        <div className={styles.planned}>
          <SpanList {...lists} {...planned} />
        </div>
      )}
      <div className={planned ? styles.actual : styles.whole}>
        <SpanList {...lists} label={label} spans={spans} />
      </div>
      {nowAt !== undefined && <div className={styles.nowLine} style={{ top: down(nowAt, hourRem) }} />}
      {children}
    </div>
  );
}

interface SpanListProps extends Pick<TimelineProps, 'label' | 'spans' | 'letters' | 'onPick'> {
  hourRem: number;
  dayMinutes: number;
}

/** Stretches of one day from top to bottom, each in its place. */
function SpanList({ label, spans, letters, hourRem, dayMinutes, onPick }: SpanListProps) {
  const seen = (LEAST_REM.seen / hourRem) * 60;
  const hit = onPick ? (LEAST_REM.hit / hourRem) * 60 : seen;
  const drawn = drawSpans(spans, { seen, hit, end: dayMinutes });
  const ordered = [...spans.entries()].toSorted(([, a], [, b]) => a.from - b.from);
  return (
    <ol aria-label={label}>
      {ordered.map(([index, span]) => {
        const { from, to, lane, lanes: of } = drawn[index] ?? { ...span, lane: 0, lanes: 1 };
        const place: CSSProperties = {
          top: down(from, hourRem),
          height: down(to - from, hourRem),
          left: `${(100 * lane) / of}%`,
          width: `${100 / of}%`,
        };
        const content = (
          <>
            <VisuallyHidden>{span.label}</VisuallyHidden>
            <SpanPicture span={span} drawn={{ from, to }} seen={seen} letters={letters} />
          </>
        );
        return (
          <li key={span.id} className={styles.place} style={place}>
            {onPick ? (
              <Button className={styles.pick ?? ''} onPress={() => onPick(span.id)}>
                {content}
              </Button>
            ) : (
              content
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface SpanPictureProps {
  span: TimelineSpan;
  /** From where to where it is drawn. */
  drawn: { from: number; to: number };
  /** So many minutes are high enough to be seen. */
  seen: number;
  letters: TimelineProps['letters'];
}

/** A span; its pattern ends where the span ends, but is high enough to be seen. */
function SpanPicture({ span, drawn, seen, letters }: SpanPictureProps) {
  const letter = span.kind === 'unsure' ? '?' : span.kind === 'plan' ? null : letters[span.kind];
  const share = (minutes: number) => `${(100 * minutes) / (drawn.to - drawn.from)}%`;
  return (
    <span aria-hidden="true" className={styles.span}>
      <svg width="100%" height="100%" aria-hidden="true" className={styles.picture}>
        <BlockShape
          kind={span.kind}
          tone={span.tone}
          place={{ width: '100%', height: share(Math.max(span.to - drawn.from, seen)), rx: 4 }}
        />
        {span.parts?.map((part) => (
          <BlockShape
            key={part.from}
            kind={part.kind === 'unsure' ? 'unsure' : 'pause'}
            place={{
              y: share(part.from - drawn.from),
              width: '100%',
              height: share(part.to - part.from),
            }}
          />
        ))}
      </svg>
      <span className={styles.words}>
        {letter && (
          <svg width={16} height={16} aria-hidden="true" className={withPatterns}>
            <PatternLetter x={8} y={8} letter={letter} />
          </svg>
        )}
        {span.detail && <span className={styles.detail}>{span.detail}</span>}
        {span.length && <span className={styles.spanLength}>{span.length}</span>}
      </span>
    </span>
  );
}

/** How far down so many minutes are, as a CSS length. */
function down(minutes: number, hourRem: number): string {
  return `${(minutes / 60) * hourRem}rem`;
}

/** The hours that are named, in minutes after the day start. */
function hourMarks(dayMinutes: number, hourRem: number): number[] {
  const step = (hourRem >= 2 ? 2 : 4) * 60;
  return Array.from({ length: Math.floor(dayMinutes / step) + 1 }, (_, index) => index * step);
}

function twoDigits(minutes: number): string {
  return String(Math.floor(minutes / 60)).padStart(2, '0');
}
