import type { CSSProperties } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import type { RecordKind } from '#shared/domain/rhythm/rhythm-record.ts';
import type { SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';
import type { KindLook } from './kinds.ts';
import styles from './Sign.module.css';

/**
 * The signs of the paper forms, drawn around 0, so that they look the same with every font and on paper: up ⇧, to bed ⇩,
 * meal ●, medicine ◆, outing ↗, contact ☺, start of work ▷. What is `open` is only an outline.
 */
const shapes: Readonly<Record<string, { d: string; open?: true }>> = {
  'out-of-bed': { d: 'M0-5.5L5.5 .5H2.5V5.5H-2.5V.5H-5.5Z', open: true },
  bed: { d: 'M0 5.5L5.5-.5H2.5V-5.5H-2.5V-.5H-5.5Z', open: true },
  meal: { d: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0' },
  medicine: { d: 'M0-5.5L4.5 0L0 5.5L-4.5 0Z' },
  outing: { d: 'M-4 4L4-4M-2-4H4V2', open: true },
  contact: {
    d: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0M-2-1.6v.4M2-1.6v.4M-2.4 1.4a2.9 2.9 0 0 0 4.8 0',
    open: true,
  },
  'work-start': { d: 'M-3.5-5L5 0L-3.5 5Z', open: true },
};

interface SignProps {
  kind: RecordKind;
  layer: SheetLayer;
  look: KindLook;
}

/** What stands for a moment on a sheet: its sign, or the letter of a kind that has none. Its middle is at 0, 0. */
export function Sign({ kind, layer, look: { letter, tone } }: SignProps) {
  const shape = letter === null ? shapes[kind] : undefined;
  const color = tone === null ? {} : { '--mark': `var(--tone-${tone})` };
  return (
    <g className={classNames(styles.sign, styles[layer])} style={color as CSSProperties}>
      {shape ? (
        <>
          <path d={shape.d} className={styles.halo} />
          <path d={shape.d} className={shape.open ? styles.open : styles.full} />
        </>
      ) : (
        <>
          <circle r={7} className={styles.plate} />
          <text className={styles.letter}>{letter ?? '·'}</text>
        </>
      )}
    </g>
  );
}

/** A sign in a line of text, for legends. */
export function SignSwatch(props: SignProps) {
  return (
    <svg width={18} height={18} viewBox="-9 -9 18 18" aria-hidden="true" className={styles.swatch}>
      <Sign {...props} />
    </svg>
  );
}

/** The class that gives a shape the colour of a layer, as `--mark`. */
export function layerClass(layer: SheetLayer): string {
  return classNames(styles[layer]);
}
