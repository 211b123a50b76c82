import { Check, ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, use } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  ComboBoxStateContext,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import styles from './ComboBox.module.css';
import { classNames } from './class-names.ts';
import { type ComboOption, optionsFor } from './combo-options.ts';
import { FieldParts, type FieldWords, fieldClass, inputClass } from './Field.tsx';
import { isComposing, useComposedValue } from './ime.ts';
import list from './Select.module.css';

export interface ComboBoxProps extends FieldWords {
  /** What stands in the field. */
  words: string;
  /** The option that was chosen; null once something else was typed. */
  chosen: string | null;
  options: ReadonlyArray<ComboOption>;
  onType: (words: string) => void;
  onChoose: (option: ComboOption) => void;
  /** The name of the button that shows the options. */
  showLabel: string;
  /** What an empty field stands for. */
  placeholder?: string;
  /** Enter while no options are shown, outside of an input method's composition. */
  onSubmit: () => void;
}

/** One line of text that can be anything, with options that are offered while typing. Safe for input methods. */
export function ComboBox({
  words,
  chosen,
  options,
  onType,
  onChoose,
  showLabel,
  placeholder = '',
  onSubmit,
  error,
  ...fieldWords
}: ComboBoxProps) {
  const { value, onChange, ...composition } = useComposedValue(words, onType);
  const shown = optionsFor(options, words, chosen);
  return (
    <AriaComboBox
      items={shown}
      inputValue={value}
      onInputChange={onChange}
      value={chosen}
      onChange={(id) => {
        const option = options.find((one) => one.id === id);
        if (option) onChoose(option);
      }}
      allowsCustomValue
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={fieldClass}
    >
      <FieldParts {...fieldWords} error={error}>
        <Keys onSubmit={onSubmit}>
          <Input
            className={classNames(inputClass, styles.input)}
            placeholder={placeholder}
            {...composition}
          />
          <Button className={styles.show ?? ''} aria-label={showLabel}>
            <ChevronDown size={20} strokeWidth={1.75} aria-hidden />
          </Button>
        </Keys>
      </FieldParts>
      <Popover className={list.popover ?? ''} offset={4}>
        {/* It lies outside of the panel that the field is in, and so needs a landmark of its own. */}
        <section aria-label={showLabel}>
          <ListBox<ComboOption> className={list.list ?? ''}>
            {({ id, text, detail }) => (
              <ListBoxItem id={id} textValue={text} className={list.item ?? ''}>
                <span className={list.value}>
                  {text}
                  {detail && <span className={styles.detail}> {detail}</span>}
                </span>
                <Check size={16} strokeWidth={2.5} aria-hidden className={list.mark} />
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </AriaComboBox>
  );
}

interface KeysProps {
  onSubmit: () => void;
  children: ReactNode;
}

/**
 * The keys that React Aria would take too: those of an input method belong to it alone, Enter without a list submits, and
 * Escape closes the list and not also the panel around it.
 */
function Keys({ onSubmit, children }: KeysProps) {
  const state = use(ComboBoxStateContext);
  const onKeyDown = (event: KeyboardEvent) => {
    const isOpen = state?.isOpen ?? false;
    if (isComposing(event)) event.stopPropagation();
    else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      state?.close();
    } else if (event.key === 'Enter' && !isOpen && event.target instanceof HTMLInputElement) {
      event.stopPropagation();
      event.preventDefault();
      onSubmit();
    }
  };
  return (
    <Group className={styles.control ?? ''} onKeyDownCapture={onKeyDown}>
      {children}
    </Group>
  );
}
