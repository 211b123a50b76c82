import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { putAway } from '#renderer/model/sync/index.ts';
import type { JournalRow } from '#renderer/store/database.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './Journal.module.css';
import { instantWords, type Words } from './row-words.ts';
import { useJournalAct } from './use-journal-act.ts';

interface JournalEntryProps {
  row: JournalRow;
  name: Words;
  /** What happened. */
  text: ReactNode;
  /** What was written. */
  children?: ReactNode;
  /** What can be done, beside putting it away. */
  actions?: ReactNode;
}

/** One thing to look at: what it is about, what happened, what was written, and what can be done. */
export function JournalEntry({ row, name, text, children, actions }: JournalEntryProps) {
  const { rich, format } = useText();
  const { around } = useWorkspace();
  const run = useJournalAct(row);
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <h3 className={styles.name}>{name.drawn}</h3>
        <p className={styles.quiet}>
          {rich('status.lastSyncValue', instantWords(format, row.at, around.zone()))}
        </p>
      </div>
      <p>{text}</p>
      {children}
      <div className={styles.actions}>
        {actions}
        <Button
          kind="plain"
          about={name.said}
          onPress={() => run((workspace) => putAway(workspace, row), rich('status.putAwayDone'))}
        >
          {rich('status.putAway')}
        </Button>
      </div>
    </li>
  );
}
