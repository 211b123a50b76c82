import { Select, type SelectOption, type SelectProps } from '#renderer/ui/Select.tsx';

interface NumberSelectProps<V extends number>
  extends Omit<SelectProps<string>, 'value' | 'onChange' | 'options'> {
  value: V;
  onChange: (value: V) => void;
  /** What is offered, in order. */
  choices: ReadonlyArray<V>;
  wordsOf: (choice: V) => Pick<SelectOption<string>, 'label' | 'text'>;
}

/** One of several numbers, each with its own words, from a list that opens. */
export function NumberSelect<V extends number>({
  value,
  onChange,
  choices,
  wordsOf,
  ...words
}: NumberSelectProps<V>) {
  return (
    <Select
      {...words}
      value={String(value)}
      onChange={(chosen) => {
        const choice = choices.find((one) => String(one) === chosen);
        if (choice !== undefined) onChange(choice);
      }}
      options={choices.map((choice) => ({ value: String(choice), ...wordsOf(choice) }))}
    />
  );
}
