import type { ReactNode } from 'react';
import { troubleText } from '#renderer/locales/trouble-text.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import type { Trouble } from '#renderer/store/state.ts';
import styles from './KeysPage.module.css';

interface KeysTroubleProps {
  trouble: Trouble | null;
  /** What hindered it otherwise. */
  children?: ReactNode;
}

/** What hindered an action, in words. The place is always there, so that it is read out when something comes. */
export function KeysTrouble({ trouble, children }: KeysTroubleProps) {
  const { rich } = useText();
  const words = (trouble && rich(troubleText(trouble))) || children;
  return (
    <div role="alert" className={styles.said}>
      {words && <p>{words}</p>}
    </div>
  );
}
