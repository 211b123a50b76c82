import type { ReactNode } from 'react';
import { syncErrorText } from '#renderer/locales/sync-error-text.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import type { SyncErrorCode } from '#renderer/store/state.ts';
import styles from './KeysPage.module.css';

interface KeysErrorProps {
  error: SyncErrorCode | null;
  /** What hindered it otherwise. */
  children?: ReactNode;
}

/** What hindered an action, in words. The place is always there, so that it is read out when something comes. */
export function KeysError({ error, children }: KeysErrorProps) {
  const { rich } = useText();
  const words = (error && rich(syncErrorText(error))) || children;
  return (
    <div role="alert" className={styles.said}>
      {words && <p>{words}</p>}
    </div>
  );
}
