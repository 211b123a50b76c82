import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { DialogTrigger, Popover } from 'react-aria-components/Popover';
import { Button } from './Button.tsx';
import styles from './PopoverButton.module.css';

interface PopoverButtonProps {
  icon?: LucideIcon;
  /** The words of the button. */
  children: ReactNode;
  /** The name of what opens. */
  label: string;
  /** What stands in it. @param close closes it */
  content: (close: () => void) => ReactNode;
}

/** A button that opens a small sheet of choices beside itself. A press outside and Escape close it. */
export function PopoverButton({ icon, children, label, content }: PopoverButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button {...(icon && { icon })}>{children}</Button>
      <Popover aria-label={label} placement="bottom end" offset={4} className={styles.popover ?? ''}>
        <div className={styles.content}>{content(() => setOpen(false))}</div>
      </Popover>
    </DialogTrigger>
  );
}
