import type { ReactNode } from 'react';
import { create } from 'zustand';

export interface Toast {
  message: ReactNode;
  /** Undoes what the message tells of. */
  undo?: () => void;
}

interface ToastState {
  /** `key` tells one toast from the next, even with the same words. */
  toast: (Toast & { key: number }) | null;
}

export const useToasts = create<ToastState>(() => ({ toast: null }));

let lastKey = 0;

/** Shows a quiet line above the sync line for ten seconds, in the place of the one before. */
export function showToast(toast: Toast): void {
  useToasts.setState({ toast: { ...toast, key: ++lastKey } });
}

/** Hides the line with this key, unless another one stands in its place already. */
export function hideToast(key: number): void {
  useToasts.setState(({ toast }) => (toast?.key === key ? { toast: null } : {}));
}
