import { classNames } from '#renderer/ui/class-names.ts';
import { BlockShape, PatternLetter } from '#renderer/ui/patterns.tsx';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import type { SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import styles from './MarkShape.module.css';
import { Sign } from './Sign.tsx';
import { acrossSheet, markBoxes, roomIn, type SheetBox, type SheetMark } from './sheet.ts';

type Moment = Extract<SheetMark, { kind: 'moment' }>;
type Stretch = Exclude<SheetMark, { kind: 'moment' }>;

interface MomentProps {
  mark: Moment;
  frame: SheetFrame;
  kind: Kind;
}

interface StretchProps {
  mark: Stretch;
  frame: SheetFrame;
  hasSigns: boolean;
  narrow: number;
  letter: string;
  /** The colour of its project. */
  tone: number | null;
  /** What stands in it where there is room: the name of work, the length of sleep. */
  inside: string;
}

/** Signs that would lie over each other go up so far, in pixels, and at most so often. */
const LANE_PX = 13;
const SIGN_LANES = 3;
/** How far the middle of a sign is above the end of its row, in pixels. */
const SIGN_PX = 10;

/** How a mark is drawn: a stretch of time as a block, a moment as its sign. */
export function MarkShape(props: MomentProps | StretchProps) {
  return 'kind' in props ? <MomentShape {...props} /> : <StretchShape {...props} />;
}

function MomentShape({ mark: { place, lane }, frame, kind }: MomentProps) {
  const up = SIGN_PX + LANE_PX * (lane % SIGN_LANES);
  return (
    <svg
      aria-hidden="true"
      x={`${acrossSheet(place.from, frame)}%`}
      y={`${(100 * (place.row + 1)) / frame.rows}%`}
      className={styles.at}
    >
      <g transform={`translate(0 ${-up})`}>
        {/* As large as the pointer needs it. */}
        <rect x={-9} y={-9} width={18} height={18} rx={5} className={styles.hit} />
        <Sign kind={kind} />
      </g>
    </svg>
  );
}

function StretchShape({ mark, frame, hasSigns, narrow, letter, tone, inside }: StretchProps) {
  const { box, parts } = markBoxes(mark, frame, hasSigns);
  const { hasLetter, hasWords } = roomIn(mark, frame, narrow);
  return (
    <>
      <BlockShape kind={mark.kind} tone={tone} place={{ ...lengths(box), rx: 3 }} />
      {parts.map((part) => (
        <BlockShape
          key={`${part.kind} ${part.box.x}`}
          kind={part.kind === 'unsure' ? 'unsure' : 'pause'}
          place={lengths(part.box)}
        />
      ))}
      {hasWords && (
        <foreignObject {...lengths(box)} className={styles.words}>
          <div>
            <span className={classNames(mark.kind === 'sleep' && styles.length)}>{inside}</span>
          </div>
        </foreignObject>
      )}
      {hasLetter && (
        <svg
          aria-hidden="true"
          x={`${box.x + box.width / 2}%`}
          y={`${box.y + box.height / 2}%`}
          className={styles.at}
        >
          <PatternLetter x={0} y={0} letter={letter} />
        </svg>
      )}
      <rect {...lengths(box)} rx={3} className={styles.hit} />
    </>
  );
}

function lengths({ x, y, width, height }: SheetBox) {
  return { x: `${x}%`, y: `${y}%`, width: `${width}%`, height: `${height}%` };
}
