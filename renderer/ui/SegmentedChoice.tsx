import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { classNames } from './class-names.ts';
import styles from './SegmentedChoice.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface ChoiceOption<V extends string> {
  value: V;
  label: ReactNode;
  /** The language of this option's words, where it is not the page's. */
  lang?: string;
}

interface SegmentedChoiceProps<V extends string> {
  label: ReactNode;
  hideLabel?: boolean;
  value: V;
  onChange: (value: V) => void;
  options: ReadonlyArray<ChoiceOption<V>>;
}

/** One of a few, side by side. */
export function SegmentedChoice<V extends string>({
  label,
  hideLabel = false,
  value,
  onChange,
  options,
}: SegmentedChoiceProps<V>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup value={value} onChange={choose} orientation="horizontal" className={styles.group ?? ''}>
      <Label className={classNames(styles.label, hideLabel && styles.hidden)}>
        {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </Label>
      <div className={styles.segments}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className={styles.option ?? ''}
            {...(option.lang === undefined ? {} : { lang: option.lang })}
          >
            <span className={styles.mark} />
            <span>{option.label}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
