import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `main` is the one thing to do on a screen, `quiet` has a border, `plain` is text only. */
  kind?: 'main' | 'quiet' | 'plain';
  icon?: LucideIcon;
  children: ReactNode;
  /** What the button is about, where only its position shows that. Added to its accessible name, after its words. */
  about?: string;
}

/** A button with words, and an icon where it helps. */
export function Button({ kind = 'quiet', icon: Icon, children, about, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={classNames(styles.button, styles[kind])}>
      {Icon && <Icon size={20} strokeWidth={1.75} aria-hidden />}
      <span>{children}</span>
      {about && <VisuallyHidden> {about}</VisuallyHidden>}
    </AriaButton>
  );
}
