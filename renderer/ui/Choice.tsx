import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './Choice.module.css';
import { classNames } from './class-names.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface ChoiceOption<V extends string> {
  value: V;
  label: ReactNode;
  /** A line below the label; shown on cards only. */
  description?: ReactNode;
  /** The language of this option's words, where it is not the page's. */
  lang?: string;
}

interface ChoiceProps<V extends string> {
  label: ReactNode;
  hideLabel?: boolean;
  value: V;
  onChange: (value: V) => void;
  options: ReadonlyArray<ChoiceOption<V>>;
}

/** One of a few, as cards with room for words. */
export function RadioCards<V extends string>(props: ChoiceProps<V>) {
  return <Choice {...props} look="cards" />;
}

/** One of a few short words, side by side. */
export function SegmentedChoice<V extends string>(props: ChoiceProps<V>) {
  return <Choice {...props} look="segments" />;
}

function Choice<V extends string>({
  label,
  hideLabel = false,
  value,
  onChange,
  options,
  look,
}: ChoiceProps<V> & { look: 'cards' | 'segments' }) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup value={value} onChange={choose} orientation="horizontal" className={styles.group ?? ''}>
      <Label className={styles.label ?? ''}>
        {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </Label>
      <div className={styles[look]}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className={classNames(styles.option)}
            {...(option.lang === undefined ? {} : { lang: option.lang })}
          >
            <span className={styles.mark} />
            <span>
              {option.label}
              {look === 'cards' && option.description && (
                <span className={styles.description}>{option.description}</span>
              )}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
