import { PenLine } from 'lucide-react';
import { useId } from 'react';
import { Link } from 'wouter';
import { placedWords, taskTitle } from '#renderer/locales/day-words.ts';
import { energyNames } from '#renderer/locales/energy-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import type { WorkNames } from '#renderer/model/work/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { TRIGGER } from '#renderer/ui/follow-triggers.ts';
import { BlockShape, PatternLetter } from '#renderer/ui/patterns.tsx';
import { ScaleSign } from '#renderer/ui/ScaleSign.tsx';
import { toneOf } from '#renderer/ui/tone.ts';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { type Day, evenStarts } from '#shared/domain/day/day.ts';
import { placeInDay } from '#shared/domain/day/day-place.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Placed } from '#shared/domain/log/day-picture.ts';
import { sleptMs } from '#shared/domain/rhythm/sleep-overlap.ts';
import { acrossSheet, type SheetBox, type SheetSpan, sheetRows, sheetSpans } from './sheet.ts';
import styles from './WeekSheet.module.css';

/** What was recorded on one day of the week. */
export interface WeekDay {
  day: Day;
  placed: Placed[];
  workedMs: number;
  /** From 1 to 5; null where the member did not say. */
  energy: number | null;
  /** The member's own line about the day; empty for none. */
  line: string;
}

interface WeekSheetProps {
  week: ReadonlyArray<WeekDay>;
  names: WorkNames;
  today: Day;
  now: number;
}

const HOURS = Array.from({ length: 25 }, (_, hour) => hour);
const NAMED_EVERY = 4;
const percent = (share: number) => `${share}%`;

/** 24 hours across, seven days down, each with its sum at the end. What was not recorded stays blank. */
export function WeekSheet({ week, names, today, now }: WeekSheetProps) {
  const text = useText();
  const { t, rich, format } = text;
  const { around } = useWorkspace();
  const days = week.map(({ day }) => day);
  const starts = evenStarts(days, useDayStarts());
  const row = sheetRows(days);
  const here = placeInDay({ startAt: now, endAt: now + MINUTE_MS }, today, around.zone(), starts);
  const [first = today, last = today] = [days[0], days.at(-1)];
  return (
    <div className={styles.sheet}>
      <ol className={styles.days}>
        {week.map((one) => (
          <DayRow key={one.day} of={one} isToday={one.day === today} />
        ))}
      </ol>
      <div className={styles.hours} aria-hidden="true">
        {HOURS.filter((hour) => hour % NAMED_EVERY === 0).map((hour) => (
          <span key={hour} className={styles.hour} style={{ left: percent(acrossSheet(hour * 60)) }}>
            {rich(format.time(((starts[0]?.minutes ?? 0) + hour * 60) * MINUTE_MS, 'UTC'))}
          </span>
        ))}
      </div>
      <svg
        role="img"
        aria-label={t('week.sheet', { from: format.dayShort(first), to: format.dayShort(last) })}
        className={styles.plot}
      >
        {HOURS.map((hour) => {
          const x = percent(acrossSheet(hour * 60));
          const look = hour % NAMED_EVERY === 0 ? styles.namedHour : styles.plainHour;
          return <line key={hour} x1={x} x2={x} y2="100%" className={look} />;
        })}
        {[...days.keys(), days.length].map((index) => {
          const y = percent((100 * index) / days.length);
          return <line key={index} x2="100%" y1={y} y2={y} className={styles.rule} />;
        })}
        {week.map(({ day, placed }) =>
          sheetSpans(placed, row(day)).map((span) => (
            <Span
              key={idOf(span.placed)}
              span={span}
              letter={t(span.placed.kind === 'work' ? 'common.letterWork' : 'common.letterSleep')}
              words={placedWords(text, span.placed, names.titles, day, now)}
              {...(span.placed.kind === 'work'
                ? {
                    tone: toneOf(names.projects.get(span.placed.entry.taskId ?? '')),
                    inside: taskTitle(text, span.placed.entry.taskId, names.titles),
                  }
                : { tone: null, inside: t(format.duration(sleptMs([span.placed.record], day, starts))) })}
            />
          )),
        )}
        {here && days.includes(today) && (
          <line
            x1={percent(acrossSheet(here.from))}
            x2={percent(acrossSheet(here.from))}
            y1={percent(row(today).y)}
            y2={percent(row(today).y + row(today).height)}
            className={styles.now}
          />
        )}
      </svg>
    </div>
  );
}

/** The name of a day, with the member's line about it on hover and focus, and what the day adds up to. */
function DayRow({ of: { day, workedMs, energy, line }, isToday }: { of: WeekDay; isToday: boolean }) {
  const { t, rich, format } = useText();
  const lineId = useId();
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
        {workedMs >= MINUTE_MS && (
          <span>
            <VisuallyHidden>{t('week.work')} </VisuallyHidden>
            {rich(format.duration(workedMs))}
          </span>
        )}
        {energy !== null && energyName && (
          <span className={styles.energy}>
            <ScaleSign
              value={energy}
              of={energyNames.length}
              label={t('week.energyOf', { energy: t(energyName) })}
            />
          </span>
        )}
      </div>
    </li>
  );
}

interface SpanProps {
  span: SheetSpan;
  /** The colour of its project. */
  tone: number | null;
  letter: string;
  /** All about it, in words. */
  words: string;
  /** What stands in it where there is room: the name of work, the length of sleep. */
  inside: string;
}

function Span({ span, tone, letter, words, inside }: SpanProps) {
  const { box, parts, placed, hasLetter, hasWords } = span;
  return (
    <g>
      <title>{words}</title>
      <BlockShape kind={placed.kind} tone={tone} place={{ ...lengths(box), rx: 3 }} />
      {parts.map((part) => (
        <BlockShape
          key={part.box.x}
          kind={part.kind === 'unsure' ? 'unsure' : 'pause'}
          place={lengths(part.box)}
        />
      ))}
      {hasWords && (
        <foreignObject {...lengths(box)} className={styles.words}>
          <div>{inside}</div>
        </foreignObject>
      )}
      {hasLetter && (
        <svg
          aria-hidden="true"
          x={percent(box.x + box.width / 2)}
          y={percent(box.y + box.height / 2)}
          className={styles.letter}
        >
          <PatternLetter x={0} y={0} letter={letter} />
        </svg>
      )}
    </g>
  );
}

function lengths({ x, y, width, height }: SheetBox) {
  return { x: percent(x), y: percent(y), width: percent(width), height: percent(height) };
}

/** The id of the entry or the sleep that something on the sheet stands for. */
export function idOf(placed: Placed): string {
  return placed.kind === 'work' ? placed.entry.id : placed.record.id;
}
