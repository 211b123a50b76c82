import {
  type Dispatch,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  type SetStateAction,
  useRef,
} from 'react';
import { when } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { editSleep } from '#renderer/model/rhythm/index.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { dayOf } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import {
  minutesAcross,
  placerOf,
  type RowMinute,
  type SheetFrame,
} from '#shared/domain/rhythm/sheet-frame.ts';
import { EDGE_STEP_MS, nearestStep, type SleepEdge, withEdgeAt } from '#shared/domain/rhythm/sleep-edge.ts';
import styles from './SleepEdges.module.css';
import { acrossSheet, bandOf } from './sheet.ts';
import type { SleepDraft } from './sleep-draft.ts';

/** With Shift, the arrow keys move an edge by so many steps. */
const LONG_STEPS = 6;

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

interface SleepEdgesProps {
  /** As it is saved. */
  record: RhythmRecord;
  /** As it is drawn, while an edge is on its way. */
  times: Pick<RhythmRecord, 'startAt' | 'endAt'>;
  frame: SheetFrame;
  now: number;
  hasSigns: boolean;
  plot: RefObject<SVGSVGElement | null>;
  draft: SleepDraft | null;
  onDraft: Dispatch<SetStateAction<SleepDraft | null>>;
}

/**
 * The edges of recorded sleep on the sheet: dragged with the pointer, or moved with the arrow keys. It is saved when the
 * pointer or the key is let go, and can be undone. Escape leaves it as it was.
 */
export function SleepEdges({ record, times, frame, now, hasSigns, plot, draft, onDraft }: SleepEdgesProps) {
  const { t, rich, format } = useText();
  const starts = useDayStarts();
  const act = useAct();
  const dragged = useRef<{ edge: SleepEdge; fromX: number; at: number } | null>(null);
  const { zone } = record;
  const placer = placerOf(frame);

  const moveTo = (edge: SleepEdge, at: number) => {
    const moved = withEdgeAt(times, edge, at, now);
    if (moved) onDraft({ id: record.id, ...moved, state: 'moved' });
  };
  const leave = () => {
    dragged.current = null;
    onDraft(null);
  };
  const keep = () => {
    dragged.current = null;
    // The key is let go, and then the edge is left: saved once.
    if (draft?.id !== record.id || draft.state !== 'moved') return;
    const { startAt, endAt } = draft;
    if (startAt === record.startAt && endAt === record.endAt) return leave();
    const saving: SleepDraft = { ...draft, state: 'saving' };
    onDraft(saving);
    void act(
      (workspace) => editSleep(workspace, record, { startAt, endAt }),
      (undo) => showToast({ message: rich('log.sleepKept'), undo }),
    ).then((isKept) => {
      const after: SleepDraft | null = isKept ? { ...saving, state: 'saved' } : null;
      // It may have been moved on meanwhile.
      onDraft((last) => (last === saving ? after : last));
    });
  };
  const onKeyDown = (event: KeyboardEvent, edge: SleepEdge) => {
    const at = times[edge];
    const step = steps[event.key];
    if (event.key === 'Escape') leave();
    else if (step === undefined || at === null || event.altKey || event.ctrlKey || event.metaKey) return;
    else moveTo(edge, at + step * (event.shiftKey ? LONG_STEPS : 1) * EDGE_STEP_MS);
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<Element>, edge: SleepEdge) => {
    const at = times[edge];
    if (event.button !== 0 || at === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = { edge, fromX: event.clientX, at };
  };
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (!dragged.current || !plot.current) return;
    const { edge, fromX, at } = dragged.current;
    const minutes = ((clientX - fromX) / plot.current.getBoundingClientRect().width) * minutesAcross(frame);
    moveTo(edge, nearestStep(at + minutes * MINUTE_MS));
  };

  const edges = [
    { edge: 'startAt', at: times.startAt, name: t('week.bedEdge') },
    { edge: 'endAt', at: times.endAt, name: t('week.upEdge') },
  ] as const;
  return edges.map(({ edge, at, name }) => {
    const place =
      at === null ? undefined : edgePlace(placer.minutes(edge === 'endAt' ? at - 1 : at, zone), edge);
    if (at === null || !place) return null;
    const { from, to } = bandOf(hasSigns);
    const height = (100 * (to - from)) / frame.rows;
    return (
      // biome-ignore lint/a11y/noSvgWithoutTitle: what stands in it has the name.
      <svg
        key={edge}
        x={`${acrossSheet(place.minute, frame)}%`}
        y={`${(100 * (place.row + from)) / frame.rows}%`}
        height={`${height}%`}
        className={styles.at}
      >
        <g
          role="slider"
          tabIndex={0}
          aria-label={name}
          aria-valuemin={0}
          aria-valuemax={minutesAcross(frame)}
          aria-valuenow={Math.round(place.minute)}
          aria-valuetext={t(when(format, at, zone, dayOf(record.startAt, zone, starts)))}
          className={styles.edge}
          onKeyDown={(event) => onKeyDown(event, edge)}
          onKeyUp={keep}
          onBlur={keep}
          onPointerDown={(event) => onPointerDown(event, edge)}
          onPointerMove={onPointerMove}
          onPointerUp={keep}
          onPointerCancel={leave}
        >
          <rect x={-8} y={-2} width={16} height="100%" rx={4} className={styles.hit} />
          <line y2="100%" className={styles.line} />
        </g>
      </svg>
    );
  });
}

/** Where an edge is moved: in a double plot, where it lies in the row of its own day. */
function edgePlace(places: ReadonlyArray<RowMinute>, edge: SleepEdge): RowMinute | undefined {
  const place = places[0];
  // The end is looked up a moment earlier, so that it lies in the row where the sleep is drawn.
  return place && edge === 'endAt' ? { ...place, minute: Math.ceil(place.minute) } : place;
}
