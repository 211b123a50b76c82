import type { KeyboardEvent } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components/TextField';
import { FieldParts, type FieldWords, fieldClass, inputClass } from './Field.tsx';
import { isComposing, useComposedValue } from './ime.ts';

type Passed = Pick<
  AriaTextFieldProps,
  'autoFocus' | 'autoComplete' | 'inputMode' | 'isDisabled' | 'name' | 'onBlur' | 'onFocus' | 'spellCheck'
>;

export interface TextFieldProps extends FieldWords, Passed {
  value: string;
  onChange: (value: string) => void;
  /** Enter, outside of an input method's composition. */
  onSubmit?: () => void;
  /** Escape, outside of an input method's composition. */
  onCancel?: () => void;
  /** Further keys, such as arrows; not called while composing. */
  onKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
  placeholder?: string;
}

/** One line of text. Safe for input methods. */
export function TextField({
  value,
  onChange,
  onSubmit,
  onCancel,
  onKey,
  placeholder = '',
  label,
  hideLabel = false,
  description,
  error,
  ...passed
}: TextFieldProps) {
  const { onCompositionStart, onCompositionEnd, ...composed } = useComposedValue(value, onChange);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && onSubmit) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    } else {
      onKey?.(event);
    }
  };
  return (
    <AriaTextField
      {...passed}
      {...composed}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={fieldClass}
    >
      <FieldParts label={label} hideLabel={hideLabel} description={description} error={error}>
        <Input
          className={inputClass}
          placeholder={placeholder}
          onKeyDown={onKeyDown}
          onCompositionStart={onCompositionStart}
          onCompositionEnd={onCompositionEnd}
        />
      </FieldParts>
    </AriaTextField>
  );
}
