import styles from './patterns.module.css';

/** What a coloured shape can stand for. Each has a pattern, so that it reads without colour. */
export type PatternKind = 'work' | 'sleep' | 'plan' | 'visit' | 'unsure';

/** The `fill` of a shape of this kind; {@link PatternDefs} must be on the page. */
export function patternFill(kind: PatternKind): string {
  return `url(#pattern-${kind})`;
}

/** The class that gives a shape of this kind its outline. */
export function patternOutline(kind: PatternKind): string {
  return styles[`${kind}Outline`] ?? '';
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

/** A small swatch of a kind, for legends and tables. Its letter is the kind's name in the member's language. */
export function PatternSwatch({ kind, letter }: { kind: PatternKind; letter: string }) {
  return (
    <svg width={24} height={24} viewBox="0 0 24 24" aria-hidden="true" className={styles.swatch}>
      <rect
        x={1}
        y={1}
        width={22}
        height={22}
        rx={4}
        fill={patternFill(kind)}
        className={patternOutline(kind)}
      />
      <PatternLetter x={12} y={12} letter={letter} />
    </svg>
  );
}

/** The letter on a shape, on a small plate so that it reads above the pattern. `x` and `y` are its middle. */
export function PatternLetter({ x, y, letter }: { x: number; y: number; letter: string }) {
  return (
    <g>
      <rect x={x - 8} y={y - 8} width={16} height={16} rx={3} className={styles.plate} />
      <text x={x} y={y} className={styles.letter}>
        {letter}
      </text>
    </g>
  );
}
