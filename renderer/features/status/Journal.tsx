import { useText } from '#renderer/locales/use-text.tsx';
import type { Journal as JournalRows, Notice } from '#renderer/model/sync/index.ts';
import { ConflictEntry } from './ConflictEntry.tsx';
import styles from './Journal.module.css';
import { JournalEntry } from './JournalEntry.tsx';
import { RejectedEntry } from './RejectedEntry.tsx';

interface JournalProps {
  journal: JournalRows;
  /** What the member calls their devices, by id, as far as is known. */
  deviceNames: ReadonlyMap<string, string>;
}

/** What a member may want to look at: conflicts, what the server did not take, and what happened to the server. */
export function Journal({ journal, deviceNames }: JournalProps) {
  const { rich } = useText();
  const { items, earlier, titles } = journal;
  if (items.length === 0) return <p className={styles.quiet}>{rich('status.journalEmpty')}</p>;
  return (
    <>
      <ul className={styles.journal}>
        {items.map((item) => {
          const key = item.row.n;
          if (item.kind === 'notice') return <NoticeEntry key={key} row={item.row} />;
          if (item.kind === 'rejected') return <RejectedEntry key={key} {...item} titles={titles} />;
          return <ConflictEntry key={key} {...item} titles={titles} deviceNames={deviceNames} />;
        })}
      </ul>
      {earlier > 0 && <p className={styles.quiet}>{rich('status.earlier', { count: earlier })}</p>}
    </>
  );
}

const noticeWords = {
  restored: 'status.journalRestored',
  unreadable: 'status.journalUnreadable',
} as const satisfies Record<Notice['kind'], string>;

function NoticeEntry({ row }: { row: Notice }) {
  const { t, rich } = useText();
  const name = { drawn: rich('status.notice'), said: t('status.notice') };
  return <JournalEntry row={row} name={name} text={rich(noticeWords[row.kind])} />;
}
