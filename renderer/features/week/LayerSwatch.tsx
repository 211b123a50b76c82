import { classNames } from '#renderer/ui/class-names.ts';
import type { SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';
import styles from './LongSheet.module.css';
import { layerClass } from './Sign.tsx';

/** A layer as it is drawn on the sheet of a month or a year, for its legend. */
export function LayerSwatch({ span, layer }: { span: 'month' | 'year'; layer: SheetLayer }) {
  return (
    <svg width={20} height={18} aria-hidden="true" className={styles[span]}>
      <rect
        x={1}
        y={span === 'month' ? 3 : 5}
        width={18}
        height={span === 'month' ? 12 : 8}
        rx={2}
        className={classNames(styles.shape, styles[layer], layerClass(layer))}
      />
    </svg>
  );
}
