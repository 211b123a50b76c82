import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import styles from './Chip.module.css';

interface ChipProps {
  /** Its accessible name, which contains what is shown. */
  name: string;
  isSelected: boolean;
  onPress: () => void;
  children: ReactNode;
}

/** One of a few short values in a row, set with one press; the present one is marked. */
export function Chip({ name, isSelected, onPress, children }: ChipProps) {
  return (
    <ToggleButton aria-label={name} isSelected={isSelected} onChange={onPress} className={styles.chip ?? ''}>
      {children}
    </ToggleButton>
  );
}
