import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Notice.module.css';

interface NoticeProps {
  /** The name of the line, for whoever goes from part to part. */
  label: string;
  text: ReactNode;
  /** Quieter words below the text. */
  note?: ReactNode;
  /** What can be done about it. */
  children: ReactNode;
  /** Below the actions, where one of them asks for more. */
  more?: ReactNode;
  /** The member is asked something: the actions stand below the text. */
  isQuestion?: boolean;
}

/** A quiet line above the screens. Within a live region it is read out when it comes; it never takes the focus. */
export function Notice({ label, text, note, children, more, isQuestion = false }: NoticeProps) {
  return (
    <section className={classNames(styles.notice, isQuestion && styles.question)} aria-label={label}>
      <p>{text}</p>
      {note && <p className={styles.note}>{note}</p>}
      <div className={styles.actions}>{children}</div>
      {more && <div className={styles.actions}>{more}</div>}
    </section>
  );
}
