import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import styles from './DataPage.module.css';

const SHOWN = 200;

interface LongListProps<T> {
  title: ReactNode;
  items: ReadonlyArray<T>;
  /** Unfolded from the start. */
  isOpen?: boolean;
  children: (item: T) => ReactNode;
}

/** A list that may be very long, folded; nothing when there is nothing in it. */
export function LongList<T>({ title, items, isOpen = false, children }: LongListProps<T>) {
  const { rich } = useText();
  if (items.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <ul className={styles.list}>
        {items.slice(0, SHOWN).map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what a file names has no identity but its place in it.
          <li key={index}>{children(item)}</li>
        ))}
      </ul>
      {items.length > SHOWN && (
        <p className={styles.quiet}>{rich('data.more', { count: items.length - SHOWN })}</p>
      )}
    </details>
  );
}
