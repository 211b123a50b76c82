import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  label: ReactNode;
  /** From 0 to 1. */
  share: number;
}

/** How far something long has come. It is there to be looked at; nothing announces its steps. */
export function ProgressBar({ label, share }: ProgressBarProps) {
  return (
    <AriaProgressBar value={share * 100} className={styles.progress ?? ''}>
      {({ percentage, valueText }) => (
        <>
          <Label>{label}</Label>
          <span className={styles.value}>{valueText}</span>
          <svg className={styles.track} aria-hidden width="100%" height="8">
            <rect className={styles.bar} width={`${percentage ?? 0}%`} height="8" />
          </svg>
        </>
      )}
    </AriaProgressBar>
  );
}
