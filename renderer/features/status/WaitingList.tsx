import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { WaitingOps, WaitingRow } from '#renderer/model/sync/index.ts';
import { keyOf } from '#shared/sync/operation.ts';
import { rowWords } from './row-words.ts';
import styles from './WaitingList.module.css';

const whatWords = {
  new: 'status.whatNew',
  changed: 'status.whatChanged',
  deleted: 'status.whatDeleted',
  restored: 'status.whatRestored',
} as const satisfies Record<WaitingRow['what'], string>;

/** What waits in a lane, in words: the latest, and how many there are before them. */
export function WaitingList({ lane, title }: { lane: WaitingOps; title?: ReactNode }) {
  const text = useText();
  const { rich } = text;
  if (lane.count === 0) return null;
  return (
    <div className={styles.lane}>
      {title}
      <ul className={styles.rows}>
        {lane.rows.map((row) => (
          <li key={keyOf(row)} className={styles.row}>
            <span className={styles.what}>{rich(whatWords[row.what])}</span>
            <span>{rowWords(text, row.table, row.name).drawn}</span>
          </li>
        ))}
      </ul>
      {lane.earlier > 0 && <p className={styles.quiet}>{rich('status.earlier', { count: lane.earlier })}</p>}
    </div>
  );
}
