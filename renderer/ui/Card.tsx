import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';
import { classNames } from './class-names.ts';

export interface CardProps {
  /** A heading (level 2), which also names the card's region. */
  title?: ReactNode;
  /** `plain` stands on the paper without a sheet below it. */
  kind?: 'sheet' | 'plain';
  children: ReactNode;
}

/** A sheet of paper that holds one thing. */
export function Card({ title, kind = 'sheet', children }: CardProps) {
  const id = useId();
  const body = <div className={classNames(styles.body, styles[kind])}>{children}</div>;
  if (!title) return body;
  return (
    <section aria-labelledby={id} className={styles.card}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {body}
    </section>
  );
}
