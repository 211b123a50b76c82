import type { ReactNode } from 'react';
import { syncErrorText } from '#renderer/locales/sync-error-text.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import type { SyncErrorCode } from '#renderer/store/state.ts';
import styles from './KeysPage.module.css';

interface KeysErrorProps {
  error: SyncErrorCode | null;
  /** Another reason, shown when there is no `error`. */
  children?: ReactNode;
}

/** Why an action failed, in words. The live region is always there, so that text is read out when it comes. */
export function KeysError({ error, children }: KeysErrorProps) {
  const { rich } = useText();
  const words = (error && rich(syncErrorText(error))) || children;
  return (
    <div role="alert" className={styles.said}>
      {words && <p>{words}</p>}
    </div>
  );
}
