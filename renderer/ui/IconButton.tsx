import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { TRIGGER } from './follow-triggers.ts';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  icon: LucideIcon;
  /** What it does, in words: its accessible name and its tooltip. */
  label: string;
}

/** A button that is only an icon; its words come as a tooltip (see `Tooltips`). */
export function IconButton({ icon: Icon, label, ...props }: IconButtonProps) {
  return (
    <AriaButton {...props} {...{ [TRIGGER]: '' }} aria-label={label} className={styles.button ?? ''}>
      <Icon size={20} strokeWidth={1.75} aria-hidden />
    </AriaButton>
  );
}
