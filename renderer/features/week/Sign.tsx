import type { CSSProperties } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import type { SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';
import styles from './Sign.module.css';

/**
 * The signs that are drawn, around 0, so that they look the same with every font and on paper. What is `open` is only an
 * outline. Any other sign is written.
 */
const shapes: Readonly<Record<string, { d: string; open?: true }>> = {
  '⇧': { d: 'M0-5.5L5.5 .5H2.5V5.5H-2.5V.5H-5.5Z', open: true },
  '⇩': { d: 'M0 5.5L5.5-.5H2.5V-5.5H-2.5V-.5H-5.5Z', open: true },
  〇: { d: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0' },
  '◆': { d: 'M0-5.5L4.5 0L0 5.5L-4.5 0Z' },
  '↗': { d: 'M-4 4L4-4M-2-4H4V2', open: true },
  '☺': {
    d: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0M-2-1.6v.4M2-1.6v.4M-2.4 1.4a2.9 2.9 0 0 0 4.8 0',
    open: true,
  },
  '▷': { d: 'M-3.5-5L5 0L-3.5 5Z', open: true },
  '△': { d: 'M0-5L5 4H-5Z', open: true },
  '♨': { d: 'M-5 1a5 4 0 0 0 10 0M-3-5.5v4M0-6.5v4M3-5.5v4', open: true },
  '～': { d: 'M-5.5 1q2.75-5 5.5-1t5.5-1', open: true },
};

/** What stands for a moment on a sheet. Its middle is at 0, 0. */
export function Sign({ kind: { sign, tone } }: { kind: Kind }) {
  const shape = Object.hasOwn(shapes, sign) ? shapes[sign] : undefined;
  return (
    <g className={styles.sign} style={{ '--mark': `var(--tone-${tone})` } as CSSProperties}>
      {shape ? (
        <>
          <path d={shape.d} className={styles.halo} />
          <path d={shape.d} className={shape.open ? styles.open : styles.full} />
        </>
      ) : (
        <>
          <circle r={7} className={styles.plate} />
          <text className={styles.letter}>{sign}</text>
        </>
      )}
    </g>
  );
}

/** A sign in a line of text, for legends. */
export function SignSwatch({ kind }: { kind: Kind }) {
  return (
    <svg width={18} height={18} viewBox="-9 -9 18 18" aria-hidden="true" className={styles.swatch}>
      <Sign kind={kind} />
    </svg>
  );
}

/** The class that gives a shape the colour of a layer, as `--mark`. */
export function layerClass(layer: SheetLayer): string {
  return classNames(styles[layer]);
}
