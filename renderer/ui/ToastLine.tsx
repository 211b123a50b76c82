import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './ToastLine.module.css';
import { hideToast, useToasts } from './toasts.ts';

/** How long the line stays, in milliseconds. It stays longer while the pointer or the focus is on it. */
export const TOAST_MS = 10_000;

export interface ToastLineProps {
  undoLabel: ReactNode;
  closeLabel: string;
}

/** The quiet line that tells what was done, and can undo it. The frame has one, above the sync line. */
export function ToastLine({ undoLabel, closeLabel }: ToastLineProps) {
  const toast = useToasts((state) => state.toast);
  const [isHeld, setHeld] = useState(false);
  const key = toast?.key;
  useEffect(() => {
    if (key === undefined || isHeld) return;
    const timer = setTimeout(() => hideToast(key), TOAST_MS);
    return () => clearTimeout(timer);
  }, [key, isHeld]);
  const close = () => {
    setHeld(false);
    if (key !== undefined) hideToast(key);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointer and focus only hold the time; the controls are inside.
    <div
      data-toast
      className={toast ? styles.line : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div role="status" className={styles.message}>
        {toast?.message}
      </div>
      {toast && (
        <div className={styles.actions}>
          {toast.undo && (
            <Button
              kind="plain"
              onPress={() => {
                toast.undo?.();
                close();
              }}
            >
              {undoLabel}
            </Button>
          )}
          <IconButton icon={X} label={closeLabel} onPress={close} />
        </div>
      )}
    </div>
  );
}
