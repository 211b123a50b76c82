import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components/Select';
import { FieldParts, type FieldWords, fieldClass } from './Field.tsx';
import styles from './Select.module.css';

export interface SelectOption<V extends string> {
  value: V;
  label: ReactNode;
  /** The label as plain text, to find the option by typing. */
  text: string;
}

export interface SelectProps<V extends string> extends FieldWords {
  value: V;
  onChange: (value: V) => void;
  options: ReadonlyArray<SelectOption<V>>;
  isDisabled?: boolean;
}

/** One of many, from a list that opens. */
export function Select<V extends string>({
  value,
  onChange,
  options,
  isDisabled = false,
  error,
  ...words
}: SelectProps<V>) {
  const choose = (chosen: unknown) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <AriaSelect
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      className={fieldClass}
    >
      <FieldParts {...words} error={error}>
        <Button className={styles.button ?? ''}>
          <SelectValue className={styles.value ?? ''} />
          <ChevronDown size={20} strokeWidth={1.75} aria-hidden />
        </Button>
      </FieldParts>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.text}
              className={styles.item ?? ''}
            >
              <span className={styles.value}>{option.label}</span>
              <Check size={16} strokeWidth={2.5} aria-hidden className={styles.mark} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
