import { useText } from '#renderer/locales/use-text.tsx';
import type { Trouble } from '#renderer/store/state.ts';
import styles from './KeysPage.module.css';

/** What hindered an action, in words. The place is always there, so that it is read out when something comes. */
export function KeysTrouble({ trouble }: { trouble: Trouble | null }) {
  const { rich } = useText();
  return (
    <div role="alert" className={styles.said}>
      {trouble && <p>{rich(trouble === 'disk-full' ? 'status.diskFull' : `problems.${trouble}`)}</p>}
    </div>
  );
}
