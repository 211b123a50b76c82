import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import styles from './Chip.module.css';
import { classNames } from './class-names.ts';

interface ChipProps {
  /** Its accessible name, which contains what is shown. */
  name: string;
  isSelected: boolean;
  onPress: () => void;
  /** It has an edge also while it is not the present one: where nothing else says that it can be pressed. */
  hasEdge?: boolean;
  children: ReactNode;
}

/** One of a few short values in a row, set with one press; the present one is marked. */
export function Chip({ name, isSelected, onPress, hasEdge = false, children }: ChipProps) {
  return (
    <ToggleButton
      aria-label={name}
      isSelected={isSelected}
      onChange={onPress}
      className={classNames(styles.chip, hasEdge && styles.edge)}
    >
      {children}
    </ToggleButton>
  );
}
