import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface NoticeProps {
  /** The name of the line, for whoever goes from part to part. */
  label: string;
  text: ReactNode;
  /** What can be done about it. */
  children: ReactNode;
}

/** A quiet line above the screens. Within a live region it is read out when it comes; it never takes the focus. */
export function Notice({ label, text, children }: NoticeProps) {
  return (
    <section className={styles.notice} aria-label={label}>
      <p>{text}</p>
      <div className={styles.actions}>{children}</div>
    </section>
  );
}
