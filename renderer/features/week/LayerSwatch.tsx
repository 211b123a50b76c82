import { classNames } from '#renderer/ui/class-names.ts';
import type { SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';
import styles from './LongSheet.module.css';
import { layerClass } from './Sign.tsx';

/** The colour of a layer on the sheet of a year, for its legend. */
export function LayerSwatch({ layer }: { layer: SheetLayer }) {
  return (
    <svg width={18} height={18} aria-hidden="true" className={styles.year}>
      <rect
        y={5}
        width={18}
        height={8}
        rx={2}
        className={classNames(styles.shape, styles[layer], layerClass(layer))}
      />
    </svg>
  );
}
