import type { CSSProperties, SVGProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './patterns.module.css';

/** What a coloured shape can stand for. Each has a pattern, so that it reads without colour. */
export type PatternKind = 'work' | 'sleep' | 'plan' | 'visit' | 'unsure' | 'pause';

/** A break in work is as empty as what is only planned. */
const patternOf = (kind: PatternKind) => (kind === 'pause' ? 'plan' : kind);

interface BlockShapeProps {
  kind: PatternKind;
  /** The colour of the work's project; that of work in general without one. */
  tone?: number | null | undefined;
  /** Where it is and how large, as attributes of an SVG `rect`. */
  place: Pick<SVGProps<SVGRectElement>, 'x' | 'y' | 'width' | 'height' | 'rx'>;
}

/**
 * A stretch of time as a shape: a calm tint. Its pattern is drawn over it in print, in high contrast, and where the
 * member asks for it; {@link PatternDefs} must be on the page.
 */
export function BlockShape({ kind, tone, place }: BlockShapeProps) {
  const color = kind === 'work' && tone ? { '--block': `var(--tone-${tone})` } : {};
  return (
    <>
      <rect {...place} className={classNames(styles.tint, styles[kind])} style={color as CSSProperties} />
      <rect
        {...place}
        fill={`url(#pattern-${patternOf(kind)})`}
        className={classNames(styles.pattern, styles[`${patternOf(kind)}Outline`])}
      />
    </>
  );
}

/**
 * The patterns of time: work ▤ level lines, sleep ▨ slanting hatch, plan an empty outline, an appointment upright lines,
 * unsure dots.
 * Stands once in the frame; every SVG on the page may use them.
 */
export function PatternDefs() {
  return (
    <svg width={0} height={0} aria-hidden="true" className={styles.defs}>
      <defs>
        <pattern id="pattern-work" width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} className={styles.workGround} />
          <path d="M0 3h6" className={styles.workLine} />
        </pattern>
        <pattern
          id="pattern-sleep"
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={6} height={6} className={styles.sleepGround} />
          <path d="M3 0v6" className={styles.sleepLine} />
        </pattern>
        <pattern id="pattern-plan" width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} className={styles.planGround} />
        </pattern>
        <pattern id="pattern-visit" width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} className={styles.planGround} />
          <path d="M3 0v6" className={styles.visitLine} />
        </pattern>
        <pattern id="pattern-unsure" width={8} height={8} patternUnits="userSpaceOnUse">
          <rect width={8} height={8} className={styles.unsureGround} />
          <circle cx={2} cy={2} r={1.2} className={styles.unsureDot} />
          <circle cx={6} cy={6} r={1.2} className={styles.unsureDot} />
        </pattern>
      </defs>
    </svg>
  );
}

/** The class of what belongs to the patterns, and is there only where they are shown. */
export const withPatterns = classNames(styles.pattern);

/** A small swatch of a kind, for legends. Its letter is the kind's name in the member's language. */
export function PatternSwatch({ kind, letter }: { kind: PatternKind; letter: string }) {
  return (
    <svg width={24} height={24} viewBox="0 0 24 24" aria-hidden="true" className={styles.swatch}>
      <BlockShape kind={kind} place={{ x: 1, y: 1, width: 22, height: 22, rx: 4 }} />
      <PatternLetter x={12} y={12} letter={letter} />
    </svg>
  );
}

/**
 * The letter on a shape, shown where its pattern is, on a small plate so that it reads above the pattern. `x` and `y` are
 * its middle.
 */
export function PatternLetter({ x, y, letter }: { x: number; y: number; letter: string }) {
  return (
    <g className={styles.pattern}>
      <rect x={x - 8} y={y - 8} width={16} height={16} rx={3} className={styles.plate} />
      <text x={x} y={y} className={styles.letter}>
        {letter}
      </text>
    </g>
  );
}
