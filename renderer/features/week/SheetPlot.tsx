import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { placedWords, taskTitle } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import type { DayRecords } from '#renderer/model/log/index.ts';
import { openSleepPanel } from '#renderer/model/panel/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { toneOf } from '#renderer/ui/tone.ts';
import { type Day, dayOf } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { kindOf } from '#shared/domain/rhythm/kinds.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { placerOf, type SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import { sleepSpan } from '#shared/domain/rhythm/sleep.ts';
import { MarkShape } from './MarkShape.tsx';
import { momentWords } from './moment-words.ts';
import { HourLines } from './SheetHours.tsx';
import styles from './SheetPlot.module.css';
import { SleepEdges } from './SleepEdges.tsx';
import { acrossSheet, isMarkKey, nextMark, type SheetMark, sheetMarks } from './sheet.ts';
import type { ShownSheet } from './shown-sheet.ts';
import { type SleepDraft, withDraft } from './sleep-draft.ts';

interface SheetPlotProps extends Pick<ShownSheet, 'isShown' | 'kinds'> {
  records: DayRecords;
  frame: SheetFrame;
  today: Day;
  now: number;
  hasSigns: boolean;
  /** How many times narrower than usual it is drawn. */
  narrow: number;
}

/**
 * The picture of a sheet. One of its marks is a stop of Tab, and the arrow keys go from there to the others; a mark tells
 * about itself on hover and focus. The edges of the sleep that was pointed at or focused last can be moved; while one of them
 * has the keyboard, pointing changes nothing.
 */
export function SheetPlot({ records, frame, today, now, hasSigns, narrow, isShown, kinds }: SheetPlotProps) {
  const text = useText();
  const { t, format } = text;
  const [, navigate] = useLocation();
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const plot = useRef<SVGSVGElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const [edged, setEdged] = useState<string | null>(null);
  const [draft, setDraft] = useState<SleepDraft | null>(null);
  const [sleepRead, setSleepRead] = useState(records.sleep);
  if (sleepRead !== records.sleep) {
    setSleepRead(records.sleep);
    if (draft?.state === 'saved') setDraft(null);
  }
  const sleep = useMemo(() => withDraft(records.sleep, draft), [records.sleep, draft]);
  const marks = useMemo(
    () => sheetMarks({ entries: records.entries, sleep, events: records.events }, frame, isShown, now),
    [records, sleep, frame, isShown, now],
  );
  // In a double plot, once: in the row of its own day.
  const here = useMemo(() => placerOf(frame).minutes(now, around.zone()).slice(0, 1), [frame, now, around]);
  const stopMark = marks.find(({ key }) => key === stop) ?? marks[0];
  const edgedSleep = isShown('sleep') ? sleep.find(({ id }) => id === edged) : undefined;
  const rows = Array.from({ length: frame.rows + 1 }, (_, index) => (100 * index) / frame.rows);

  const lengthOf = (record: RhythmRecord) => t(format.duration(roundedMs([sleepSpan(record, now)])));
  const open = (mark: SheetMark) => {
    const { startAt, zone } = recordOf(mark);
    const day = dayOf(startAt, zone, starts);
    if (mark.kind === 'sleep') openSleepPanel({ day, record: mark.record });
    else navigate(day === today ? '/log' : `/log/${day}`);
  };
  const onKey = (event: KeyboardEvent<Element>, mark: SheetMark) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') open(mark);
    else if (isMarkKey(event.key)) {
      const next = nextMark(marks, mark, event.key);
      if (next) plot.current?.querySelector<SVGElement>(`[data-mark="${CSS.escape(next.key)}"]`)?.focus();
    } else return;
    event.preventDefault();
  };
  const wordsOf = (mark: SheetMark): string => {
    const { startAt, zone } = recordOf(mark);
    const day = dayOf(startAt, zone, starts);
    if (mark.kind === 'moment') return momentWords(text, mark.record, kinds, day);
    const words = placedWords(text, mark, records.titles, day, now);
    return mark.kind === 'work' ? words : t('week.withLength', { words, length: lengthOf(mark.record) });
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture cannot be a fieldset.
    <svg
      ref={plot}
      role="group"
      aria-label={t('week.sheet', {
        from: format.dayShort(records.days[0] ?? frame.first),
        to: format.dayShort(records.days.at(-1) ?? frame.first),
      })}
      className={styles.plot}
    >
      <HourLines frame={frame} isNarrow={narrow > 1} />
      {rows.map((y) => (
        <line key={y} x2="100%" y1={`${y}%`} y2={`${y}%`} className={styles.rule} />
      ))}
      {marks.map((mark) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: an SVG has no element for a button; this one has the role and its keys.
        <g
          key={mark.key}
          data-mark={mark.key}
          role={mark.kind === 'sleep' ? 'button' : 'link'}
          tabIndex={mark === stopMark ? 0 : -1}
          aria-label={wordsOf(mark)}
          data-tooltip=""
          className={styles.mark}
          onClick={() => open(mark)}
          onKeyDown={(event) => onKey(event, mark)}
          onFocus={() => {
            setStop(mark.key);
            setEdged(mark.kind === 'sleep' ? mark.record.id : null);
          }}
          // What comes to lie under the pointer because the page moves is not pointed at.
          onPointerMove={() => {
            const isAtEdge = plot.current?.querySelector('[role="slider"]:focus-visible');
            if (mark.kind === 'sleep' && !isAtEdge) setEdged(mark.record.id);
          }}
        >
          {mark.kind === 'moment' ? (
            <MarkShape mark={mark} frame={frame} kind={kindOf(kinds, mark.record)} />
          ) : (
            <MarkShape
              mark={mark}
              frame={frame}
              hasSigns={hasSigns}
              narrow={narrow}
              letter={t(mark.kind === 'work' ? 'common.letterWork' : 'common.letterSleep')}
              tone={mark.kind === 'work' ? toneOf(records.projects.get(mark.entry.taskId ?? '')) : null}
              inside={
                mark.kind === 'work'
                  ? taskTitle(text, mark.entry.taskId, records.titles)
                  : lengthOf(mark.record)
              }
            />
          )}
        </g>
      ))}
      {here.map(({ row, minute }) => (
        <line
          key={row}
          x1={`${acrossSheet(minute, frame)}%`}
          x2={`${acrossSheet(minute, frame)}%`}
          y1={`${rows[row]}%`}
          y2={`${rows[row + 1]}%`}
          className={styles.now}
        />
      ))}
      {edgedSleep && (
        <SleepEdges
          key={edgedSleep.id}
          record={records.sleep.find(({ id }) => id === edged) ?? edgedSleep}
          times={edgedSleep}
          draft={draft}
          frame={frame}
          now={now}
          hasSigns={hasSigns}
          plot={plot}
          onDraft={setDraft}
        />
      )}
    </svg>
  );
}

function recordOf(mark: SheetMark) {
  return mark.kind === 'work' ? mark.entry : mark.record;
}
