import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** What every field says about itself. */
export interface FieldWords {
  label: ReactNode;
  /** The label is there for screen readers only; what the field is for must be plain to see. */
  hideLabel?: boolean;
  description?: ReactNode;
  /** What does not fit, shown in place and read with the field. Nothing when all is well. */
  error?: ReactNode;
}

interface FieldPartsProps extends FieldWords {
  children: ReactNode;
}

/** Label, control, description and error of a field, in order. Stands inside a React Aria field. */
export function FieldParts({ label, hideLabel = false, description, error, children }: FieldPartsProps) {
  return (
    <>
      <Label className={styles.label ?? ''}>
        {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </Label>
      {children}
      {description && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </>
  );
}

export const fieldClass = classNames(styles.field);
export const inputClass = classNames(styles.input);
