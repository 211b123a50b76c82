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

/** Shows a quiet line at the bottom for ten seconds, in the place of the one before. */
export function showToast(toast: Toast): void {
  useToasts.setState(({ toast: previous }) => ({ toast: { ...toast, key: (previous?.key ?? 0) + 1 } }));
}

/** Hides the line. */
export function hideToast(): void {
  useToasts.setState({ toast: null });
}
