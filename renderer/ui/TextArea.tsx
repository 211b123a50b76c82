import type { KeyboardEvent } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { FieldParts, type FieldWords, fieldClass, inputClass } from './Field.tsx';
import { isComposing, useComposedValue } from './ime.ts';

type Passed = Pick<AriaTextFieldProps, 'autoFocus' | 'isDisabled' | 'name' | 'onBlur' | 'onFocus'>;

export interface TextAreaProps extends FieldWords, Passed {
  value: string;
  onChange: (value: string) => void;
  /** Ctrl+Enter or ⌘+Enter, outside of an input method's composition. */
  onSubmit?: () => void;
  placeholder?: string;
  rows?: number;
}

/** Several lines of text. Safe for input methods. */
export function TextArea({
  value,
  onChange,
  onSubmit,
  placeholder = '',
  rows = 4,
  label,
  hideLabel = false,
  description,
  error,
  ...passed
}: TextAreaProps) {
  const { onCompositionStart, onCompositionEnd, ...composed } = useComposedValue(value, onChange);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isSubmit = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isSubmit || !onSubmit || isComposing(event)) return;
    event.preventDefault();
    onSubmit();
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
        <AriaTextArea
          className={inputClass}
          rows={rows}
          placeholder={placeholder}
          onKeyDown={onKeyDown}
          onCompositionStart={onCompositionStart}
          onCompositionEnd={onCompositionEnd}
        />
      </FieldParts>
    </AriaTextField>
  );
}
