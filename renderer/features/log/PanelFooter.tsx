import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './PanelFooter.module.css';

interface PanelFooterProps {
  onSave: () => void;
  onCancel: () => void;
  /** The button that deletes what is corrected; nothing when it is new. */
  remove: ReactNode;
}

/** What ends a panel: delete on one side, cancel and save on the other. */
export function PanelFooter({ onSave, onCancel, remove }: PanelFooterProps) {
  const { rich } = useText();
  return (
    <>
      {remove && <div className={styles.remove}>{remove}</div>}
      <Button onPress={onCancel}>{rich('common.cancel')}</Button>
      <Button kind="main" onPress={onSave}>
        {rich('common.save')}
      </Button>
    </>
  );
}
