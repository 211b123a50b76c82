import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import styles from './Checkbox.module.css';

export interface CheckboxProps {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  /** Words beside the box. Without them, `label` names it. */
  children?: ReactNode;
  /** The accessible name where no words stand beside the box. */
  label?: string;
  isDisabled?: boolean;
}

/** A box to tick. */
export function Checkbox({ isSelected, onChange, children, label, isDisabled = false }: CheckboxProps) {
  return (
    <AriaCheckbox
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      className={styles.checkbox ?? ''}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className={styles.box}>
        <Check size={16} strokeWidth={3} aria-hidden className={styles.mark} />
      </span>
      {children && <span>{children}</span>}
    </AriaCheckbox>
  );
}
