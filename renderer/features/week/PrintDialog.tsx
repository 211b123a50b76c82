import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { type SheetLayer, sheetLayers } from '#shared/domain/rhythm/sheet-layers.ts';
import styles from './Choices.module.css';
import { layerNames } from './layer-names.ts';

/** What goes onto the paper. */
export interface Paper {
  layers: ReadonlyArray<SheetLayer>;
  /** The member's lines about the days. */
  hasLines: boolean;
}

interface PrintDialogProps {
  /** What is shown on the screen. */
  isShown: (layer: SheetLayer) => boolean;
  /** What the member said of the days as a whole can be printed too. */
  hasDays: boolean;
  onPrint: (paper: Paper) => void;
  onClose: () => void;
}

/**
 * What goes onto the paper: what is shown, unless the member chooses otherwise. What they said of themselves is only on
 * it if they choose it here, as others may see the paper.
 */
export function PrintDialog({ isShown, hasDays, onPrint, onClose }: PrintDialogProps) {
  const { rich } = useText();
  const [layers, setLayers] = useState(() =>
    sheetLayers.filter((layer) => layer !== 'self' && isShown(layer)),
  );
  const [hasLines, setLines] = useState(false);
  const offered = sheetLayers.filter((layer) => hasDays || layer !== 'self');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={rich('week.printTitle')}
      footer={
        <>
          <Button onPress={onClose}>{rich('common.cancel')}</Button>
          <Button kind="main" onPress={() => onPrint({ layers, hasLines })}>
            {rich('week.print')}
          </Button>
        </>
      }
    >
      <div className={styles.boxes}>
        {offered.map((layer) => (
          <Checkbox
            key={layer}
            isSelected={layers.includes(layer)}
            onChange={(isOn) => setLayers(isOn ? [...layers, layer] : layers.filter((one) => one !== layer))}
          >
            {rich(layerNames[layer])}
          </Checkbox>
        ))}
        {hasDays && (
          <Checkbox isSelected={hasLines} onChange={setLines}>
            {rich('week.lines')}
          </Checkbox>
        )}
      </div>
    </Dialog>
  );
}
